package org.saan.hub.catalogue.print;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.saan.hub.catalogue.CraftPatterns;
import org.saan.hub.catalogue.PublicPhoto;
import org.saan.hub.catalogue.PublicPhotos;
import org.saan.hub.platform.FileStore;
import org.saan.hub.shared.Language;
import org.saan.hub.shared.LocalizedText;
import org.saan.hub.shared.Words;
import org.saan.hub.shared.print.PrintedImage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Photos that the public may see, and the patterns of crafts where there are none. */
@Component
class PrintedPictures implements Pictures {
    private static final Logger LOG = LoggerFactory.getLogger(PrintedPictures.class);
    /** Points across: about 230 to the inch as they are printed. */
    private static final int WIDTH = 640;

    private final PublicPhotos photos;
    private final FileStore files;
    private final Words words;
    private final CraftPatterns patterns;
    private final Map<String, PrintedImage> read = new ConcurrentHashMap<>();

    PrintedPictures(PublicPhotos photos, FileStore files, Words words, CraftPatterns patterns) {
        this.photos = photos;
        this.files = files;
        this.words = words;
        this.patterns = patterns;
    }

    @Override
    public String state(Collection<UUID> subjects) {
        return new TreeMap<>(photos.of(subjects)).toString();
    }

    @Override
    public List<Photo> of(UUID subject, int most) {
        return photos.of(List.of(subject)).getOrDefault(subject, List.of()).stream()
                .limit(most)
                .flatMap(photo -> photo(photo).stream())
                .toList();
    }

    private Optional<Photo> photo(PublicPhoto photo) {
        try (var in = files.open(photo.upTo(WIDTH).file())) {
            return Optional.of(new Photo(PrintedImage.of(in.readAllBytes()), shows(photo)));
        } catch (NoSuchFileException lost) {
            LOG.warn("a file of photo {} is not in the store", photo.id());
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private LocalizedText shows(PublicPhoto photo) {
        var alt = photo.alt();
        return alt != null ? alt : new LocalizedText(named(photo, Language.TH), named(photo, Language.EN));
    }

    private String named(PublicPhoto photo, Language language) {
        return photo.subjectName().in(language) + " · " + words.say(language, "media.photo", photo.number());
    }

    @Override
    public PrintedImage pattern(@Nullable String craft) {
        return read.computeIfAbsent(patterns.of(craft), PrintedPictures::read);
    }

    private static PrintedImage read(String pattern) {
        try (var in = PrintedPictures.class.getResourceAsStream("/static/patterns/" + pattern + ".png")) {
            if (in == null) {
                throw new IllegalStateException("no pattern " + pattern);
            }
            return PrintedImage.of(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

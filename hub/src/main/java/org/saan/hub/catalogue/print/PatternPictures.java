package org.saan.hub.catalogue.print;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.saan.hub.directory.Directory;
import org.saan.hub.directory.FamilyView;
import org.saan.hub.shared.print.PrintedImage;
import org.springframework.stereotype.Component;

/** The patterns of crafts, which stand on paper until groups have photos. */
@Component
class PatternPictures implements Pictures {
    private static final String PLAIN = "paper_04";

    private final Directory directory;
    private final Map<String, PrintedImage> read = new ConcurrentHashMap<>();

    PatternPictures(Directory directory) {
        this.directory = directory;
    }

    @Override
    public List<Photo> of(UUID subject, int most) {
        return List.of();
    }

    @Override
    public PrintedImage pattern(@Nullable String craft) {
        var patterns =
                directory.listFamilies().stream().collect(Collectors.toMap(FamilyView::code, FamilyView::pattern));
        return read.computeIfAbsent(craft == null ? PLAIN : patterns.getOrDefault(craft, PLAIN), PatternPictures::read);
    }

    private static PrintedImage read(String pattern) {
        try (var in = PatternPictures.class.getResourceAsStream("/static/patterns/" + pattern + ".png")) {
            if (in == null) {
                throw new IllegalStateException("no pattern " + pattern);
            }
            return PrintedImage.of(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package org.saan.hub.catalogue.print;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.saan.hub.catalogue.CraftPatterns;
import org.saan.hub.shared.print.PrintedImage;
import org.springframework.stereotype.Component;

/** The patterns of crafts, which stand on paper until groups have photos. */
@Component
class PatternPictures implements Pictures {
    private final CraftPatterns patterns;
    private final Map<String, PrintedImage> read = new ConcurrentHashMap<>();

    PatternPictures(CraftPatterns patterns) {
        this.patterns = patterns;
    }

    @Override
    public List<Photo> of(UUID subject, int most) {
        return List.of();
    }

    @Override
    public PrintedImage pattern(@Nullable String craft) {
        return read.computeIfAbsent(patterns.of(craft), PatternPictures::read);
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

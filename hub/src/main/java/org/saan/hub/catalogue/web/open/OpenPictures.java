package org.saan.hub.catalogue.web.open;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.catalogue.CraftPatterns;
import org.saan.hub.catalogue.PublicPhotos;
import org.saan.hub.catalogue.RecentCatalogue;
import org.springframework.stereotype.Component;

/** Photographs of products and groups that the public may see, and the patterns that stand in for them. */
@Component
class OpenPictures {
    /** Which pattern stands for a technique when no craft says it; the first that fits. */
    private static final List<Map.Entry<String, String>> OF_TECHNIQUES = List.of(
            Map.entry("mudmee", "mudmee_02"),
            Map.entry("kid", "khit_01"),
            Map.entry("chok", "chok_03"),
            Map.entry("indigo", "stripe_01"),
            Map.entry("basket", "basket_03"),
            Map.entry("yok", "songket_01"),
            Map.entry("mat", "basket_01"),
            Map.entry("silver", "hexa_02"));

    private final PublicPhotos photos;
    private final RecentCatalogue recent;
    private final CraftPatterns patterns;

    OpenPictures(PublicPhotos photos, RecentCatalogue recent, CraftPatterns patterns) {
        this.photos = photos;
        this.recent = recent;
        this.patterns = patterns;
    }

    /** All of one subject in the order its people gave them. */
    List<Picture> of(OpenFrame frame, UUID subject) {
        return photos.of(List.of(subject)).getOrDefault(subject, List.of()).stream()
                .map(photo -> Picture.photo(frame, photo))
                .toList();
    }

    /** The first of each subject; subjects without one are missing. */
    Map<UUID, Picture> firstOf(OpenFrame frame, Collection<UUID> subjects) {
        var first = new HashMap<UUID, Picture>();
        recent.firstPhotos(subjects).forEach((subject, photo) -> first.put(subject, Picture.photo(frame, photo)));
        return first;
    }

    Picture pattern(@Nullable String craft) {
        return Picture.pattern(patterns.of(craft));
    }

    Picture patternOfTechniques(List<String> techniques) {
        return Picture.pattern(OF_TECHNIQUES.stream()
                .filter(known -> techniques.stream().anyMatch(technique -> technique.contains(known.getKey())))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(CraftPatterns.PLAIN));
    }
}

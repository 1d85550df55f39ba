package org.saan.hub.catalogue;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.saan.hub.directory.Directory;
import org.saan.hub.directory.FamilyView;
import org.saan.hub.shared.Recent;
import org.springframework.stereotype.Component;

/** Which pattern stands for a craft where there is no photo: the name of a picture in {@code static/patterns}. */
@Component
public class CraftPatterns {
    /** Stands for what has no craft. */
    public static final String PLAIN = "paper_04";

    private final Recent<Map<String, String>> patterns;

    CraftPatterns(Directory directory, Clock clock) {
        this.patterns = new Recent<>(
                Duration.ofMinutes(1),
                clock,
                () -> directory.listFamilies().stream()
                        .collect(Collectors.toMap(FamilyView::code, FamilyView::pattern)));
    }

    public String of(@Nullable String craft) {
        return craft == null ? PLAIN : patterns.get().getOrDefault(craft, PLAIN);
    }
}

package org.saan.hub.catalogue.web.open;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A group on a list. */
record GroupCard(
        String href,
        String name,
        @Nullable String nameTag,
        String province,
        List<String> techniques,
        List<String> marks,
        String story,
        @Nullable String storyTag,
        Picture picture) {
    GroupCard {
        techniques = List.copyOf(techniques);
        marks = List.copyOf(marks);
    }
}

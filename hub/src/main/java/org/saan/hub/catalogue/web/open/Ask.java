package org.saan.hub.catalogue.web.open;

import org.jspecify.annotations.Nullable;

/** How many by when, as it was typed, with what is wrong in it. */
record Ask(
        String count,
        @Nullable String countMistake,
        String by,
        @Nullable String byMistake) {
    static final Ask NOTHING = new Ask("", null, "", null);
}

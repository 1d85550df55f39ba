package org.saan.hub.ordering.web;

import org.jspecify.annotations.Nullable;

/** Where the reader is in a long list; links are absent at its ends. */
record Pager(
        String position,
        @Nullable String previous,
        @Nullable String next) {
    boolean needed() {
        return previous != null || next != null;
    }
}

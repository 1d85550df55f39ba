package org.saan.hub.directory;

import java.util.List;
import java.util.UUID;

/** Groups that a list is made of, not in order yet. */
sealed interface WhichGroups {
    long total();

    /** Every group that there is. */
    record All(long total) implements WhichGroups {}

    /** Those that were found. */
    record Those(List<UUID> ids) implements WhichGroups {
        public Those {
            ids = List.copyOf(ids);
        }

        @Override
        public long total() {
            return ids.size();
        }
    }
}

package org.saan.hub.training;

import java.util.Locale;
import java.util.Set;

/** How far a workshop is. Nobody outside sees a draft; people sign up while it is open; what was held or cancelled stays so. */
public enum WorkshopState {
    DRAFT,
    OPEN,
    CLOSED,
    DONE,
    CANCELLED;

    /** Where it may go from here. */
    public Set<WorkshopState> next() {
        return switch (this) {
            case DRAFT -> Set.of(OPEN, CANCELLED);
            case OPEN -> Set.of(CLOSED, DONE, CANCELLED);
            case CLOSED -> Set.of(OPEN, DONE, CANCELLED);
            case DONE, CANCELLED -> Set.of();
        };
    }

    /** Key of its word. */
    public String key() {
        return "training.state." + name().toLowerCase(Locale.ROOT);
    }
}

package org.saan.hub.training;

import java.util.Locale;

/** What is offered: a workshop in parts, a roadshow that goes to a province, an export clinic with a panel of experts. */
public enum WorkshopKind {
    WORKSHOP,
    ROADSHOW,
    CLINIC;

    /** Key of its word. */
    public String key() {
        return "training.kind." + name().toLowerCase(Locale.ROOT);
    }
}

package org.saan.hub.catalogue;

import java.util.Locale;

/** What a text belongs to. */
public enum SubjectKind {
    PROFILE,
    PRODUCT,
    IMAGE;

    /** As it stands in the database. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static SubjectKind of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}

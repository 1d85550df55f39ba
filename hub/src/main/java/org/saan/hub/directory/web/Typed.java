package org.saan.hub.directory.web;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.saan.hub.shared.Refusal;
import org.saan.hub.shared.Shell;

/** What was typed into a form, and what is wrong with it, field by field. */
record Typed(Map<String, String> values, Map<String, String> errors) {
    static final Typed NOTHING = new Typed(Map.of(), Map.of());

    static Typed of(Map<String, String> values) {
        return new Typed(values, new LinkedHashMap<>());
    }

    String value(String field, @Nullable Object otherwise) {
        return values.getOrDefault(field, otherwise == null ? "" : otherwise.toString());
    }

    String value(String field) {
        return value(field, "");
    }

    boolean is(String field, @Nullable Object value) {
        return value(field).equals(String.valueOf(value));
    }

    @Nullable
    String error(String field) {
        return errors.get(field);
    }

    /** The refusal beside its field; one that belongs to no field stays a refusal of the whole page. */
    void add(Shell shell, Refusal refusal) {
        if (refusal.field() == null) {
            throw refusal;
        }
        errors.put(refusal.field(), shell.say(refusal));
    }

    /** A day as the browser sends it. */
    LocalDate date(String field) {
        try {
            return LocalDate.parse(value(field).strip());
        } catch (DateTimeException e) {
            throw Refusal.of(field, "people.date");
        }
    }
}

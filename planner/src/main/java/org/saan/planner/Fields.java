package org.saan.planner;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The fields of one JSON object. What is missing or of the wrong kind is noted, with where, and read as empty. */
final class Fields {
    private final String where;
    private final Map<?, ?> map;
    private final List<InputError> errors;

    Fields(String where, Map<?, ?> map, List<InputError> errors) {
        this.where = where;
        this.map = map;
        this.errors = errors;
    }

    /** The same fields under a better name for messages. */
    Fields named(String name) {
        return new Fields(name, map, errors);
    }

    boolean has(String key) {
        return map.containsKey(key);
    }

    String text(String key) {
        return has(key) ? text(key, "") : missing(key, "");
    }

    String text(String key, String otherwise) {
        return switch (map.get(key)) {
            case null -> otherwise;
            case String text -> text;
            default -> wrong(key, "a text", otherwise);
        };
    }

    long number(String key) {
        return has(key) ? number(key, 0) : missing(key, 0L);
    }

    long number(String key, long otherwise) {
        return switch (map.get(key)) {
            case null -> otherwise;
            case Long number when number >= 0 -> number;
            default -> wrong(key, "a whole number of 0 or more", otherwise);
        };
    }

    int integer(String key) {
        return has(key) ? integer(key, 0) : missing(key, 0);
    }

    int integer(String key, int otherwise) {
        long number = number(key, otherwise);
        return number > Integer.MAX_VALUE ? wrong(key, "at most " + Integer.MAX_VALUE, otherwise) : (int) number;
    }

    boolean flag(String key) {
        return switch (map.get(key)) {
            case null -> false;
            case Boolean flag -> flag;
            default -> wrong(key, "true or false", false);
        };
    }

    Fields object(String key) {
        return switch (map.get(key)) {
            case null -> missing(key, new Fields(where + " " + key, Map.of(), new ArrayList<>()));
            case Map<?, ?> object -> new Fields(where + " " + key, object, errors);
            default -> wrong(key, "an object", new Fields(where + " " + key, Map.of(), new ArrayList<>()));
        };
    }

    List<Fields> objects(String key) {
        var objects = new ArrayList<Fields>();
        for (var item : list(key)) {
            if (item instanceof Map<?, ?> object) {
                objects.add(new Fields(where + " " + key, object, errors));
            } else {
                wrong(key, "a list of objects", 0);
            }
        }
        return objects;
    }

    Set<String> texts(String key) {
        var texts = new LinkedHashSet<String>();
        for (var item : list(key)) {
            if (item instanceof String text) {
                texts.add(text);
            } else {
                wrong(key, "a list of texts", 0);
            }
        }
        return texts;
    }

    List<Integer> integers(String key) {
        var integers = new ArrayList<Integer>();
        for (var item : list(key)) {
            if (item instanceof Long n && n >= 0 && n <= Integer.MAX_VALUE) {
                integers.add(n.intValue());
            } else {
                integers.add(wrong(key, "a list of whole numbers of 0 or more", 0));
            }
        }
        return integers;
    }

    /** The keys, where they are data: weeks. */
    Set<String> keys() {
        var keys = new LinkedHashSet<String>();
        map.keySet().forEach(key -> keys.add((String) key));
        return keys;
    }

    void bad(String what) {
        errors.add(new InputError.BadFormat(where, what));
    }

    private List<?> list(String key) {
        return switch (map.get(key)) {
            case null -> List.of();
            case List<?> list -> list;
            default -> wrong(key, "a list", List.of());
        };
    }

    private <T> T missing(String key, T otherwise) {
        errors.add(new InputError.BadFormat(where, key + " is missing"));
        return otherwise;
    }

    private <T> T wrong(String key, String expected, T otherwise) {
        errors.add(new InputError.BadFormat(where, key + " must be " + expected));
        return otherwise;
    }
}

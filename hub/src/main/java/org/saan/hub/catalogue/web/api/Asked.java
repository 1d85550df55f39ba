package org.saan.hub.catalogue.web.api;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.saan.hub.shared.web.WrongParameters;
import org.springframework.util.MultiValueMap;

/**
 * The parameters of a question, read strictly: a program whose filter is misspelt must not take the whole catalogue for the
 * answer. All mistakes are collected and told at once.
 */
final class Asked {
    private static final int MOST_VALUES = 30;
    private static final int LONGEST_NAME = 40;

    private final MultiValueMap<String, String> typed;
    private final List<WrongParameters.Wrong> wrong = new ArrayList<>();

    Asked(MultiValueMap<String, String> typed, Set<String> known) {
        this.typed = typed;
        for (var name : typed.keySet()) {
            if (!known.contains(name)) {
                wrong.add(new WrongParameters.Wrong(
                        name.substring(0, Math.min(name.length(), LONGEST_NAME)),
                        "api.wrong.unknown",
                        List.of(String.join(", ", known.stream().sorted().toList()))));
            }
        }
    }

    void wrong(String name, String word, Object... args) {
        wrong.add(new WrongParameters.Wrong(name, "api.wrong." + word, List.of(args)));
    }

    /** The one value of a parameter, stripped; absent when it is not there or empty. */
    @Nullable
    String one(String name) {
        var values = typed.getOrDefault(name, List.of());
        if (values.size() > 1) {
            wrong(name, "once");
        }
        var value = values.isEmpty() || values.getFirst() == null
                ? ""
                : values.getFirst().strip();
        return value.isEmpty() ? null : value;
    }

    /** One value that passes; one that does not is a mistake. */
    @Nullable
    String one(String name, Predicate<String> known, String word) {
        var value = one(name);
        if (value != null && !known.test(value)) {
            wrong(name, word);
            return null;
        }
        return value;
    }

    /** Any number of values, each of which must pass. */
    Set<String> many(String name, Predicate<String> known, String word) {
        var values = new LinkedHashSet<String>();
        for (var value : typed.getOrDefault(name, List.of())) {
            if (value != null && !value.isBlank()) {
                values.add(value.strip());
            }
        }
        if (values.size() > MOST_VALUES) {
            wrong(name, "many", MOST_VALUES);
            return Set.of();
        }
        if (!values.stream().allMatch(known)) {
            wrong(name, word);
            return Set.of();
        }
        return values;
    }

    @Nullable
    Integer number(String name, int least, int most) {
        var value = one(name);
        if (value == null) {
            return null;
        }
        if (value.matches("[0-9]{1,9}")) {
            int number = Integer.parseInt(value);
            if (number >= least && number <= most) {
                return number;
            }
        }
        wrong(name, "number", least, most);
        return null;
    }

    int number(String name, int usual, int least, int most) {
        var number = number(name, least, most);
        return number == null ? usual : number;
    }

    /** One of the values; the first when nothing was asked. */
    String choice(String name, List<String> values) {
        var value = one(name);
        if (value == null) {
            return values.getFirst();
        }
        if (!values.contains(value)) {
            wrong(name, "choice", String.join(", ", values));
            return values.getFirst();
        }
        return value;
    }

    /** Refuses the question when anything of it is wrong. */
    void check() {
        if (!wrong.isEmpty()) {
            throw new WrongParameters(wrong);
        }
    }
}

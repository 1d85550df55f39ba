package org.saan.hub.catalogue.web.api;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.saan.hub.shared.Refusal;

/** The parameters of a request. What is unknown or cannot be read is refused by name, not passed over. */
final class ApiRequest {
    static final int MOST = 100;
    private static final int USUAL = 24;
    private static final int DEEPEST = 10_000;
    private static final String CODE = "[A-Za-z0-9_.'-]{1,60}";

    private final Map<String, String> parameters;

    ApiRequest(Map<String, String> parameters, Set<String> known) {
        for (var name : parameters.keySet()) {
            if (!known.contains(name)) {
                throw Refusal.of(
                        name.length() > 60 ? "?" : name,
                        "api.unknown_parameter",
                        String.join(", ", known.stream().sorted().toList()));
            }
        }
        this.parameters = parameters;
    }

    String text(String name) {
        return parameters.getOrDefault(name, "").strip();
    }

    @Nullable
    String code(String name) {
        var value = text(name);
        if (value.isEmpty()) {
            return null;
        }
        if (!value.matches(CODE)) {
            throw Refusal.of(name, "api.not_a_code");
        }
        return value;
    }

    private int number(String name, int usual, int least, int most) {
        var value = text(name);
        if (value.isEmpty()) {
            return usual;
        }
        if (!value.matches("[0-9]{1,7}") || Integer.parseInt(value) < least || Integer.parseInt(value) > most) {
            throw Refusal.of(name, "api.not_a_number", least, most);
        }
        return Integer.parseInt(value);
    }

    int limit() {
        return number("limit", USUAL, 1, MOST);
    }

    int page() {
        return number("page", 0, 0, DEEPEST);
    }

    /** One of these, or the first when none is said. */
    String choice(String name, String... values) {
        var value = text(name);
        if (value.isEmpty()) {
            return values[0];
        }
        for (var one : values) {
            if (one.equals(value)) {
                return one;
            }
        }
        throw Refusal.of(name, "api.not_a_choice", String.join(", ", values));
    }
}

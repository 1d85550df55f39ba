package org.saan.hub.ordering;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A reason of the planner as it is kept: which kind, its figures, and the week that it names.
 *
 * @param kind last part of a key of the message files, such as {@code skill} or {@code no_time}
 * @param week ISO week as text
 */
public record Reason(
        String kind, List<Long> numbers, @Nullable String week) {
    public Reason {
        numbers = List.copyOf(numbers);
    }

    static Reason of(String kind, long... numbers) {
        return new Reason(kind, java.util.Arrays.stream(numbers).boxed().toList(), null);
    }
}

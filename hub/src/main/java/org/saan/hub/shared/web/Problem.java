package org.saan.hub.shared.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a program is told when it gets no answer (RFC 9457).
 *
 * @param type address of the words about this kind of problem
 * @param title the kind in a few words, in the reader's language
 * @param detail what it is this time
 * @param instance path that was asked
 * @param errors parameters that are wrong
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record Problem(
        String type,
        String title,
        int status,
        @Nullable String detail,
        @Nullable String instance,
        List<Wrong> errors) {

    Problem {
        errors = List.copyOf(errors);
    }

    /** A parameter and, in words, what is wrong with it. */
    record Wrong(String parameter, String detail) {}
}

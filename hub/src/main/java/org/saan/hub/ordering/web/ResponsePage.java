package org.saan.hub.ordering.web;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.saan.hub.shared.Shell;

/**
 * The form of an answer to the buyer, and the answers that were given.
 *
 * @param asked what each line asks for, in words, as the lines of the form stand
 */
record ResponsePage(
        Shell shell,
        String id,
        String number,
        String buyer,
        boolean mayAnswer,
        ResponseForm form,
        List<String> asked,
        List<Option> weeks,
        Map<String, String> errors,
        List<Given> given) {

    @Nullable
    String error(String field) {
        return errors.get(field);
    }

    boolean chosen(Option option, String typed) {
        return option.value().equals(typed);
    }

    /** An answer that was given, with where its document is in both languages. */
    record Given(String number, String when, String verdict, String badge, String hrefEn, String hrefTh) {}
}

package org.saan.hub.ordering.web;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.saan.hub.shared.Shell;

/**
 * The form of a new order. What was typed stays; what was wrong is said beside its field and listed at the top.
 *
 * @param errors sentence by field name, such as {@code lines[0].quantity}, in the order of the form
 */
record OrderFormPage(
        Shell shell,
        OrderForm form,
        List<Option> buyers,
        List<Option> families,
        List<Option> weeks,
        Map<String, String> errors) {

    @Nullable
    String error(String field) {
        return errors.get(field);
    }

    boolean chosen(Option option, String typed) {
        return option.value().equals(typed);
    }

    /** Id of a field in the page: brackets and dots are awkward in links. */
    static String id(String field) {
        return field.replaceAll("[\\[\\].]+", "-");
    }
}

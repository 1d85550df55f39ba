package org.saan.hub.directory.web;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.saan.hub.shared.Refusal;
import org.saan.hub.shared.Shell;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

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
    private void add(Shell shell, Refusal refusal) {
        if (refusal.field() == null) {
            throw refusal;
        }
        errors.put(refusal.field(), shell.say(refusal));
    }

    /**
     * Does what a form asks and goes on to another page, or shows the form again with what was typed and what is wrong.
     *
     * @param notice key of what the other page says
     * @param action does it, and tells the path of the other page
     * @param again the page of the form
     */
    ModelAndView act(
            Shell shell,
            RedirectAttributes flash,
            String notice,
            Supplier<String> action,
            Function<Typed, ModelAndView> again) {
        String path;
        try {
            path = action.get();
        } catch (Refusal refusal) {
            add(shell, refusal);
            var view = again.apply(this);
            view.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return view;
        }
        flash.addFlashAttribute("notice", shell.t(notice));
        return new ModelAndView("redirect:" + path);
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

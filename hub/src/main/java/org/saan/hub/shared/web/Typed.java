package org.saan.hub.shared.web;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.saan.hub.shared.NotFound;
import org.saan.hub.shared.Refusal;
import org.saan.hub.shared.Shell;
import org.springframework.http.HttpStatus;
import org.springframework.util.MultiValueMap;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What was typed into a form, and what is wrong with it, field by field. Choices of several are joined by commas. */
public record Typed(Map<String, String> values, Map<String, String> errors) {
    public static final Typed NOTHING = new Typed(Map.of(), Map.of());

    /** Where what is wrong with no field alone stands among the errors. */
    public static final String PAGE = "page";

    public static Typed of(Map<String, String> values) {
        return new Typed(values, new LinkedHashMap<>());
    }

    /** Of a form in which several may be chosen. */
    public static Typed of(MultiValueMap<String, String> form) {
        var values = new LinkedHashMap<String, String>();
        form.forEach((field, all) -> values.put(field, String.join(",", all)));
        return new Typed(values, new LinkedHashMap<>());
    }

    public String value(String field, @Nullable Object otherwise) {
        return values.getOrDefault(field, otherwise == null ? "" : otherwise.toString());
    }

    public String value(String field) {
        return value(field, "");
    }

    public boolean is(String field, @Nullable Object value) {
        return value(field).equals(String.valueOf(value));
    }

    @Nullable
    public String error(String field) {
        return errors.get(field);
    }

    /**
     * The refusal beside its field; one that belongs to no field stays a refusal of the whole page. Who was second keeps the form
     * and what was typed.
     */
    private void add(Shell shell, Refusal refusal) {
        if (refusal.field() == null && refusal.meanwhile().isEmpty()) {
            throw refusal;
        }
        errors.put(refusal.field() == null ? PAGE : refusal.field(), shell.say(refusal));
    }

    /**
     * Does what a form asks and goes on to another page, or shows the form again with what was typed and what is wrong.
     *
     * @param notice key of what the other page says
     * @param action does it, and tells the path of the other page
     * @param again the page of the form
     */
    public ModelAndView act(
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
            view.setStatus(refusal.meanwhile().isEmpty() ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.CONFLICT);
            return view;
        }
        flash.addFlashAttribute("notice", shell.t(notice));
        return new ModelAndView("redirect:" + path);
    }

    /**
     * A day as the browser sends it.
     *
     * @param none key of what is said where there is none
     */
    public LocalDate date(String field, String none) {
        try {
            return LocalDate.parse(value(field).strip());
        } catch (DateTimeException e) {
            throw Refusal.of(field, none);
        }
    }

    /**
     * A whole number, absent where nothing was written.
     *
     * @param none key of what is said where it is no number
     */
    public @Nullable Integer number(String field, String none) {
        var text = value(field).strip().replace(",", "");
        if (text.isEmpty()) {
            return null;
        }
        try {
            return Integer.valueOf(text);
        } catch (NumberFormatException e) {
            throw Refusal.of(field, none);
        }
    }

    /** What was chosen of a closed set; a word that the page does not offer was not sent by the page. */
    public <E extends Enum<E>> E choice(String field, E otherwise) {
        var word = value(field, otherwise.name());
        return Arrays.stream(otherwise.getDeclaringClass().getEnumConstants())
                .filter(one -> one.name().equals(word))
                .findFirst()
                .orElseThrow(() -> new NotFound(field));
    }

    public List<String> list(String field) {
        return Arrays.stream(value(field).split(","))
                .map(String::strip)
                .filter(one -> !one.isEmpty())
                .toList();
    }

    /** The chosen ones; those of before where another form was sent, or none. */
    public List<String> chosen(String field, List<String> otherwise) {
        return values.containsKey("version") ? list(field) : otherwise;
    }
}

package org.saan.hub.access;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jsoup.nodes.Element;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/**
 * A form as a page shows it, filled in as somebody would: what stands there already, the first of what can be chosen, and
 * something of the right kind where something must be written.
 *
 * @param action where it is sent to
 * @param words the fields that somebody writes into
 * @param others the fields that somebody chooses from, or that the page itself fills in
 * @param files the fields of files
 */
record Typing(
        String action,
        MultiValueMap<String, String> values,
        List<String> words,
        List<String> others,
        List<String> files) {
    private static final Map<String, String> USUAL = Map.of(
            "number", "1",
            "date", java.time.LocalDate.now().toString(),
            "email", "ingrid@example.org",
            "tel", "080-000-0123",
            "url", "https://example.org",
            "week", "2027-W10",
            "month", "2027-03",
            "time", "09:00",
            "datetime-local", "2027-03-01T09:00",
            "password", "a-long-new-password");

    static Typing of(Element form, String page) {
        var values = new LinkedMultiValueMap<String, String>();
        var words = new ArrayList<String>();
        var others = new ArrayList<String>();
        var files = new ArrayList<String>();
        for (var field : form.ownerDocument().select("input, select, textarea, button")) {
            if (!field.hasAttr("name") || field.hasAttr("disabled") || !belongs(field, form)) {
                continue;
            }
            var name = field.attr("name");
            if (name.equals("_csrf")) {
                continue;
            }
            switch (field.normalName()) {
                case "textarea" -> {
                    values.add(name, field.wholeText().isBlank() ? "ดีมาก" : field.wholeText());
                    words.add(name);
                }
                case "select" -> {
                    var chosen = field.selectFirst("option[selected]");
                    var first = field.selectFirst("option[value]:not([value=''])");
                    var option = chosen != null && !chosen.attr("value").isEmpty() ? chosen : first;
                    if (option != null) {
                        values.add(name, option.attr("value"));
                        others.add(name);
                    }
                }
                case "button" -> {
                    if (!values.containsKey(name)) {
                        values.add(name, field.attr("value"));
                    }
                }
                default -> input(field, name, values, words, others, files);
            }
        }
        var action = form.hasAttr("action") && !form.attr("action").isEmpty() ? form.attr("action") : page;
        return new Typing(action, values, distinct(words), distinct(others), distinct(files));
    }

    private static boolean belongs(Element field, Element form) {
        return field.hasAttr("form")
                ? !form.id().isEmpty() && field.attr("form").equals(form.id())
                : field.closest("form") == form;
    }

    private static void input(
            Element field,
            String name,
            MultiValueMap<String, String> values,
            List<String> words,
            List<String> others,
            List<String> files) {
        var value = field.attr("value");
        switch (field.attr("type").isEmpty() ? "text" : field.attr("type")) {
            case "file" -> files.add(name);
            case "radio", "checkbox" -> {
                if (field.hasAttr("checked") || !values.containsKey(name)) {
                    values.set(name, value.isEmpty() ? "on" : value);
                }
                others.add(name);
            }
            case "hidden" -> {
                values.add(name, name.equals("once") ? UUID.randomUUID().toString() : value);
                if (!name.equals("once")) {
                    others.add(name);
                }
            }
            case "submit", "image", "button", "reset" -> {}
            default -> {
                values.add(name, value.isEmpty() ? USUAL.getOrDefault(field.attr("type"), "ทดสอบ") : value);
                words.add(name);
            }
        }
    }

    private static List<String> distinct(List<String> names) {
        return names.stream().distinct().toList();
    }

    /** What is sent when somebody writes this into that field. */
    MultiValueMap<String, String> with(String field, String words) {
        var filled = new LinkedMultiValueMap<>(values);
        filled.set(field, words);
        if (filled.containsKey("once")) {
            filled.set("once", UUID.randomUUID().toString());
        }
        return filled;
    }

    /** Forms that ask for the same look the same: their address without what it names, and their fields. */
    String kind() {
        return action.replaceAll("\\?.*", "")
                        .replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}", "{id}")
                        .replaceAll("/[A-Za-z0-9_-]{30,}", "/{token}")
                + " "
                + values.keySet().stream()
                        .map(name -> name.replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}|[0-9]+", "#"))
                        .distinct()
                        .sorted()
                        .toList();
    }
}

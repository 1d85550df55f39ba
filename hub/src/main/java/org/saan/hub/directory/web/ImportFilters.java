package org.saan.hub.directory.web;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import org.saan.hub.directory.ImportField;
import org.saan.hub.directory.ImportFilter;
import org.saan.hub.directory.reading.Finding;
import org.springframework.web.util.UriComponentsBuilder;

/** The filter of an import's rows as it stands in an address or a form, and back. */
final class ImportFilters {
    static final Set<String> SHOWN = Set.of("OK", "WARNING", "REVIEW", "ERROR", "SKIPPED");
    static final Set<String> WHAT = Set.of("NEW", "SAME", "CHANGES", "DUPLICATE", "CONFLICT", "LEFT", "KEPT");

    private ImportFilters() {}

    static ImportFilter of(Map<String, String> form) {
        var shown = form.getOrDefault("shown", "");
        var what = form.getOrDefault("what", "");
        var code = form.getOrDefault("code", "");
        var field = form.getOrDefault("field", "");
        var sheet = form.getOrDefault("sheet", "");
        var text = form.getOrDefault("q", "").strip();
        return new ImportFilter(
                SHOWN.contains(shown) ? shown : "",
                WHAT.contains(what) ? what : "",
                Arrays.stream(Finding.Code.values()).anyMatch(c -> c.name().equals(code)) ? code : "",
                Arrays.stream(ImportField.values()).anyMatch(f -> f.name().equals(field)) ? field : "",
                sheet.matches("\\d{1,3}") ? Integer.parseInt(sheet) : -1,
                text.length() > 100 ? text.substring(0, 100) : text);
    }

    static int page(Map<String, String> form) {
        var text = form.getOrDefault("page", "0");
        return text.matches("\\d{1,5}") ? Integer.parseInt(text) : 0;
    }

    static String address(String path, ImportFilter filter, int page) {
        var address = UriComponentsBuilder.fromPath(path);
        put(address, "shown", filter.shown());
        put(address, "what", filter.what());
        put(address, "code", filter.code());
        put(address, "field", filter.field());
        put(address, "sheet", filter.sheet() < 0 ? "" : String.valueOf(filter.sheet()));
        if (!filter.text().isEmpty()) {
            address.queryParam("q", "{q}");
        }
        put(address, "page", page == 0 ? "" : String.valueOf(page));
        return address.encode().buildAndExpand(Map.of("q", filter.text())).toUriString();
    }

    private static void put(UriComponentsBuilder address, String name, String value) {
        if (!value.isEmpty()) {
            address.queryParam(name, value);
        }
    }
}

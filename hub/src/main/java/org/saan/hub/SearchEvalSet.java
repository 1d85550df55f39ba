package org.saan.hub;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.saan.hub.catalogue.search.RelevanceRun;
import org.saan.hub.catalogue.search.SearchDocument;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads a set by which the search is judged: {@link SearchEvalVerb} tells its form. */
final class SearchEvalSet {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private SearchEvalSet() {}

    static RelevanceRun read(Path items, Path queries, Path grades) throws IOException {
        return new RelevanceRun(items(items), queries(queries), grades(grades));
    }

    private static List<SearchDocument> items(Path file) throws IOException {
        var items = new ArrayList<SearchDocument>();
        for (var line : Files.readAllLines(file)) {
            if (!line.isBlank()) {
                items.add(item(JSON.readTree(line)));
            }
        }
        return items;
    }

    private static SearchDocument item(JsonNode item) {
        var price = item.path("price_thb");
        return new SearchDocument(
                item.path("item_id").asString(),
                SearchDocument.Kind.PRODUCT,
                text(item, "title_th"),
                text(item, "title_en"),
                text(item, "desc_th"),
                text(item, "desc_en"),
                Set.of(),
                province(item),
                null,
                price.isNumber() ? new BigDecimal(price.asString()) : null,
                null,
                null,
                List.of(),
                null);
    }

    private static @Nullable String province(JsonNode item) {
        var code = text(item, "province_code");
        return code.isBlank() ? null : code;
    }

    private static String text(JsonNode item, String name) {
        var value = item.path(name);
        return value.isNull() || value.isMissingNode() ? "" : value.asString();
    }

    private static Map<String, String> queries(Path file) throws IOException {
        var queries = new LinkedHashMap<String, String>();
        for (var line : Files.readAllLines(file)) {
            if (!line.isBlank()) {
                var query = JSON.readTree(line);
                queries.put(text(query, "query_id"), text(query, "text"));
            }
        }
        return queries;
    }

    private static Map<String, Map<String, Integer>> grades(Path file) throws IOException {
        var grades = new LinkedHashMap<String, Map<String, Integer>>();
        for (var line : Files.readAllLines(file)) {
            var cells = line.strip().split("\\s+");
            if (cells.length >= 3 && cells[2].matches("[0-9]")) {
                grades.computeIfAbsent(cells[0], q -> new HashMap<>()).put(cells[1], Integer.valueOf(cells[2]));
            }
        }
        return grades;
    }
}

package org.saan.hub;

import java.io.IOException;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
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
import org.saan.hub.catalogue.search.SearchOptions;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code ./saan search-eval ITEMS QUERIES QRELS}: how well the search finds, judged by a set of queries. */
final class SearchEvalVerb implements Verb {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Override
    public String name() {
        return "search-eval";
    }

    @Override
    public String summary() {
        return "judge the search by a set of queries and print the measures as JSON";
    }

    @Override
    public String help() {
        return """
                ./saan search-eval ITEMS.jsonl QUERIES.jsonl QRELS.tsv
                                       index the items, run the queries, compare with the judgments; nothing is stored

                  ITEMS.jsonl    a line for each: item_id, title_th, title_en, desc_th, desc_en, province_code, price_thb
                  QUERIES.jsonl  a line for each: query_id, text
                  QRELS.tsv      query_id, item_id, grade (1 near, 2 nearly, 3 right), with a line of headings

                ndcg@10      how good the first ten are; 1 is the best order there is
                recall@50    how many of the wholly right items are among the first fifty
                p50_ms       time of a search, the middle; p99_ms: all but one of a hundred
                ablations    the same without the vocabulary, without recognising misspelt words, with one way of
                             cutting Thai into words
                worst        the ten queries that came out worst

                Exit status: 0 done, 1 a file cannot be read, 2 the command was not understood.
                """;
    }

    @Override
    public int run(List<String> arguments, PrintStream out, PrintStream err) {
        if (arguments.size() != 3 || arguments.stream().anyMatch(word -> word.startsWith("--"))) {
            throw new UsageMistake("search-eval needs three files (see ./saan search-eval --help)");
        }
        RelevanceRun run;
        try {
            run = new RelevanceRun(
                    items(Path.of(arguments.get(0))),
                    queries(Path.of(arguments.get(1))),
                    grades(Path.of(arguments.get(2))));
        } catch (NoSuchFileException e) {
            err.println("saan: there is no file " + e.getFile());
            return 1;
        } catch (IOException | JacksonException | IllegalArgumentException e) {
            err.println("saan: cannot read the set: " + e.getMessage());
            return 1;
        }
        var whole = run.run(SearchOptions.ALL, true);
        var answer = measures(whole);
        var ablations = new LinkedHashMap<String, Object>();
        ablations.put("no_vocabulary", measures(run.run(new SearchOptions(false, true, true), true)));
        ablations.put("no_fuzzy", measures(run.run(new SearchOptions(true, false, true), true)));
        ablations.put("one_segmentation", measures(run.run(new SearchOptions(true, true, false), true)));
        answer.put("ablations", ablations);
        answer.put("worst", RelevanceRun.worst(whole, 10));
        out.println(JSON.writeValueAsString(answer));
        return 0;
    }

    private static Map<String, Object> measures(RelevanceRun.Outcome outcome) {
        var measures = new LinkedHashMap<String, Object>();
        measures.put("ndcg@10", rounded(outcome.ndcg()));
        measures.put("recall@50", rounded(outcome.recall()));
        measures.put("p50_ms", rounded(outcome.p50()));
        measures.put("p99_ms", rounded(outcome.p99()));
        return measures;
    }

    private static double rounded(double value) {
        return Math.round(value * 10_000) / 10_000.0;
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

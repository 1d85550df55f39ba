package org.saan.hub;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.saan.hub.catalogue.search.RelevanceRun;
import org.saan.hub.catalogue.search.SearchCluster;
import org.saan.hub.catalogue.search.SearchOptions;
import org.saan.hub.catalogue.search.Vocabulary;
import tools.jackson.core.JacksonException;
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

                  --search-url=URL     search by this OpenSearch cluster instead (SAAN_SEARCH_URL), in an index that is taken
                                       away afterwards; without ablations. --search-user=NAME and SAAN_SEARCH_PASSWORD
                                       are its account

                Exit status: 0 done, 1 a file cannot be read, 2 the command was not understood.
                """;
    }

    @Override
    public int run(List<String> arguments, PrintStream out, PrintStream err) {
        var files = arguments.stream().filter(word -> !word.startsWith("--")).toList();
        var options = Options.parse(
                name(),
                arguments.stream().filter(word -> word.startsWith("--")).toList(),
                Set.of("--search-url", "--search-user"),
                Set.of());
        if (files.size() != 3) {
            throw new UsageMistake("search-eval needs three files (see ./saan search-eval --help)");
        }
        RelevanceRun run;
        try {
            run = SearchEvalSet.read(Path.of(files.get(0)), Path.of(files.get(1)), Path.of(files.get(2)));
        } catch (NoSuchFileException e) {
            err.println("saan: there is no file " + e.getFile());
            return 1;
        } catch (IOException | JacksonException | IllegalArgumentException e) {
            err.println("saan: cannot read the set: " + e.getMessage());
            return 1;
        }
        var url = options.find("--search-url");
        if (url.isPresent()) {
            out.println(JSON.writeValueAsString(byCluster(run, URI.create(url.get()), options)));
            return 0;
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

    /** The same by an OpenSearch cluster, in an index of its own that is taken away again. */
    private static Map<String, Object> byCluster(RelevanceRun run, URI url, Options options) {
        var password = System.getenv().getOrDefault("SAAN_SEARCH_PASSWORD", "");
        var name = "saan-eval-" + System.currentTimeMillis();
        try (var cluster = new SearchCluster(url, options.find("--search-user").orElse(null), password, name)) {
            try (var index = cluster.create(Vocabulary.standard())) {
                var whole = run.run(index, true);
                var answer = measures(whole);
                answer.put("worst", RelevanceRun.worst(whole, 10));
                return answer;
            } finally {
                cluster.remove();
            }
        }
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
}

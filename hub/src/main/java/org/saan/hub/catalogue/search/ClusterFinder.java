package org.saan.hub.catalogue.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Searches an index of an OpenSearch cluster: one request for how frequent the words are, one for all that is counted and listed, and
 * one more for what is only near.
 *
 * @param index its name, or the name that stands for it
 */
record ClusterFinder(ClusterClient client, String index) implements Finder {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String CHOSEN = "+";
    private static final String REST = "rest";

    @Override
    public Frequencies frequencies(List<QueryPart> parts) throws IOException {
        var concepts = new LinkedHashSet<String>();
        var words = new LinkedHashSet<String>();
        parts.forEach(part -> {
            concepts.addAll(part.concepts());
            words.addAll(part.words());
        });
        if (concepts.isEmpty() && words.isEmpty()) {
            return new Counted(Map.of(), 0);
        }
        var made = JSON.objectNode();
        for (var kind : SearchDocument.Kind.values()) {
            made.withArray(Fields.KIND).add(kind.name());
        }
        for (var field : List.of(Fields.SURE, Fields.MAYBE)) {
            made.set(field, ClusterDocuments.array(concepts));
        }
        for (var field : List.of(Fields.TITLE, Fields.BODY)) {
            made.put(field, String.join(" ", words));
        }
        made.set(Fields.INNER, ClusterDocuments.array(words));
        var asked = JSON.objectNode()
                .put("term_statistics", true)
                .put("field_statistics", true)
                .put("positions", false)
                .put("offsets", false)
                .put("payloads", false);
        asked.set("doc", made);
        asked.set("fields", ClusterDocuments.array(made.propertyNames()));
        return Counted.of(client.search("/" + index + "/_termvectors", asked).path("term_vectors"));
    }

    /** Frequencies of the terms of one ask, by field and term. */
    private record Counted(Map<String, Map<String, Integer>> terms, int documents) implements Frequencies {
        static Counted of(JsonNode vectors) {
            var terms = new HashMap<String, Map<String, Integer>>();
            vectors.forEachEntry((field, vector) -> {
                var counts = terms.computeIfAbsent(field, f -> new HashMap<>());
                vector.path("terms")
                        .forEachEntry((term, numbers) ->
                                counts.put(term, numbers.path("doc_freq").asInt(0)));
            });
            var all = vectors.path(Fields.KIND).path("field_statistics").path("doc_count");
            return new Counted(terms, Math.max(0, all.asInt(0)));
        }

        @Override
        public int frequency(String field, String word) {
            return terms.getOrDefault(field, Map.of()).getOrDefault(word, 0);
        }
    }

    @Override
    public int firstFound(List<Condition> conditions) throws IOException {
        var lines = new ArrayList<ObjectNode>();
        for (var condition : conditions) {
            lines.add(heading(condition.hashCode()));
            lines.add(JSON.objectNode()
                    .put("size", 0)
                    .put("terminate_after", 1)
                    .set("query", ClusterConditions.json(condition)));
        }
        var answers = answers(lines);
        for (int i = 0; i < answers.size(); i++) {
            if (total(answers.get(i)) > 0) {
                return i;
            }
        }
        return -1;
    }

    @Override
    public Found find(Wanted wanted) throws IOException {
        var ask = wanted.ask();
        if (wanted.made().isNothing()) {
            var none = wanted.facets() ? counts(ask, JSON.objectNode()) : Map.<Facet, List<SearchAnswer.Count>>of();
            return new Found(0, List.of(), List.of(), none);
        }
        var lines = new ArrayList<ObjectNode>();
        lines.add(heading(ask.words().hashCode()));
        lines.add(counted(wanted));
        if (ask.size() > 0) {
            lines.add(heading(ask.words().hashCode()));
            lines.add(listed(wanted));
        }
        var answers = answers(lines);
        var numbers = answers.getFirst().path("aggregations");
        long total = wanted.facets() ? numbers.path(REST).path("doc_count").asLong(0) : total(answers.getFirst());
        var exact = answers.size() > 1 ? shown(answers.getLast()) : List.<Shown>of();
        int left = wanted.near(total);
        return new Found(
                total,
                exact,
                left > 0 ? near(wanted, left) : List.of(),
                wanted.facets() ? counts(ask, numbers) : Map.of());
    }

    /** The pages of one list come from the same copy of the index, so that nothing is told twice. */
    private ObjectNode heading(int list) {
        return JSON.objectNode().put("index", index).put("preference", "list" + list);
    }

    private static ObjectNode search(Condition condition) {
        return JSON.objectNode().set("query", ClusterConditions.json(condition));
    }

    private static ObjectNode counted(Wanted wanted) {
        var plain = wanted.made().plain();
        var ask = wanted.ask();
        if (!wanted.facets()) {
            return search(plain.within(wanted.filters())).put("size", 0).put("track_total_hits", true);
        }
        var aggregations = JSON.objectNode();
        var rest = Arrays.stream(Facet.values())
                .filter(facet -> !ask.chosen().containsKey(facet))
                .toList();
        aggregations.set(REST, counting(ask, Filters.chosen(ask), rest));
        for (var facet : ask.chosen().keySet()) {
            // What lacks only the choice of this facet counts for it.
            var others = ask.chosen().keySet().stream()
                    .filter(other -> other != facet)
                    .map(other -> Filters.chosen(ask, other))
                    .toList();
            aggregations.set(facet.name(), counting(ask, others, List.of(facet)));
        }
        return search(plain.within(Filters.fixed(ask)))
                .put("size", 0)
                .put("track_total_hits", false)
                .set("aggs", aggregations);
    }

    private static ObjectNode counting(SearchAsk ask, List<Condition> filters, List<Facet> facets) {
        var inner = JSON.objectNode();
        for (var facet : facets) {
            var most = JSON.objectNode()
                    .put("field", ClusterDocuments.column(facet))
                    .put("size", SearchAnswer.MOST_VALUES);
            inner.set(facet.name(), JSON.objectNode().set("terms", most));
            var chosen = ask.chosen().getOrDefault(facet, Set.of());
            if (!chosen.isEmpty()) {
                var those = JSON.objectNode()
                        .put("field", ClusterDocuments.column(facet))
                        .put("size", chosen.size())
                        .set("include", ClusterDocuments.array(chosen));
                inner.set(facet.name() + CHOSEN, JSON.objectNode().set("terms", those));
            }
        }
        var counting = JSON.objectNode();
        counting.set("filter", ClusterConditions.json(new Condition.Everything().within(filters)));
        if (!inner.isEmpty()) {
            counting.set("aggs", inner);
        }
        return counting;
    }

    private static Map<Facet, List<SearchAnswer.Count>> counts(SearchAsk ask, JsonNode numbers) {
        var counts = new EnumMap<Facet, List<SearchAnswer.Count>>(Facet.class);
        for (var facet : Facet.values()) {
            var chosen = ask.chosen().getOrDefault(facet, Set.of());
            var group = numbers.path(chosen.isEmpty() ? REST : facet.name());
            var values = new HashMap<String, Long>();
            for (var name : List.of(facet.name(), facet.name() + CHOSEN)) {
                for (var bucket : group.path(name).path("buckets")) {
                    values.put(
                            bucket.path("key").asString(),
                            bucket.path("doc_count").asLong());
                }
            }
            var counted = new ArrayList<SearchAnswer.Count>();
            values.forEach((value, count) -> counted.add(new SearchAnswer.Count(value, count)));
            counts.put(facet, FacetCounter.ordered(counted, chosen));
        }
        return counts;
    }

    private static ObjectNode listed(Wanted wanted) {
        var ask = wanted.ask();
        var listed = page(wanted.made().all().within(wanted.filters()), ask.from(), ask.size());
        var order = order(ask);
        if (order != null) {
            listed.putArray("sort").add(order);
        }
        return listed;
    }

    private static ObjectNode page(Condition condition, int from, int size) {
        return search(condition)
                .put("from", from)
                .put("size", size)
                .put("track_total_hits", false)
                .put("_source", Fields.SHOWN);
    }

    private static @Nullable ObjectNode order(SearchAsk ask) {
        return switch (ask.sort()) {
            case BEST -> ask.isBlank() ? by(Fields.CHANGED, "desc") : null;
            case NEWEST -> by(Fields.CHANGED, "desc");
            case TITLE -> by(Fields.orderFor(ask.language()), "asc");
            case PRICE -> by(Fields.PRICE, "asc");
            case PRICE_DOWN -> by(Fields.PRICE, "desc");
            case LEAD -> by(Fields.LEAD, "asc");
        };
    }

    private static ObjectNode by(String field, String order) {
        return JSON.objectNode()
                .set(field, JSON.objectNode().put("order", order).put("missing", "_last"));
    }

    /** The best of what is only near, for the places that are left. */
    private List<Shown> near(Wanted wanted, int left) throws IOException {
        var near = new Condition.Together(
                List.of(wanted.made().near()),
                List.of(),
                wanted.filters(),
                List.of(wanted.made().plain()));
        return shown(answers(List.of(heading(wanted.ask().words().hashCode()), page(near, 0, left)))
                .getFirst());
    }

    private List<JsonNode> answers(List<ObjectNode> lines) throws IOException {
        var answers = new ArrayList<JsonNode>();
        for (var answer : client.search(lines).path("responses")) {
            int status = answer.path("status").asInt(200);
            if (status >= 300) {
                throw ClusterClient.refused("/_msearch", status, answer.toString());
            }
            if (answer.path("timed_out").asBoolean(false)
                    || answer.path("_shards").path("failed").asInt(0) > 0) {
                throw new IOException("the search cluster found only a part: " + answer.path("_shards"));
            }
            answers.add(answer);
        }
        return answers;
    }

    private static long total(JsonNode answer) {
        return answer.path("hits").path("total").path("value").asLong(0);
    }

    private static List<Shown> shown(JsonNode answer) {
        var shown = new ArrayList<Shown>();
        for (var hit : answer.path("hits").path("hits")) {
            shown.add(ClusterDocuments.shown(
                    hit.path("_source").path(Fields.SHOWN).asString()));
        }
        return shown;
    }
}

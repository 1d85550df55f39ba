package org.saan.hub.catalogue.search;

import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Conditions in the query language of OpenSearch. They count the same as {@link LuceneConditions}. */
final class ClusterConditions {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private ClusterConditions() {}

    static ObjectNode json(Condition condition) {
        return json(condition, 1);
    }

    private static ObjectNode json(Condition condition, float boost) {
        return switch (condition) {
            case Condition.Everything all -> named("match_all", JSON.objectNode(), boost);
            case Condition.Nothing none -> named("match_none", JSON.objectNode(), 1);
            case Condition.Has(var field, var terms) -> has(field, List.copyOf(terms), boost);
            case Condition.Phrase(var field, var words, int apart) ->
                ofField(
                        "match_phrase",
                        field,
                        JSON.objectNode().put("query", String.join(" ", words)).put("slop", apart),
                        boost);
            case Condition.Between(var field, long from, long to) -> between(field, from, to, boost);
            case Condition.Constant(var what, float weight) ->
                named("constant_score", JSON.objectNode().set("filter", json(what)), weight * boost);
            case Condition.Best(var ways) ->
                named("dis_max", JSON.objectNode().put("tie_breaker", 0).set("queries", array(ways)), boost);
            case Condition.Times(var what, float factor) -> json(what, factor * boost);
            case Condition.Together together -> named("bool", bool(together), boost);
        };
    }

    private static ObjectNode has(String field, List<String> terms, float boost) {
        if (terms.size() == 1) {
            return ofField("term", field, JSON.objectNode().put("value", terms.getFirst()), boost);
        }
        var values = JSON.arrayNode();
        terms.forEach(values::add);
        return named("terms", JSON.objectNode().set(field, values), boost);
    }

    private static ObjectNode between(String field, long from, long to, float boost) {
        var range = JSON.objectNode();
        if (from != Long.MIN_VALUE) {
            range.put("gte", from);
        }
        return ofField("range", field, range.put("lte", to), boost);
    }

    private static ObjectNode bool(Condition.Together together) {
        var bool = JSON.objectNode();
        put(bool, "must", together.must());
        put(bool, "should", together.should());
        put(bool, "filter", together.filter());
        put(bool, "must_not", together.not());
        return bool;
    }

    private static void put(ObjectNode bool, String name, List<Condition> conditions) {
        if (!conditions.isEmpty()) {
            bool.set(name, array(conditions));
        }
    }

    private static ArrayNode array(List<Condition> conditions) {
        var array = JSON.arrayNode();
        conditions.forEach(condition -> array.add(json(condition)));
        return array;
    }

    private static ObjectNode ofField(String name, String field, ObjectNode body, float boost) {
        boosted(body, boost);
        return JSON.objectNode().set(name, JSON.objectNode().set(field, body));
    }

    private static ObjectNode named(String name, ObjectNode body, float boost) {
        return JSON.objectNode().set(name, boosted(body, boost));
    }

    private static ObjectNode boosted(ObjectNode body, float boost) {
        return boost == 1 ? body : body.put("boost", boost);
    }
}

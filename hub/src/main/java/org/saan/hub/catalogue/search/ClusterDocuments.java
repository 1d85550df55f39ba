package org.saan.hub.catalogue.search;

import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.lucene.util.BytesRef;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Documents as an OpenSearch cluster keeps them: every word is cut before it is sent, and only parted at spaces there. */
final class ClusterDocuments {
    /** Asks may reach so deep. */
    private static final int DEEPEST = 20_000;
    /** Lucene takes no term of more than 32,766 bytes. */
    private static final int LONGEST_TERM = 8_000;

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private ClusterDocuments() {}

    /** The column by which the values of a facet are counted; they are looked up in {@link Fields#FACET}. */
    static String column(Facet facet) {
        return "f_" + facet.name().toLowerCase(Locale.ROOT);
    }

    /** What a new index is told of itself. One shard, so that numbers of documents are whole, on as many nodes as there are, up to two. */
    static ObjectNode index(ObjectNode meta) {
        var fields = JSON.objectNode();
        for (var field : List.of(Fields.KIND, Fields.GROUP, Fields.SURE, Fields.MAYBE, Fields.INNER, Fields.FACET)) {
            fields.set(field, type("keyword").put("doc_values", false).put("ignore_above", LONGEST_TERM));
        }
        for (var facet : Facet.values()) {
            fields.set(column(facet), type("keyword").put("index", false));
        }
        for (var field : List.of(Fields.TITLE, Fields.BODY)) {
            fields.set(field, type("text").put("analyzer", "whitespace").put("norms", false));
        }
        for (var field : List.of(Fields.ORDER_TH, Fields.ORDER_EN)) {
            fields.set(field, type("keyword").put("index", false));
        }
        for (var field : List.of(Fields.PRICE, Fields.MINIMUM, Fields.LEAD, Fields.CHANGED)) {
            fields.set(field, type("long"));
        }
        fields.set(Fields.SHOWN, type("binary"));
        var kept = JSON.objectNode();
        kept.putArray("includes").add(Fields.SHOWN);
        var mapping = JSON.objectNode().put("dynamic", "strict");
        mapping.set("_meta", meta);
        mapping.set("_source", kept);
        mapping.set("properties", fields);
        var settings = JSON.objectNode()
                .put("number_of_shards", 1)
                .put("auto_expand_replicas", "0-1")
                .put("refresh_interval", "-1")
                .put("max_result_window", DEEPEST);
        var index = JSON.objectNode();
        index.set("settings", settings);
        index.set("mappings", mapping);
        return index;
    }

    private static ObjectNode type(String type) {
        return JSON.objectNode().put("type", type);
    }

    static ObjectNode json(IndexedDocument item) {
        var json = JSON.objectNode()
                .put(Fields.KIND, item.kind().name())
                .put(Fields.SHOWN, Base64.getEncoder().encodeToString(bytes(item.shown())))
                .put(Fields.ORDER_TH, hex(item.orderTh()))
                .put(Fields.ORDER_EN, hex(item.orderEn()))
                .put(Fields.GROUP, item.group())
                .put(Fields.PRICE, item.price())
                .put(Fields.MINIMUM, item.minimum())
                .put(Fields.LEAD, item.lead())
                .put(Fields.CHANGED, item.changed())
                .put(Fields.TITLE, String.join(" ", item.title()))
                .put(Fields.BODY, String.join(" ", item.body()));
        json.set(Fields.SURE, array(item.sure()));
        json.set(Fields.MAYBE, array(item.maybe()));
        json.set(Fields.INNER, array(item.inner()));
        json.set(Fields.FACET, array(item.facets()));
        columns(item.facets()).forEach((facet, values) -> json.set(column(facet), array(values)));
        return json;
    }

    private static Map<Facet, List<String>> columns(List<String> terms) {
        var columns = new EnumMap<Facet, List<String>>(Facet.class);
        for (var term : terms) {
            int colon = term.indexOf(':');
            columns.computeIfAbsent(Facet.valueOf(term.substring(0, colon)), facet -> new ArrayList<>())
                    .add(term.substring(colon + 1));
        }
        return columns;
    }

    static ArrayNode array(Iterable<String> words) {
        var array = JSON.arrayNode();
        words.forEach(array::add);
        return array;
    }

    private static byte[] bytes(BytesRef bytes) {
        return java.util.Arrays.copyOfRange(bytes.bytes, bytes.offset, bytes.offset + bytes.length);
    }

    /** Hexadecimal digits have the order of the bytes. */
    private static String hex(BytesRef bytes) {
        return HexFormat.of().formatHex(bytes.bytes, bytes.offset, bytes.offset + bytes.length);
    }

    static Shown shown(String base64) {
        return Shown.of(new BytesRef(Base64.getDecoder().decode(base64)));
    }
}

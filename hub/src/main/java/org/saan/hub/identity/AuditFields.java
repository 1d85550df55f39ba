package org.saan.hub.identity;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** The difference between before and after, field by field. What stayed the same is not told. */
final class AuditFields {
    private static final int MOST = 60;

    private AuditFields() {}

    static List<AuditEntry.Field> of(ObjectMapper json, @Nullable String before, @Nullable String after) {
        var was = flat(json, before);
        var is = flat(json, after);
        var paths = new LinkedHashSet<>(was.keySet());
        paths.addAll(is.keySet());
        return paths.stream()
                .filter(path -> !path.equals("version"))
                // A change tells all fields of the new form; those that the old one did not tell are not news when
                // empty.
                .filter(path -> !Objects.equals(was.get(path), is.get(path)))
                .limit(MOST)
                .map(path -> new AuditEntry.Field(path, was.get(path), is.get(path)))
                .toList();
    }

    private static Map<String, String> flat(ObjectMapper json, @Nullable String text) {
        var all = new LinkedHashMap<String, String>();
        if (text != null) {
            add(all, "", json.readTree(text));
        }
        return all;
    }

    private static void add(Map<String, String> all, String path, JsonNode node) {
        if (node.isObject()) {
            node.properties()
                    .forEach(field ->
                            add(all, path.isEmpty() ? field.getKey() : path + "." + field.getKey(), field.getValue()));
        } else if (node.isArray()) {
            var parts = new ArrayList<String>();
            node.forEach(part -> parts.add(part.isValueNode() ? part.asString() : part.toString()));
            put(all, path, String.join(", ", parts));
        } else if (!node.isNull()) {
            put(all, path, node.asString());
        }
    }

    private static void put(Map<String, String> all, String path, String value) {
        if (!value.isEmpty()) {
            all.put(path.isEmpty() ? "value" : path, value);
        }
    }
}

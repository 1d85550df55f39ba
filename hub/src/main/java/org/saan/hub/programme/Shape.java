package org.saan.hub.programme;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a value of a template must be. One description serves three: it finds every fault with its place and reason, it writes the
 * JSON Schema, and it writes the table of fields for people.
 */
sealed interface Shape {
    JsonMapper JSON = new JsonMapper();

    /** Tells every fault of a value to the consumer. */
    void check(JsonNode value, String path, Consumer<TemplateFault> faults);

    /** As JSON Schema 2020-12. */
    ObjectNode schema();

    /** For the table of fields. */
    String words();

    /**
     * Text of one language, or a code.
     *
     * @param pattern absent for any text
     */
    record Text(int longest, @Nullable Pattern pattern) implements Shape {
        @Override
        public void check(JsonNode value, String path, Consumer<TemplateFault> faults) {
            if (!value.isString() || value.asString().isBlank()) {
                faults.accept(TemplateFault.of(path, "template.fault.text"));
                return;
            }
            var text = value.asString();
            if (text.length() > longest) {
                faults.accept(TemplateFault.of(path, "template.fault.long", longest));
            } else if (pattern != null && !pattern.matcher(text).matches()) {
                faults.accept(TemplateFault.of(path, "template.fault.form", pattern.pattern()));
            } else if (PersonalLooks.found(text)) {
                faults.accept(TemplateFault.of(path, "template.fault.personal"));
            }
        }

        @Override
        public ObjectNode schema() {
            var node = JSON.createObjectNode()
                    .put("type", "string")
                    .put("minLength", 1)
                    .put("maxLength", longest);
            if (pattern != null) {
                node.put("pattern", "^(?:" + pattern.pattern() + ")$");
            }
            return node;
        }

        @Override
        public String words() {
            return "text, at most " + longest
                    + (pattern == null ? "" : ", `" + pattern.pattern().replace("|", "\\|") + "`");
        }
    }

    /** One of a few codes. */
    record OneOf(List<String> codes) implements Shape {
        public OneOf {
            codes = List.copyOf(codes);
        }

        @Override
        public void check(JsonNode value, String path, Consumer<TemplateFault> faults) {
            if (!value.isString() || !codes.contains(value.asString())) {
                faults.accept(TemplateFault.of(path, "template.fault.choice", String.join(", ", codes)));
            }
        }

        @Override
        public ObjectNode schema() {
            var node = JSON.createObjectNode();
            var all = node.putArray("enum");
            codes.forEach(all::add);
            return node;
        }

        @Override
        public String words() {
            return "one of `" + String.join("`, `", codes) + "`";
        }
    }

    /** A number between two others, both inclusive. */
    record Amount(BigDecimal least, BigDecimal most, boolean whole) implements Shape {
        static Amount whole(long least, long most) {
            return new Amount(BigDecimal.valueOf(least), BigDecimal.valueOf(most), true);
        }

        static Amount of(String least, String most) {
            return new Amount(new BigDecimal(least), new BigDecimal(most), false);
        }

        @Override
        public void check(JsonNode value, String path, Consumer<TemplateFault> faults) {
            if (!value.isNumber()
                    || (whole && !value.isIntegralNumber())
                    || value.decimalValue().compareTo(least) < 0
                    || value.decimalValue().compareTo(most) > 0) {
                faults.accept(TemplateFault.of(
                        path,
                        whole ? "template.fault.whole" : "template.fault.number",
                        least.toPlainString(),
                        most.toPlainString()));
            }
        }

        @Override
        public ObjectNode schema() {
            return JSON.createObjectNode()
                    .put("type", whole ? "integer" : "number")
                    .put("minimum", least)
                    .put("maximum", most);
        }

        @Override
        public String words() {
            return (whole ? "whole number " : "number ") + least.toPlainString() + " to " + most.toPlainString();
        }
    }

    /** Numbers by name, such as thresholds. */
    record Numbers() implements Shape {
        @Override
        public void check(JsonNode value, String path, Consumer<TemplateFault> faults) {
            if (!value.isObject()) {
                faults.accept(TemplateFault.of(path, "template.fault.object"));
                return;
            }
            value.properties().forEach(one -> {
                if (!one.getValue().isNumber()) {
                    faults.accept(TemplateFault.of(path + "." + one.getKey(), "template.fault.any_number"));
                }
            });
        }

        @Override
        public ObjectNode schema() {
            var node = JSON.createObjectNode().put("type", "object");
            node.putObject("additionalProperties").put("type", "number");
            return node;
        }

        @Override
        public String words() {
            return "numbers by name";
        }
    }

    /**
     * A list.
     *
     * @param key field by which no two entries may be the same; absent for lists of codes, where none may come twice
     */
    record ListOf(Shape item, int most, @Nullable String key) implements Shape {
        @Override
        public void check(JsonNode value, String path, Consumer<TemplateFault> faults) {
            if (!value.isArray()) {
                faults.accept(TemplateFault.of(path, "template.fault.list"));
                return;
            }
            if (value.size() > most) {
                faults.accept(TemplateFault.of(path, "template.fault.many", most));
                return;
            }
            var seen = new HashSet<String>();
            for (int i = 0; i < value.size(); i++) {
                var place = path + "[" + i + "]";
                item.check(value.get(i), place, faults);
                var name = key == null
                        ? value.get(i).toString()
                        : value.get(i).path(key).toString();
                boolean compared = key != null || item instanceof OneOf;
                if (compared && !name.isEmpty() && !seen.add(name)) {
                    faults.accept(TemplateFault.of(key == null ? place : place + "." + key, "template.fault.twice"));
                }
            }
        }

        @Override
        public ObjectNode schema() {
            var node = JSON.createObjectNode().put("type", "array").put("maxItems", most);
            node.set("items", item.schema());
            return node;
        }

        @Override
        public String words() {
            return "list, at most " + most + (item instanceof Parts ? "" : ", of " + item.words());
        }
    }

    /** A field of an object. */
    record Field(Shape shape, boolean needed, String meaning) {}

    /** An object of known fields; another field is a fault, so that nothing is lost silently. */
    record Parts(Map<String, Field> fields) implements Shape {
        static Parts of() {
            return new Parts(new LinkedHashMap<>());
        }

        Parts needed(String name, Shape shape, String meaning) {
            fields.put(name, new Field(shape, true, meaning));
            return this;
        }

        Parts also(String name, Shape shape, String meaning) {
            fields.put(name, new Field(shape, false, meaning));
            return this;
        }

        @Override
        public void check(JsonNode value, String path, Consumer<TemplateFault> faults) {
            if (!value.isObject()) {
                faults.accept(TemplateFault.of(path, "template.fault.object"));
                return;
            }
            for (var name : value.propertyNames()) {
                if (!fields.containsKey(name)) {
                    faults.accept(TemplateFault.of(join(path, name), "template.fault.unknown"));
                }
            }
            fields.forEach((name, field) -> {
                var part = value.get(name);
                if (part != null && !part.isNull()) {
                    field.shape().check(part, join(path, name), faults);
                } else if (field.needed()) {
                    faults.accept(TemplateFault.of(join(path, name), "template.fault.missing"));
                }
            });
        }

        private static String join(String path, String name) {
            return path.isEmpty() ? name : path + "." + name;
        }

        @Override
        public ObjectNode schema() {
            var node = JSON.createObjectNode().put("type", "object").put("additionalProperties", false);
            var properties = node.putObject("properties");
            var required = JSON.createArrayNode();
            fields.forEach((name, field) -> {
                properties.set(name, field.shape().schema().put("description", field.meaning()));
                if (field.needed()) {
                    required.add(name);
                }
            });
            node.set("required", required);
            return node;
        }

        @Override
        public String words() {
            return "object";
        }
    }
}

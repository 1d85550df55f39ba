package org.saan.hub.programme;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.saan.hub.shared.LocalizedText;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The indicators that a programme begins with, from {@code programme/indicators.json} and {@code programme/rules.tsv}. */
final class StandardIndicators {
    /**
     * One of them.
     *
     * @param counts {@code REACHED} or {@code STANDING}
     * @param measure {@code COUNT} or {@code MEDIAN}
     * @param thresholds as JSON
     * @param target absent where it is only watched
     */
    record Standard(
            String code,
            String level,
            String unit,
            String source,
            String counts,
            String measure,
            BigDecimal weight,
            String thresholds,
            LocalizedText name,
            LocalizedText rule,
            LocalizedText dedup,
            LocalizedText evidence,
            String frequency,
            @Nullable BigDecimal target) {}

    private StandardIndicators() {}

    static List<Standard> read() {
        var rules = rules();
        var all = new ArrayList<Standard>();
        try (var in = open("indicators.json")) {
            for (var one : new JsonMapper().readTree(in).path("indicators")) {
                var code = one.path("id").asString();
                var rule = rules.getOrDefault(code, Map.of());
                all.add(new Standard(
                        code,
                        one.path("level").asString(),
                        one.path("unit").asString().equals("THB/day")
                                ? "thb_per_day"
                                : one.path("unit").asString(),
                        of(rule, "source"),
                        of(rule, "counts"),
                        of(rule, "measure"),
                        new BigDecimal(of(rule, "weight")),
                        of(rule, "thresholds"),
                        new LocalizedText(
                                one.path("name_th").asString(),
                                one.path("name_en").asString()),
                        new LocalizedText(
                                of(rule, "definition_th"),
                                one.path("definition").asString()),
                        new LocalizedText(
                                of(rule, "dedup_th"), one.path("dedup_rule").asString()),
                        new LocalizedText(of(rule, "evidence_th"), joined(one.path("evidence"))),
                        one.path("frequency").asString(),
                        one.path("target").isNumber() ? one.path("target").decimalValue() : null));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return all;
    }

    private static String of(Map<String, String> rule, String column) {
        var value = rule.get(column);
        if (value == null) {
            throw new IllegalStateException("rules.tsv lacks " + column);
        }
        return value;
    }

    private static String joined(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(JsonNode::asString)
                .collect(Collectors.joining(" · "));
    }

    private static Map<String, Map<String, String>> rules() {
        var all = new HashMap<String, Map<String, String>>();
        try (var in = open("rules.tsv")) {
            var lines = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            var heads = lines.getFirst().split("\t");
            for (var line : lines.subList(1, lines.size())) {
                var cells = line.split("\t");
                var row = new HashMap<String, String>();
                for (int i = 0; i < heads.length; i++) {
                    row.put(heads[i], cells[i]);
                }
                all.put(cells[0], row);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return all;
    }

    private static InputStream open(String name) {
        var in = StandardIndicators.class.getResourceAsStream("/programme/" + name);
        if (in == null) {
            throw new IllegalStateException("missing " + name);
        }
        return in;
    }
}

package org.saan.hub.catalogue.search;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** The vocabulary and the places as they come with the program. */
final class VocabularyFiles {
    private VocabularyFiles() {}

    /** The concepts of crafts, the provinces and the regions. */
    static List<Concept> concepts() {
        var concepts = new ArrayList<Concept>();
        for (var row : rows("/vocabulary/concepts.csv")) {
            concepts.add(new Concept(
                    row.get("concept_id"),
                    ConceptType.of(row.get("type")),
                    row.get("broader_id").isEmpty() ? null : row.get("broader_id"),
                    row.get("pref_th"),
                    row.get("pref_en")));
        }
        for (var row : rows("/geo/regions.csv")) {
            concepts.add(new Concept(
                    "region:" + row.get("region_id"),
                    ConceptType.REGION,
                    null,
                    row.get("name_th"),
                    row.get("name_en")));
        }
        for (var row : rows("/geo/th_provinces.csv")) {
            concepts.add(new Concept(
                    "prov:" + row.get("province_code"),
                    ConceptType.PROVINCE,
                    "region:" + row.get("region_id"),
                    row.get("name_th"),
                    row.get("name_en")));
        }
        return concepts;
    }

    /** One way of writing one concept. */
    record Spelling(String concept, String text, String language, String kind) {
        boolean isMistake() {
            return kind.equals("misspelling");
        }
    }

    static List<Spelling> spellings() {
        var all = new ArrayList<Spelling>();
        for (var file : List.of("/vocabulary/labels.csv", "/vocabulary/more_labels.csv")) {
            for (var row : rows(file)) {
                all.add(new Spelling(row.get("concept_id"), row.get("label"), row.get("lang"), row.get("kind")));
            }
        }
        for (var row : rows("/geo/regions.csv")) {
            var id = "region:" + row.get("region_id");
            var en = row.get("name_en").replaceAll(" \\(.*", "");
            var th = row.get("name_th").replaceAll(" \\(.*", "");
            all.add(new Spelling(id, th, "th", "preferred"));
            all.add(new Spelling(id, th.replaceFirst("ภาค", "ทางภาค"), "th", "alternate"));
            for (var form : List.of("%s", "%sern", "%sern Thailand", "%s Thailand", "%s of Thailand", "the %s")) {
                all.add(new Spelling(id, form.formatted(en), "en", "alternate"));
            }
            if (id.equals("region:northeast")) {
                List.of("อีสาน", "ภาคอีสาน").forEach(name -> all.add(new Spelling(id, name, "th", "alternate")));
                List.of("Isan", "Isaan", "Esan", "Issan")
                        .forEach(name -> all.add(new Spelling(id, name, "en", "alternate")));
            }
            all.add(new Spelling(id, "phak " + ROMAN_REGIONS.get(row.get("region_id")), "th-Latn", "romanisation"));
        }
        for (var row : rows("/geo/th_provinces.csv")) {
            var id = "prov:" + row.get("province_code");
            all.add(new Spelling(id, row.get("name_th"), "th", "preferred"));
            all.add(new Spelling(id, row.get("name_en"), "en", "preferred"));
            for (var alias : row.get("aliases").split("\\|")) {
                if (!alias.isBlank()) {
                    all.add(new Spelling(id, alias, alias.charAt(0) > 0x300 ? "th" : "th-Latn", "alternate"));
                }
            }
        }
        return all;
    }

    private static final Map<String, String> ROMAN_REGIONS = Map.of(
            "north",
            "nuea",
            "northeast",
            "isan",
            "central",
            "klang",
            "east",
            "tawan ok",
            "west",
            "tawan tok",
            "south",
            "tai");

    /** Labels with several meanings or an ordinary one. */
    static Set<String> everydayWords() {
        var words = new HashSet<String>();
        for (var row : rows("/vocabulary/ambiguous_labels.csv")) {
            if (!row.get("concept_ids").contains("|")) {
                words.add(row.get("label"));
            }
        }
        // Provinces that are ordinary words too: to dry, to be past, and so on.
        words.addAll(Set.of("ตาก", "เลย", "แพร่", "น่าน", "ตรัง", "ตราด", "ระยอง", "มุก", "คอน", "สกล"));
        words.addAll(Set.of("tak", "nan", "nakhon", "surat"));
        return words;
    }

    private static List<Csv.Row> rows(String resource) {
        return Csv.rows(text(resource));
    }

    private static String text(String resource) {
        try (InputStream in = Objects.requireNonNull(VocabularyFiles.class.getResourceAsStream(resource), resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

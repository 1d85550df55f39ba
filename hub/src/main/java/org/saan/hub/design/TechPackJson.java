package org.saan.hub.design;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.saan.hub.shared.Refusal;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A tech pack as a file for programs, of the shape of domain/fixtures/tech-pack-sample.json. Reading is strict: what has no place in
 * a tech pack is refused by its name, so that nothing is lost unseen.
 */
public final class TechPackJson {
    /** Bytes of a file, at most. */
    public static final int MOST_BYTES = 64 * 1024;

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String FILE = "file";

    /** Where fields stand that are one value, in the order of the file. */
    private static final Map<String, String> PLACES = new LinkedHashMap<>();

    private static final Map<String, String> FIBRE = new LinkedHashMap<>();
    private static final Map<String, String> COLOUR = new LinkedHashMap<>();
    private static final List<String> LAB = List.of("_l", "_a", "_b");

    static {
        PLACES.put("/dimensions_cm/width", "width");
        PLACES.put("/dimensions_cm/length", "length");
        PLACES.put("/dimensions_cm/height", "height");
        PLACES.put("/dimensions_cm/tolerance_pct", "size_tolerance");
        PLACES.put("/dimensions_cm/fringe", "fringe");
        PLACES.put("/fibre", "fibre");
        PLACES.put("/yarn/warp", "warp");
        PLACES.put("/yarn/weft", "weft");
        PLACES.put("/density_per_cm/ends", "ends");
        PLACES.put("/density_per_cm/picks", "picks");
        PLACES.put("/weave", "weave");
        PLACES.put("/gsm", "gsm");
        PLACES.put("/weight_piece_g", "weight");
        PLACES.put("/colours", "colour");
        PLACES.put("/motif/name_th", "motif");
        PLACES.put("/motif/name_en", "motif_en");
        PLACES.put("/motif/ownership", "motif_owner");
        PLACES.put("/motif/consent_ref", "motif_consent");
        PLACES.put("/motif/benefit_share_pct", "motif_share");
        PLACES.put("/shrinkage_max_pct/warp", "shrinkage_warp");
        PLACES.put("/shrinkage_max_pct/weft", "shrinkage_weft");
        PLACES.put("/colour_fastness_min/wash_iso105_C06", "fastness_wash");
        PLACES.put("/colour_fastness_min/rub_dry_iso105_X12", "fastness_rub");
        PLACES.put("/colour_fastness_min/light_iso105_B02", "fastness_light");
        PLACES.put("/care", "care");
        PLACES.put("/packaging", "packing");
        PLACES.put("/defects", "defects");
        PLACES.put("/reference_sample", "reference");
        FIBRE.put("fibre", "");
        FIBRE.put("pct", "_pct");
        FIBRE.put("eu_name_1007_2011", "_eu");
        COLOUR.put("name", "");
        COLOUR.put("lab_d65", "_l");
        COLOUR.put("pantone", "_pantone");
        COLOUR.put("tolerance_dE00", "_tolerance");
        COLOUR.put("dye", "_dye");
    }

    private TechPackJson() {}

    /** As a file, with what it is the pack of. */
    public static ObjectNode write(String style, int version, String status, TechPack pack) {
        var root = JSON.createObjectNode();
        root.put("style", style);
        root.put("version", version);
        root.put("status", status);
        PLACES.forEach((place, field) -> {
            switch (field) {
                case "fibre" -> list(root, "fibre", pack, "fibre", FIBRE);
                case "colour" -> list(root, "colours", pack, "colour", COLOUR);
                default -> {
                    if (!pack.field(field).isBlank()) {
                        put(parent(root, place), place.substring(place.lastIndexOf('/') + 1), field, pack);
                    }
                }
            }
        });
        return root;
    }

    private static ObjectNode parent(ObjectNode root, String place) {
        int last = place.lastIndexOf('/');
        return last == 0 ? root : root.withObject(place.substring(0, last));
    }

    private static void put(ObjectNode to, String key, String field, TechPack pack) {
        if (TechPack.LINES.contains(field)) {
            var list = to.putArray(key);
            pack.field(field)
                    .lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .forEach(list::add);
            return;
        }
        pack.number(field).ifPresentOrElse(number -> to.set(key, number(number)), () -> to.put(key, pack.field(field)));
    }

    /** A whole number as one, others with the places that were written. */
    private static JsonNode number(BigDecimal number) {
        return number.scale() <= 0
                ? JSON.getNodeFactory().numberNode(number.intValueExact())
                : JSON.getNodeFactory().numberNode(number.doubleValue());
    }

    private static void list(ObjectNode root, String key, TechPack pack, String name, Map<String, String> keys) {
        if (pack.rows(name).isEmpty()) {
            return;
        }
        var list = root.putArray(key);
        for (int n : pack.rows(name)) {
            var row = list.addObject();
            keys.forEach((in, ending) -> {
                String field = name + "_" + n + ending;
                if (in.equals("lab_d65")) {
                    lab(row, name + "_" + n, pack);
                } else if (!pack.field(field).isBlank()) {
                    put(row, in, field, pack);
                }
            });
        }
    }

    private static void lab(ObjectNode row, String name, TechPack pack) {
        if (LAB.stream().allMatch(part -> pack.number(name + part).isPresent())) {
            var lab = row.putArray("lab_d65");
            LAB.forEach(part -> lab.add(number(pack.number(name + part).orElseThrow())));
        }
    }

    /**
     * Reads a file; its style, version and status are left aside: the ledger knows them.
     *
     * @throws Refusal that names the place in the file
     */
    public static TechPack read(byte[] file) {
        if (file.length > MOST_BYTES) {
            throw Refusal.of(FILE, "tech_pack.file.large", MOST_BYTES / 1024);
        }
        JsonNode root;
        try {
            root = JSON.readTree(file);
        } catch (JacksonException no) {
            throw Refusal.of(FILE, "tech_pack.file.no_json");
        }
        if (!(root instanceof ObjectNode whole)) {
            throw Refusal.of(FILE, "tech_pack.file.no_json");
        }
        var fields = new HashMap<String, String>();
        whole.properties().forEach(entry -> {
            if (!List.of("style", "version", "status").contains(entry.getKey())) {
                take("/" + entry.getKey(), entry.getValue(), fields);
            }
        });
        var pack = new TechPack(fields);
        pack.unreadable().stream().findFirst().ifPresent(field -> {
            throw Refusal.of(FILE, "tech_pack.file.no_number", field);
        });
        return pack;
    }

    private static void take(String place, JsonNode node, Map<String, String> fields) {
        String field = PLACES.get(place);
        if (field == null) {
            if (node instanceof ObjectNode inner && PLACES.keySet().stream().anyMatch(p -> p.startsWith(place + "/"))) {
                inner.properties().forEach(entry -> take(place + "/" + entry.getKey(), entry.getValue(), fields));
                return;
            }
            throw unknown(place);
        }
        switch (field) {
            case "fibre" -> rows(place, node, field, TechPack.FIBRES, FIBRE, fields);
            case "colour" -> rows(place, node, field, TechPack.COLOURS, COLOUR, fields);
            default -> {
                if (TechPack.LINES.contains(field)) {
                    fields.put(field, lines(place, node));
                } else {
                    fields.put(field, value(place, node));
                }
            }
        }
    }

    private static String lines(String place, JsonNode node) {
        if (!(node instanceof ArrayNode list)) {
            throw unknown(place);
        }
        return StreamSupport.stream(list.spliterator(), false)
                .map(one -> value(place, one))
                .collect(Collectors.joining("\n"));
    }

    private static void rows(
            String place, JsonNode node, String name, int most, Map<String, String> keys, Map<String, String> fields) {
        if (!(node instanceof ArrayNode list)) {
            throw unknown(place);
        }
        if (list.size() > most) {
            throw Refusal.of(FILE, "tech_pack.file.too_many", place, most);
        }
        for (int n = 1; n <= list.size(); n++) {
            String at = name + "_" + n;
            String here = place + "/" + (n - 1);
            if (!(list.get(n - 1) instanceof ObjectNode row)) {
                throw unknown(here);
            }
            row.properties().forEach(entry -> {
                String ending = keys.get(entry.getKey());
                String inner = here + "/" + entry.getKey();
                if (ending == null) {
                    throw unknown(inner);
                }
                if (entry.getKey().equals("lab_d65")) {
                    lab(inner, entry.getValue(), at, fields);
                } else {
                    fields.put(at + ending, value(inner, entry.getValue()));
                }
            });
        }
    }

    private static void lab(String place, JsonNode node, String name, Map<String, String> fields) {
        if (!(node instanceof ArrayNode list) || list.size() != LAB.size()) {
            throw unknown(place);
        }
        for (int i = 0; i < LAB.size(); i++) {
            fields.put(name + LAB.get(i), value(place, list.get(i)));
        }
    }

    private static String value(String place, JsonNode node) {
        if (!node.isString() && !node.isNumber()) {
            throw unknown(place);
        }
        return node.asString();
    }

    private static Refusal unknown(String place) {
        return Refusal.of(FILE, "tech_pack.file.unknown", place.length() > 80 ? place.substring(0, 80) : place);
    }
}

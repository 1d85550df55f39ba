package org.saan.hub.catalogue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.saan.hub.shared.LocalizedText;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * The kinds of marks that Saan knows (domain table of origin marks), and the goods with a geographical indication. The files
 * are the source: what they say of a good replaces what the database had.
 */
@Component
class MarkKinds {

    /**
     * @param issuer who gives it
     * @param says what it says, in words of its issuer
     */
    record Kind(String code, LocalizedText name, String issuer, String says) {}

    private final Map<String, Kind> kinds = new LinkedHashMap<>();
    private final JdbcTemplate jdbc;

    MarkKinds(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
        for (var row : TableFile.read("marks/origin_marks.csv")) {
            kinds.put(
                    row.get("code"),
                    new Kind(
                            row.get("code"),
                            new LocalizedText(row.get("name_th"), row.get("name_en")),
                            row.get("issuer"),
                            row.get("what_it_says")));
        }
    }

    @EventListener
    @Order(Ordered.HIGHEST_PRECEDENCE + 10)
    void fill(ApplicationStartedEvent event) {
        var goods = TableFile.read("marks/thai_gi_crafts.csv").stream()
                .map(row -> new Object[] {
                    row.get("gi_name_th"),
                    row.get("gi_name_en"),
                    row.get("province_code"),
                    row.get("concept_id"),
                    row.get("status")
                })
                .toList();
        jdbc.batchUpdate("""
                insert into catalogue.gi_good as g (name_th, name_en, province_code, concept_id, status)
                values (?, ?, ?, ?, ?)
                on conflict (name_th) do update set name_en = excluded.name_en, province_code = excluded.province_code,
                    concept_id = excluded.concept_id, status = excluded.status
                where (g.name_en, g.province_code, g.concept_id, g.status)
                    is distinct from (excluded.name_en, excluded.province_code, excluded.concept_id, excluded.status)
                """, goods);
    }

    Kind get(String code) {
        var kind = kinds.get(code);
        if (kind == null) {
            throw new IllegalArgumentException("no mark " + code);
        }
        return kind;
    }

    boolean has(String code) {
        return kinds.containsKey(code);
    }

    List<Kind> list() {
        return List.copyOf(kinds.values());
    }
}

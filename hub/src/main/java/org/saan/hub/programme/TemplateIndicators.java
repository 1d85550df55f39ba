package org.saan.hub.programme;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.UUID;
import org.saan.hub.platform.At;
import org.saan.hub.shared.Ids;
import org.saan.hub.shared.Viewer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The indicators of a template: rules with the newest words and the promises that hold now. Who answered for them there is a person,
 * so it is not copied; here it is whoever imports them.
 */
@Component
class TemplateIndicators {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String REASON = "from a template";

    private final JdbcClient jdbc;
    private final Clock clock;

    TemplateIndicators(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    ArrayNode list(UUID programme) {
        var all = JSON.createArrayNode();
        jdbc.sql("""
                        select i.*, d.*, i.id as indicator,
                               (select t.value from programme.target t where t.indicator_id = i.id and t.region_code = ''
                                    and t.superseded_at is null) as target,
                               (select jsonb_object_agg(t.region_code, t.value) from programme.target t
                                where t.indicator_id = i.id and t.region_code <> '' and t.superseded_at is null) as region_targets
                        from programme.indicator i
                        join lateral (select * from programme.definition d where d.indicator_id = i.id
                                      order by d.version desc limit 1) d on true
                        where i.programme_id = :programme order by i.position, i.code
                        """).param("programme", programme).query(row -> {
            var one = all.addObject()
                    .put("code", row.getString("code"))
                    .put("level", row.getString("level"))
                    .put("unit", row.getString("unit"))
                    .put("source", row.getString("source"))
                    .put("counts", row.getString("counts"))
                    .put("measure", row.getString("measure"))
                    .put("weight", row.getBigDecimal("weight"));
            var plan = one.putArray("monthlyPlan");
            for (var share : (Object[]) row.getArray("monthly_plan").getArray()) {
                plan.add((java.math.BigDecimal) share);
            }
            both(one, "name", row.getString("name_th"), row.getString("name_en"));
            both(one, "rule", row.getString("rule_th"), row.getString("rule_en"));
            both(one, "dedup", row.getString("dedup_th"), row.getString("dedup_en"));
            both(one, "evidence", row.getString("evidence_th"), row.getString("evidence_en"));
            one.put("frequency", row.getString("frequency_en"));
            one.set("thresholds", JSON.readTree(row.getString("thresholds")));
            if (row.getBigDecimal("target") != null) {
                one.put("target", row.getBigDecimal("target"));
            }
            if (row.getString("region_targets") != null) {
                one.set("regionTargets", JSON.readTree(row.getString("region_targets")));
            }
        });
        return all;
    }

    private static void both(ObjectNode into, String field, String th, String en) {
        into.putObject(field).put("th", th).put("en", en);
    }

    void take(UUID programme, JsonNode indicators, LocalDate since, Viewer viewer) {
        int position = 0;
        for (var one : indicators) {
            var id = Ids.next();
            var plan = new ArrayList<java.math.BigDecimal>();
            one.path("monthlyPlan").forEach(share -> plan.add(share.decimalValue()));
            jdbc.sql("""
                            insert into programme.indicator (id, programme_id, code, position, level, unit, source, counts,
                                measure, weight, monthly_plan)
                            values (:id, :programme, :code, :position, :level, :unit, :source, :counts, :measure, :weight,
                                cast(:plan as numeric[]))
                            """)
                    .param("id", id)
                    .param("programme", programme)
                    .param("code", one.path("code").asString())
                    .param("position", ++position)
                    .param("level", one.path("level").asString())
                    .param("unit", one.path("unit").asString())
                    .param("source", one.path("source").asString())
                    .param("counts", one.path("counts").asString())
                    .param("measure", one.path("measure").asString())
                    .param("weight", one.path("weight").decimalValue())
                    .param(
                            "plan",
                            plan.stream()
                                    .map(java.math.BigDecimal::toPlainString)
                                    .toArray(String[]::new))
                    .update();
            define(id, one, since, viewer);
            if (one.path("target").isNumber()) {
                promise(id, "", one.path("target"), viewer);
            }
            one.path("regionTargets")
                    .properties()
                    .forEach(region -> promise(id, region.getKey(), region.getValue(), viewer));
        }
    }

    private void define(UUID id, JsonNode one, LocalDate since, Viewer viewer) {
        jdbc.sql("""
                        insert into programme.definition (indicator_id, version, name_th, name_en, rule_th, rule_en, dedup_th,
                            dedup_en, evidence_th, evidence_en, frequency_en, thresholds, valid_from, owner, reason, written_by,
                            written_at)
                        values (:id, 1, :nameTh, :nameEn, :ruleTh, :ruleEn, :dedupTh, :dedupEn, :evidenceTh, :evidenceEn,
                            :frequency, :thresholds::jsonb, :since, :owner, :reason, :by, :at)
                        """)
                .param("id", id)
                .param("nameTh", one.path("name").path("th").asString())
                .param("nameEn", one.path("name").path("en").asString())
                .param("ruleTh", one.path("rule").path("th").asString())
                .param("ruleEn", one.path("rule").path("en").asString())
                .param("dedupTh", one.path("dedup").path("th").asString())
                .param("dedupEn", one.path("dedup").path("en").asString())
                .param("evidenceTh", one.path("evidence").path("th").asString())
                .param("evidenceEn", one.path("evidence").path("en").asString())
                .param("frequency", one.path("frequency").asString())
                .param("thresholds", one.path("thresholds").toString())
                .param("since", since)
                .param("owner", viewer.name())
                .param("reason", REASON)
                .param("by", viewer.accountId())
                .param("at", At.now(clock))
                .update();
    }

    private void promise(UUID indicator, String region, JsonNode value, Viewer viewer) {
        jdbc.sql("""
                        insert into programme.target (id, indicator_id, region_code, value, owner, reason, set_by, set_at)
                        values (:id, :indicator, :region, :value, :owner, :reason, :by, :at)
                        """)
                .param("id", Ids.next())
                .param("indicator", indicator)
                .param("region", region)
                .param("value", value.decimalValue())
                .param("owner", viewer.name())
                .param("reason", REASON)
                .param("by", viewer.accountId())
                .param("at", At.now(clock))
                .update();
    }
}

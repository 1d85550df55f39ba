package org.saan.hub.programme;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.identity.Audit;
import org.saan.hub.platform.At;
import org.saan.hub.shared.Ids;
import org.saan.hub.shared.LocalizedText;
import org.saan.hub.shared.NotFound;
import org.saan.hub.shared.Printing;
import org.saan.hub.shared.Refusal;
import org.saan.hub.shared.Viewer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.ObjectMapper;

/** What programmes count: rules with their versions, and targets. */
@Service
public class Indicators {
    private static final String READ = """
            select i.id, i.programme_id, i.code, i.level, i.unit, i.source, i.counts, i.measure, i.weight, i.monthly_plan,
                   d.version, d.name_th, d.name_en, d.rule_th, d.rule_en, d.dedup_th, d.dedup_en, d.evidence_th, d.evidence_en,
                   d.frequency_en, d.thresholds::text as thresholds, d.valid_from, d.owner, d.reason,
                   (select coalesce(jsonb_object_agg(t.region_code, t.value), '{}') from programme.target t
                    where t.indicator_id = i.id and t.superseded_at is null)::text as targets
            from programme.indicator i join programme.definition d on d.indicator_id = i.id
            """;

    private final JdbcClient jdbc;
    private final ObjectMapper json;
    private final Audit audit;
    private final Clock clock;

    Indicators(JdbcClient jdbc, ObjectMapper json, Audit audit, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.audit = audit;
        this.clock = clock;
    }

    /** What a programme counts, in its order, each with the newest version of its rule. */
    @Transactional(readOnly = true)
    public List<IndicatorView> listIndicators(UUID programme) {
        return jdbc.sql(READ + " where i.programme_id = :programme and d.version = i.version order by i.position")
                .param("programme", programme)
                .query((row, n) -> view(row))
                .list();
    }

    @Transactional(readOnly = true)
    public IndicatorView getIndicator(UUID programme, String code) {
        return listIndicators(programme).stream()
                .filter(one -> one.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new NotFound("indicator"));
    }

    /** Every version of a rule, the newest first. */
    @Transactional(readOnly = true)
    public List<IndicatorView.Definition> listVersions(UUID indicator) {
        return jdbc.sql(READ + " where i.id = :id order by d.version desc limit 200")
                .param("id", indicator)
                .query((row, n) -> view(row).definition())
                .list();
    }

    /** The indicators of the standard sheet, for a programme that has none. */
    @Transactional
    public void takeStandard(UUID programme, LocalDate since, Viewer viewer) {
        Programmes.mustLead(viewer);
        int position = 0;
        for (var one : StandardIndicators.read()) {
            var id = Ids.next();
            jdbc.sql("""
                            insert into programme.indicator (id, programme_id, code, position, level, unit, source, counts,
                                measure, weight)
                            values (:id, :programme, :code, :position, :level, :unit, :source, :counts, :measure, :weight)
                            """)
                    .param("id", id)
                    .param("programme", programme)
                    .param("code", one.code())
                    .param("position", ++position)
                    .param("level", one.level())
                    .param("unit", one.unit())
                    .param("source", one.source())
                    .param("counts", one.counts())
                    .param("measure", one.measure())
                    .param("weight", one.weight())
                    .update();
            write(
                    id,
                    new IndicatorView.Definition(
                            1,
                            one.name(),
                            one.rule(),
                            one.dedup(),
                            one.evidence(),
                            one.frequency(),
                            thresholds(one.thresholds()),
                            since,
                            viewer.name(),
                            "standard sheet"),
                    viewer);
            if (one.target() != null) {
                insertTarget(id, "", one.target(), viewer.name(), "standard sheet", viewer);
            }
        }
    }

    /** What another programme counts, with the rules and targets as they are there now. */
    @Transactional
    public void takeFrom(UUID other, UUID programme, LocalDate since, Viewer viewer) {
        Programmes.mustLead(viewer);
        for (var one : listIndicators(other)) {
            var id = Ids.next();
            jdbc.sql("""
                            insert into programme.indicator (id, programme_id, code, position, level, unit, source, counts,
                                measure, weight, monthly_plan)
                            select :id, :programme, code, position, level, unit, source, counts, measure, weight, monthly_plan
                            from programme.indicator where id = :from
                            """)
                    .param("id", id)
                    .param("programme", programme)
                    .param("from", one.id())
                    .update();
            var rule = one.definition();
            write(
                    id,
                    new IndicatorView.Definition(
                            1,
                            rule.name(),
                            rule.rule(),
                            rule.dedup(),
                            rule.evidence(),
                            rule.frequency(),
                            rule.thresholds(),
                            since,
                            rule.owner(),
                            rule.reason()),
                    viewer);
            if (one.target() != null) {
                insertTarget(id, "", one.target(), rule.owner(), rule.reason(), viewer);
            }
            one.targets()
                    .forEach((region, value) -> insertTarget(id, region, value, rule.owner(), rule.reason(), viewer));
        }
    }

    /**
     * Changes a rule: the words become its next version. The count follows the records, not the words; who changes the rule of
     * counting itself changes the view, and says here since when and why.
     *
     * @param expected the version that the writer had before them
     */
    @Transactional
    public void change(UUID programme, String code, int expected, IndicatorView.Definition to, Viewer viewer) {
        Programmes.mustLead(viewer);
        var one = getIndicator(programme, code);
        int done = jdbc.sql(
                        "update programme.indicator set version = version + 1 where id = :id and version = :expected")
                .param("id", one.id())
                .param("expected", expected)
                .update();
        if (done == 0) {
            throw new Refusal("programme.changed_meanwhile");
        }
        write(
                one.id(),
                new IndicatorView.Definition(
                        expected + 1,
                        to.name(),
                        to.rule(),
                        to.dedup(),
                        to.evidence(),
                        to.frequency(),
                        to.thresholds(),
                        to.validFrom(),
                        to.owner(),
                        to.reason()),
                viewer);
        audit.record(
                viewer,
                "programme.rule_changed",
                "programme",
                programme.toString(),
                Map.of("indicator", code, "version", expected),
                Map.of("indicator", code, "version", expected + 1, "reason", to.reason()));
    }

    /**
     * Sets a target, for the whole or for a region; the one before is kept with its times.
     *
     * @param region code of a region, empty for the whole
     */
    @Transactional
    public void setTarget(
            UUID programme, String code, String region, BigDecimal value, String owner, String reason, Viewer viewer) {
        Programmes.mustLead(viewer);
        if (value.signum() <= 0) {
            throw Refusal.of("value", "programme.target_bad");
        }
        var one = getIndicator(programme, code);
        jdbc.sql("""
                        update programme.target set superseded_at = :at
                        where indicator_id = :id and region_code = :region and superseded_at is null
                        """)
                .param("at", At.now(clock))
                .param("id", one.id())
                .param("region", region)
                .update();
        insertTarget(one.id(), region, value, owner, reason, viewer);
        var before = region.isEmpty() ? one.target() : one.targets().get(region);
        audit.record(
                viewer,
                "programme.target_set",
                "programme",
                programme.toString(),
                before == null ? null : Map.of("indicator", code, "region", region, "value", before),
                Map.of("indicator", code, "region", region, "value", value, "reason", reason));
    }

    private void insertTarget(
            UUID indicator, String region, BigDecimal value, String owner, String reason, Viewer viewer) {
        jdbc.sql("""
                        insert into programme.target (id, indicator_id, region_code, value, owner, reason, set_by, set_at)
                        values (:id, :indicator, :region, :value, :owner, :reason, :by, :at)
                        """)
                .param("id", Ids.next())
                .param("indicator", indicator)
                .param("region", region)
                .param("value", value)
                .param("owner", owner)
                .param("reason", reason)
                .param("by", viewer.accountId())
                .param("at", At.now(clock))
                .update();
    }

    private void write(UUID indicator, IndicatorView.Definition rule, Viewer viewer) {
        jdbc.sql("""
                        insert into programme.definition (indicator_id, version, name_th, name_en, rule_th, rule_en, dedup_th,
                            dedup_en, evidence_th, evidence_en, frequency_en, thresholds, valid_from, owner, reason, written_by,
                            written_at)
                        values (:id, :version, :nameTh, :nameEn, :ruleTh, :ruleEn, :dedupTh, :dedupEn, :evidenceTh, :evidenceEn,
                            :frequency, :thresholds::jsonb, :from, :owner, :reason, :by, :at)
                        """)
                .param("id", indicator)
                .param("version", rule.version())
                .param("nameTh", rule.name().th())
                .param("nameEn", rule.name().en())
                .param("ruleTh", rule.rule().th())
                .param("ruleEn", rule.rule().en())
                .param("dedupTh", rule.dedup().th())
                .param("dedupEn", rule.dedup().en())
                .param("evidenceTh", rule.evidence().th())
                .param("evidenceEn", rule.evidence().en())
                .param("frequency", rule.frequency())
                .param("thresholds", json.writeValueAsString(rule.thresholds()))
                .param("from", rule.validFrom())
                .param("owner", rule.owner())
                .param("reason", rule.reason())
                .param("by", viewer.accountId())
                .param("at", At.now(clock))
                .update();
    }

    private Map<String, BigDecimal> thresholds(String text) {
        return json.readValue(text, new TypeReference<Map<String, BigDecimal>>() {});
    }

    private IndicatorView view(ResultSet row) throws SQLException {
        var targets = new HashMap<>(thresholds(row.getString("targets")));
        @Nullable BigDecimal whole = targets.remove("");
        return new IndicatorView(
                row.getObject("id", UUID.class),
                row.getObject("programme_id", UUID.class),
                row.getString("code"),
                row.getString("level"),
                row.getString("unit"),
                row.getString("source"),
                row.getString("counts").equals("STANDING"),
                row.getString("measure").equals("MEDIAN"),
                row.getBigDecimal("weight"),
                Arrays.asList((BigDecimal[]) row.getArray("monthly_plan").getArray()),
                whole,
                targets,
                new IndicatorView.Definition(
                        row.getInt("version"),
                        text(row, "name"),
                        text(row, "rule"),
                        text(row, "dedup"),
                        text(row, "evidence"),
                        row.getString("frequency_en"),
                        thresholds(row.getString("thresholds")),
                        row.getObject("valid_from", LocalDate.class),
                        row.getString("owner"),
                        row.getString("reason")));
    }

    private static LocalizedText text(ResultSet row, String what) throws SQLException {
        return new LocalizedText(row.getString(what + "_th"), row.getString(what + "_en"));
    }

    /** Today, by the calendar of Bangkok. */
    LocalDate today() {
        return LocalDate.now(clock.withZone(Printing.ZONE));
    }
}

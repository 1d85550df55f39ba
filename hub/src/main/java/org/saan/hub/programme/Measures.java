package org.saan.hub.programme;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.identity.Audit;
import org.saan.hub.platform.At;
import org.saan.hub.shared.Ids;
import org.saan.hub.shared.LocalizedText;
import org.saan.hub.shared.Money;
import org.saan.hub.shared.NotFound;
import org.saan.hub.shared.Printing;
import org.saan.hub.shared.Refusal;
import org.saan.hub.shared.Viewer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The measures of agencies, written down by the office with their conditions as data. */
@Service
public class Measures {
    private final JdbcClient jdbc;
    private final Audit audit;
    private final Clock clock;

    Measures(JdbcClient jdbc, Audit audit, Clock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    public LocalDate today() {
        return LocalDate.now(clock.withZone(Printing.ZONE));
    }

    /** Open ones first, then by code, at most five hundred. */
    @Transactional(readOnly = true)
    public List<MeasureView> list() {
        return jdbc.sql("""
                        select * from programme.measure
                        order by withdrawn_at is not null or closes_on < :today, opens_on desc, code limit 500
                        """)
                .param("today", today())
                .query((row, n) -> view(row))
                .list();
    }

    @Transactional(readOnly = true)
    public MeasureView get(UUID id) {
        return jdbc.sql("select * from programme.measure where id = :id")
                .param("id", id)
                .query((row, n) -> view(row))
                .optional()
                .orElseThrow(() -> new NotFound("measure"));
    }

    /**
     * Writes a measure down.
     *
     * @return its id
     * @throws Refusal at the field that is wrong
     */
    @Transactional
    public UUID add(NewMeasure made, Viewer viewer) {
        Programmes.mustLead(viewer);
        if (jdbc.sql("select exists (select from programme.measure where code = :code)")
                .param("code", made.code())
                .query(Boolean.class)
                .single()) {
            throw Refusal.of("code", "programme.code_taken");
        }
        var id = Ids.next();
        jdbc.sql("""
                        insert into programme.measure (id, code, kind, title_th, title_en, agency_th, agency_en, about_th,
                            about_en, most_minor, opens_on, closes_on, made_by, made_at)
                        values (:id, :code, :kind, :titleTh, :titleEn, :agencyTh, :agencyEn, :aboutTh, :aboutEn, :most,
                            :opens, :closes, :by, :at)
                        """)
                .param("id", id)
                .param("code", made.code())
                .param("kind", made.kind().name())
                .param("titleTh", made.title().th())
                .param("titleEn", made.title().en())
                .param("agencyTh", made.agency().th())
                .param("agencyEn", made.agency().en())
                .param("aboutTh", made.about().th())
                .param("aboutEn", made.about().en())
                .param("most", made.most() == null ? null : made.most().minor(), Types.BIGINT)
                .param("opens", made.opensOn())
                .param("closes", made.closesOn(), Types.DATE)
                .param("by", viewer.accountId())
                .param("at", At.now(clock))
                .update();
        for (var one : made.conditions()) {
            jdbc.sql("""
                            insert into programme.measure_condition (measure_id, kind, codes, least, most)
                            values (:id, :kind, :codes, :least, :most)
                            """)
                    .param("id", id)
                    .param("kind", one.kind().name())
                    .param("codes", one.codes().toArray(String[]::new))
                    .param("least", one.least(), Types.INTEGER)
                    .param("most", one.most(), Types.INTEGER)
                    .update();
        }
        audit.record(viewer, "programme.measure_added", "measure", id.toString(), null, Map.of("code", made.code()));
        return id;
    }

    /** No group says yes to it any more; what was said before goes on. */
    @Transactional
    public void withdraw(UUID id, int version, Viewer viewer) {
        Programmes.mustLead(viewer);
        get(id);
        int changed = jdbc.sql("""
                        update programme.measure set withdrawn_at = :at, version = version + 1
                        where id = :id and version = :version and withdrawn_at is null
                        """)
                .param("at", At.now(clock))
                .param("id", id)
                .param("version", version)
                .update();
        if (changed == 0) {
            throw new Refusal("support.changed");
        }
        audit.record(viewer, "programme.measure_withdrawn", "measure", id.toString(), null, null);
    }

    private List<Condition> conditions(UUID measure) {
        return jdbc.sql("select * from programme.measure_condition where measure_id = :id order by kind")
                .param("id", measure)
                .query((row, n) -> new Condition(
                        Condition.Kind.valueOf(row.getString("kind")),
                        Arrays.asList((String[]) row.getArray("codes").getArray()),
                        row.getObject("least", Integer.class),
                        row.getObject("most", Integer.class)))
                .list();
    }

    private MeasureView view(ResultSet row) throws SQLException {
        var id = row.getObject("id", UUID.class);
        return new MeasureView(
                id,
                row.getString("code"),
                MeasureKind.valueOf(row.getString("kind")),
                text(row, "title"),
                text(row, "agency"),
                text(row, "about"),
                baht(row.getObject("most_minor", Long.class)),
                row.getObject("opens_on", LocalDate.class),
                row.getObject("closes_on", LocalDate.class),
                row.getObject("withdrawn_at") != null,
                conditions(id),
                row.getInt("version"));
    }

    static @Nullable Money baht(@Nullable Long minor) {
        return minor == null ? null : Money.ofMinor(minor, Money.THB);
    }

    static LocalizedText text(ResultSet row, String column) throws SQLException {
        return new LocalizedText(row.getString(column + "_th"), row.getString(column + "_en"));
    }
}

package org.saan.hub.programme;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.identity.Audit;
import org.saan.hub.identity.Identity;
import org.saan.hub.identity.Notices;
import org.saan.hub.messaging.Message;
import org.saan.hub.messaging.Messaging;
import org.saan.hub.platform.At;
import org.saan.hub.shared.Ids;
import org.saan.hub.shared.LocalizedText;
import org.saan.hub.shared.Money;
import org.saan.hub.shared.NotFound;
import org.saan.hub.shared.Refusal;
import org.saan.hub.shared.Role;
import org.saan.hub.shared.Viewer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * A group says yes to a measure, by its leader and by nobody else; the office notes that its papers went to the agency, and what the
 * agency decided. The group may take its yes back until then.
 */
@Service
public class MeasureApplications {
    private static final int LONGEST_WORDS = 500;
    private static final String READ = """
            select a.*, m.title_th, m.title_en, g.name_th as group_th, g.name_en as group_en
            from programme.measure_application a join programme.measure m on m.id = a.measure_id
            join directory.producer_group g on g.id = a.group_id
            """;

    private final JdbcClient jdbc;
    private final Measures measures;
    private final Messaging messaging;
    private final Notices notices;
    private final Audit audit;
    private final Clock clock;

    MeasureApplications(
            JdbcClient jdbc, Measures measures, Messaging messaging, Notices notices, Audit audit, Clock clock) {
        this.jdbc = jdbc;
        this.measures = measures;
        this.messaging = messaging;
        this.notices = notices;
        this.audit = audit;
        this.clock = clock;
    }

    /** Who follows applications: the office and those who advise. */
    static void mustFollow(Viewer viewer) {
        if (!viewer.runsTheProgramme() && !viewer.is(Role.EXPORT_ADVISER)) {
            throw new NotFound("measure");
        }
    }

    /** What the group of its leader said and what became of it, the newest first. */
    @Transactional(readOnly = true)
    public List<ApplicationView> ofGroup(Viewer viewer) {
        if (!viewer.is(Role.GROUP_LEADER)) {
            throw new NotFound("group");
        }
        return jdbc.sql(READ + " where a.group_id = :group order by a.said_at desc, a.id limit 200")
                .param("group", viewer.organisationId())
                .query((row, n) -> view(row))
                .list();
    }

    /** Those of a measure, those that wait first; for the office. */
    @Transactional(readOnly = true)
    public List<ApplicationView> ofMeasure(UUID measure, Viewer viewer) {
        mustFollow(viewer);
        return jdbc.sql(READ + """
                         where a.measure_id = :measure
                        order by case a.state when 'INTERESTED' then 0 when 'APPLIED' then 1 else 2 end, a.said_at, a.id limit 1000
                        """)
                .param("measure", measure)
                .query((row, n) -> view(row))
                .list();
    }

    /**
     * The group is interested: said by its leader. Saying it twice is saying it once.
     *
     * @throws Refusal when the measure is not open
     */
    @Transactional
    public void interested(UUID measure, Viewer viewer) {
        if (!viewer.is(Role.GROUP_LEADER)) {
            throw new NotFound("measure");
        }
        var it = measures.get(measure);
        if (!it.open(measures.today())) {
            throw new Refusal("support.not_open");
        }
        var id = Ids.next();
        int said = jdbc.sql("""
                        insert into programme.measure_application (id, measure_id, group_id, state, said_by, said_at, changed_by)
                        values (:id, :measure, :group, 'INTERESTED', :by, :at, :by)
                        on conflict (measure_id, group_id) where state <> 'WITHDRAWN' do nothing
                        """)
                .param("id", id)
                .param("measure", measure)
                .param("group", viewer.organisationId())
                .param("by", viewer.accountId())
                .param("at", At.now(clock))
                .update();
        if (said == 0) {
            return;
        }
        var group = jdbc.sql("select name_th, name_en from directory.producer_group where id = :id")
                .param("id", viewer.organisationId())
                .query((row, n) -> Measures.text(row, "name"))
                .single();
        notices.tell(
                Identity.PROGRAMME, "support.notice.interested", List.of(group, it.title()), "/support/" + measure);
        audit.record(viewer, "programme.support_wanted", "measure_application", id.toString(), null, null);
    }

    /** The group takes its yes back, before the agency decided. */
    @Transactional
    public void withdraw(UUID id, int version, Viewer viewer) {
        var it = get(id);
        if (!viewer.is(Role.GROUP_LEADER) || !it.groupId().equals(viewer.organisationId())) {
            throw new NotFound("application");
        }
        if (!it.state().open()) {
            throw new Refusal("support.changed");
        }
        change(it, version, ApplicationView.State.WITHDRAWN, it.appliedOn(), null, null, null, viewer);
    }

    /** Its papers went to the agency. */
    @Transactional
    public void applied(UUID id, int version, LocalDate on, Viewer viewer) {
        mustFollow(viewer);
        var it = get(id);
        if (it.state() != ApplicationView.State.INTERESTED) {
            throw new Refusal("support.changed");
        }
        if (on.isAfter(measures.today())) {
            throw Refusal.of("on", "support.day_ahead");
        }
        change(it, version, ApplicationView.State.APPLIED, on, null, null, null, viewer);
        tell(it, "support.notice.applied");
    }

    /**
     * The agency gives it.
     *
     * @param granted absent for a service
     */
    @Transactional
    public void granted(
            UUID id, int version, LocalDate on, @Nullable Money granted, @Nullable String words, Viewer viewer) {
        mustFollow(viewer);
        var it = decided(id, on);
        var measure = measures.get(it.measureId());
        if ((measure.kind() == MeasureKind.SERVICE) != (granted == null)) {
            throw Refusal.of("amount", granted == null ? "support.amount_missing" : "support.amount_of_service");
        }
        if (granted != null
                && (granted.minor() <= 0
                        || measure.most() != null
                                && granted.minor() > measure.most().minor())) {
            throw Refusal.of("amount", "support.amount_wrong");
        }
        change(it, version, ApplicationView.State.GRANTED, it.appliedOn(), on, granted, words(words), viewer);
        tell(it, "support.notice.granted");
    }

    /** The agency says no, with its reason, which the group is told. */
    @Transactional
    public void refused(UUID id, int version, LocalDate on, @Nullable String words, Viewer viewer) {
        mustFollow(viewer);
        var it = decided(id, on);
        var why = words(words);
        if (why == null) {
            throw Refusal.of("words", "support.reason_missing");
        }
        change(it, version, ApplicationView.State.REFUSED, it.appliedOn(), on, null, why, viewer);
        tell(it, "support.notice.refused");
    }

    private ApplicationView decided(UUID id, LocalDate on) {
        var it = get(id);
        if (it.state() != ApplicationView.State.APPLIED) {
            throw new Refusal("support.changed");
        }
        if (on.isAfter(measures.today()) || it.appliedOn() != null && on.isBefore(it.appliedOn())) {
            throw Refusal.of("on", "support.day_ahead");
        }
        return it;
    }

    private void tell(ApplicationView it, String template) {
        messaging.send(Message.of(template, it.groupId(), it.group())
                .with(it.measure())
                .at("/our-support")
                .about("measure_application", it.id().toString()));
    }

    private void change(
            ApplicationView it,
            int version,
            ApplicationView.State state,
            @Nullable LocalDate applied,
            @Nullable LocalDate decided,
            @Nullable Money granted,
            @Nullable String words,
            Viewer viewer) {
        int changed = jdbc.sql("""
                        update programme.measure_application set state = :state, applied_on = :applied, decided_on = :decided,
                            granted_minor = :granted, words = :words, changed_by = :by, version = version + 1
                        where id = :id and version = :version
                        """)
                .param("state", state.name())
                .param("applied", applied, Types.DATE)
                .param("decided", decided, Types.DATE)
                .param("granted", granted == null ? null : granted.minor(), Types.BIGINT)
                .param("words", words, Types.VARCHAR)
                .param("by", viewer.accountId())
                .param("id", it.id())
                .param("version", version)
                .update();
        if (changed == 0) {
            throw new Refusal("support.changed");
        }
        audit.record(
                viewer,
                "programme.support_changed",
                "measure_application",
                it.id().toString(),
                Map.of("state", it.state().name()),
                Map.of("state", state.name()));
    }

    /** One of them, for what follows. */
    @Transactional(readOnly = true)
    public ApplicationView get(UUID id, Viewer viewer) {
        mustFollow(viewer);
        return get(id);
    }

    private ApplicationView get(UUID id) {
        return jdbc.sql(READ + " where a.id = :id")
                .param("id", id)
                .query((row, n) -> view(row))
                .optional()
                .orElseThrow(() -> new NotFound("application"));
    }

    private static @Nullable String words(@Nullable String text) {
        var clean = text == null || text.isBlank() ? null : text.strip();
        if (clean != null && clean.length() > LONGEST_WORDS) {
            throw Refusal.of("words", "trade.words_long", LONGEST_WORDS);
        }
        return clean;
    }

    private static ApplicationView view(ResultSet row) throws SQLException {
        return new ApplicationView(
                row.getObject("id", UUID.class),
                row.getObject("measure_id", UUID.class),
                Measures.text(row, "title"),
                row.getObject("group_id", UUID.class),
                new LocalizedText(row.getString("group_th"), row.getString("group_en")),
                ApplicationView.State.valueOf(row.getString("state")),
                At.when(row, "said_at"),
                row.getObject("applied_on", LocalDate.class),
                row.getObject("decided_on", LocalDate.class),
                Measures.baht(row.getObject("granted_minor", Long.class)),
                row.getString("words"),
                row.getInt("version"));
    }
}

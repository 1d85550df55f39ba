package org.saan.hub.training;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.saan.hub.platform.At;
import org.saan.hub.shared.NotFound;
import org.saan.hub.shared.Refusal;
import org.saan.hub.shared.SentForm;
import org.saan.hub.shared.Viewer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The door of a session. Tablets note what they see with signal or without, and tell it later; each note has an id that the tablet
 * made, and counts once however often it arrives. Attendance follows from all notes about a person, in whatever order they came in,
 * so two tablets that saw the same person have counted one.
 */
@Service
public class SessionDoor {
    private static final Logger log = LoggerFactory.getLogger(SessionDoor.class);
    private static final int LONGEST_DEVICE = 80;

    private final JdbcClient jdbc;
    private final WorkshopReads workshops;
    private final Enrolments enrolments;
    private final Learners learners;
    private final Clock clock;

    SessionDoor(JdbcClient jdbc, WorkshopReads workshops, Enrolments enrolments, Learners learners, Clock clock) {
        this.jdbc = jdbc;
        this.workshops = workshops;
        this.enrolments = enrolments;
        this.learners = learners;
        this.clock = clock;
    }

    /** Who is expected and who is there; those with a seat by name, then the others. */
    @Transactional(readOnly = true)
    public DoorView see(UUID session, Viewer viewer) {
        TrainingText.mustBeStaff(viewer);
        var workshop = workshops.get(workshops.workshopOf(session));
        var people = jdbc.sql("""
                        select o.id, o.title || o.first_name || ' ' || o.last_name as name, coalesce(right(o.phone, 4), '') as tail,
                               coalesce(g.name_th, o.group_name) as group_name, e.code,
                               coalesce(e.state in ('CONFIRMED', 'OFFERED'), false) as seat, a.minutes, a.came_at, a.left_at
                        from (select l.one_id, max(e.code) filter (where e.id is not null) as code,
                                     min(e.state) as state
                              from training.enrolment e join training.learner l on l.id = e.learner_id
                              where e.workshop_id = :workshop and e.state in ('CONFIRMED', 'OFFERED', 'WAITING')
                              group by l.one_id) e
                        full join (select l.one_id, max(t.minutes) as minutes, min(t.came_at) as came_at, max(t.left_at) as left_at
                                   from training.attendance t join training.learner l on l.id = t.learner_id
                                   where t.session_id = :session group by l.one_id) a on a.one_id = e.one_id
                        join training.learner o on o.id = coalesce(e.one_id, a.one_id)
                        left join directory.producer_group g on g.id = o.group_id
                        order by coalesce(e.state in ('CONFIRMED', 'OFFERED'), false) desc,
                                 o.first_name collate "th-x-icu", o.last_name collate "th-x-icu", o.id limit 10000
                        """)
                .param("workshop", workshop.id())
                .param("session", session)
                .query((row, n) -> new DoorView.Person(
                        Objects.requireNonNull(row.getObject("id", UUID.class)),
                        row.getString("name").strip(),
                        row.getString("tail"),
                        row.getString("group_name"),
                        row.getString("code"),
                        row.getBoolean("seat"),
                        row.getObject("minutes") != null,
                        At.instant(row, "came_at"),
                        At.instant(row, "left_at"),
                        row.getInt("minutes")))
                .list();
        var it = workshop.sessions().stream()
                .filter(one -> one.id().equals(session))
                .findFirst()
                .orElseThrow();
        return new DoorView(workshop, it, people, count(session));
    }

    /** Different people who are or were at a session. */
    @Transactional(readOnly = true)
    public int there(UUID session, Viewer viewer) {
        TrainingText.mustBeStaff(viewer);
        workshops.workshopOf(session);
        return count(session);
    }

    private int count(UUID session) {
        return jdbc.sql("""
                        select count(distinct l.one_id) from training.attendance a
                        join training.learner l on l.id = a.learner_id where a.session_id = :session
                        """).param("session", session).query(Integer.class).single();
    }

    /**
     * Takes what a tablet says, once.
     *
     * @param form its id, and when it was written by the clock of the hub
     * @return who it was about
     * @throws Refusal when nobody has that code, or nobody can be read from what was typed
     */
    @Transactional
    public UUID note(UUID session, DoorNote note, SentForm form, Viewer viewer) {
        TrainingText.mustBeStaff(viewer);
        var id = form.once();
        if (id == null) {
            throw new Refusal("platform.once.changed");
        }
        var workshop = workshops.workshopOf(session);
        jdbc.sql("select 1 from training.workshop where id = :id for update")
                .param("id", workshop)
                .query(row -> {});
        var before = jdbc.sql("select session_id, learner_id from training.door_event where client_id = :id")
                .param("id", id)
                .query((row, n) -> {
                    if (!session.equals(row.getObject(1, UUID.class))) {
                        throw new Refusal("platform.once.changed");
                    }
                    return Objects.requireNonNull(row.getObject(2, UUID.class));
                })
                .optional();
        return before.orElseGet(() -> take(session, workshop, note, id, form.at(), viewer));
    }

    private UUID take(UUID session, UUID workshop, DoorNote note, UUID id, Instant at, Viewer viewer) {
        var learner = who(workshop, note);
        jdbc.sql("""
                        insert into training.door_event (client_id, session_id, learner_id, what, how, device, device_at, at,
                            received_at, account_id, mode, minutes)
                        values (:id, :session, :learner, :what, :how, :device, :at, :at, :now, :account, :mode, :minutes)
                        """)
                .param("id", id)
                .param("session", session)
                .param("learner", learner)
                .param("what", note.what().name())
                .param("how", note.how().name())
                .param("device", device(note.device()))
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("now", At.now(clock))
                .param("account", viewer.accountId())
                .param("mode", note.online() ? "ONLINE" : "ONSITE")
                .param("minutes", note.minutes(), java.sql.Types.INTEGER)
                .update();
        if (note.what() == DoorNote.What.CAME) {
            enrolments.came(workshop, learner, note.how());
        }
        attend(session, learner);
        log.info("door of session {}: {} by {}", session, note.what(), note.how());
        return learner;
    }

    private static String device(String device) {
        var name = device.strip();
        return name.isEmpty() ? "–" : name.substring(0, Math.min(name.length(), LONGEST_DEVICE));
    }

    private UUID who(UUID workshop, DoorNote note) {
        if (note.learner() != null) {
            return jdbc.sql("select id from training.learner where id = :id")
                    .param("id", note.learner())
                    .query(UUID.class)
                    .optional()
                    .orElseThrow(() -> new NotFound("learner"));
        }
        var code = note.code();
        if (code != null) {
            return ofCode(workshop, code).orElseThrow(() -> Refusal.of("code", "training.code_unknown", code));
        }
        if (note.words() == null) {
            throw Refusal.of("name", "training.name_missing");
        }
        var words = note.words();
        var named = words.phone().isBlank() ? byName(workshop, words.name()) : Optional.<UUID>empty();
        return named.orElseGet(() -> learners.findOrEnter(NewLearner.read(words, "", NewLearner.thisYear(clock))));
    }

    private Optional<UUID> ofCode(UUID workshop, String code) {
        return jdbc.sql("select learner_id from training.enrolment where code = :code and workshop_id = :workshop")
                .param("code", code.strip().toUpperCase(Locale.ROOT).replaceAll("[\\s-]", ""))
                .param("workshop", workshop)
                .query(UUID.class)
                .optional();
    }

    /** On a list of paper often stands a name alone: it is the one of that name who signed up, if there is only one. */
    private Optional<UUID> byName(UUID workshop, String name) {
        var read = NewLearner.read(NewLearner.Words.of(name, ""), "", NewLearner.thisYear(clock))
                .name();
        var same = jdbc.sql("""
                        select distinct l.one_id from training.enrolment e join training.learner l on l.id = e.learner_id
                        where e.workshop_id = :workshop and l.name_key
                              = lower(translate(regexp_replace(:name, '[[:space:][:punct:]]', '', 'g'), '๐๑๒๓๔๕๖๗๘๙', '0123456789'))
                        limit 2
                        """)
                .param("workshop", workshop)
                .param("name", read.firstName() + read.lastName())
                .query(UUID.class)
                .list();
        return same.size() == 1 ? Optional.of(same.getFirst()) : Optional.empty();
    }

    /** From all that was said about a person at a session. What was taken back counts no more; what came after that does. */
    private void attend(UUID session, UUID learner) {
        jdbc.sql("delete from training.attendance where session_id = :session and learner_id = :learner")
                .param("session", session)
                .param("learner", learner)
                .update();
        jdbc.sql("""
                        with said as (
                            select e.*, e.how in ('PAPER', 'IMPORT') or e.at >= s.ends_at as afterwards, s.starts_at, s.ends_at,
                                   s.minutes as whole
                            from training.door_event e join training.session s on s.id = e.session_id
                            where e.session_id = :session and e.learner_id = :learner
                              and e.at > coalesce((select max(n.at) from training.door_event n
                                                   where n.session_id = :session and n.learner_id = :learner
                                                     and n.what = 'NOT_HERE'), '-infinity')),
                        came as (
                            select min(at) filter (where not afterwards) as at, bool_or(afterwards) as afterwards,
                                   max(minutes) as minutes, count(distinct mode) as modes, min(mode) as mode,
                                   (array_agg(how order by afterwards, at, client_id))[1] as how,
                                   (array_agg(device order by afterwards, at, client_id))[1] as device,
                                   min(device_at) as device_at, max(received_at) as received_at,
                                   (array_agg(account_id order by afterwards, at, client_id))[1] as account_id,
                                   min(starts_at) as starts_at, min(ends_at) as ends_at, min(whole) as whole
                            from said where what = 'CAME' having count(*) > 0),
                        gone as (select max(at) as at from said where what = 'LEFT' and not afterwards)
                        insert into training.attendance (session_id, learner_id, minutes, mode, how, came_at, left_at, device,
                            device_at, received_at, noted_by)
                        select :session, :learner,
                               case when c.minutes is not null then least(c.minutes, c.whole)
                                    when c.at is null then c.whole
                                    else greatest(0, extract(epoch from
                                         least(coalesce(case when g.at > c.at then g.at end, c.ends_at), c.ends_at)
                                         - greatest(c.at, c.starts_at)) / 60)::int end,
                               case when c.modes > 1 then 'BOTH' else c.mode end, c.how, c.at,
                               case when g.at > c.at then g.at end, c.device, c.device_at, c.received_at, c.account_id
                        from came c, gone g
                        """).param("session", session).param("learner", learner).update();
    }

    /** Everybody's hours in a workshop, for the list that is taken away. */
    @Transactional(readOnly = true)
    public List<AttendedRow> attended(UUID workshop, Viewer viewer) {
        TrainingText.mustBeStaff(viewer);
        return AttendedRow.of(jdbc, workshop);
    }
}

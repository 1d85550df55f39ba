package org.saan.hub.training;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.identity.Audit;
import org.saan.hub.identity.LastChanges;
import org.saan.hub.platform.At;
import org.saan.hub.platform.DocumentNumbers;
import org.saan.hub.platform.Once;
import org.saan.hub.shared.Ids;
import org.saan.hub.shared.NotFound;
import org.saan.hub.shared.Refusal;
import org.saan.hub.shared.Viewer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The programme of workshops: what is offered, how far it is. Written by those who run the programme and by trainers. */
@Service
public class Workshops {
    private static final Logger log = LoggerFactory.getLogger(Workshops.class);
    private static final String SUBJECT = "workshop";

    private final JdbcClient jdbc;
    private final WorkshopReads reads;
    private final Enrolments enrolments;
    private final DocumentNumbers numbers;
    private final Once once;
    private final Audit audit;
    private final LastChanges changes;
    private final Clock clock;

    Workshops(
            JdbcClient jdbc,
            WorkshopReads reads,
            Enrolments enrolments,
            DocumentNumbers numbers,
            Once once,
            Audit audit,
            LastChanges changes,
            Clock clock) {
        this.jdbc = jdbc;
        this.reads = reads;
        this.enrolments = enrolments;
        this.numbers = numbers;
        this.once = once;
        this.audit = audit;
        this.changes = changes;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public WorkshopView get(UUID id, Viewer viewer) {
        TrainingText.mustBeStaff(viewer);
        return reads.get(id);
    }

    /**
     * Enters a workshop, as a draft. The same form sent again leads to the same workshop.
     *
     * @throws Refusal at the field that is wrong
     */
    @Transactional
    public UUID create(UUID token, NewWorkshop workshop, Viewer viewer) {
        TrainingText.mustBeStaff(viewer);
        return UUID.fromString(once.once(
                token,
                viewer.accountId(),
                "training.workshop",
                org.saan.hub.shared.Digests.sha256(workshop.toString()),
                () -> insert(workshop, viewer).toString()));
    }

    private UUID insert(NewWorkshop workshop, Viewer viewer) {
        var id = Ids.next();
        var number = numbers.next("WS");
        write("""
                        insert into training.workshop (id, number, kind, title_th, title_en, summary_th, summary_en, topic,
                            region_code, province_code, venue_th, venue_en, online_link, language, capacity, offer_hours,
                            enrol_until, created_by, created_at, changed_at)
                        values (:id, :number, :kind, :titleTh, :titleEn, :summaryTh, :summaryEn, :topic, :region, :province,
                                :venueTh, :venueEn, :link, :language, :capacity, :hours, :until, :by, :at, :at)
                        """, id, workshop)
                .param("number", number)
                .param("by", viewer.accountId())
                .update();
        audit.record(viewer, "training.workshop_created", SUBJECT, id.toString(), null, workshop);
        log.info("workshop {} entered", number);
        return id;
    }

    /**
     * Changes what a workshop says. Guests get a new invitation when it is open; with more seats those who wait are offered them.
     *
     * @throws Refusal at the field that is wrong; when it changed meanwhile; when more seats are taken than are left
     */
    @Transactional
    public void change(UUID id, int version, NewWorkshop workshop, Viewer viewer) {
        var before = held(id, version, viewer);
        mustGoOn(before);
        if (workshop.capacity() < before.taken()) {
            throw Refusal.of("capacity", "training.capacity_taken", before.taken());
        }
        write("""
                        update training.workshop set kind = :kind, title_th = :titleTh, title_en = :titleEn,
                            summary_th = :summaryTh, summary_en = :summaryEn, topic = :topic, region_code = :region,
                            province_code = :province, venue_th = :venueTh, venue_en = :venueEn, online_link = :link,
                            language = :language, capacity = :capacity, offer_hours = :hours, enrol_until = :until,
                            calendar_sequence = calendar_sequence + 1, changed_at = :at, version = version + 1
                        where id = :id
                        """, id, workshop).update();
        audit.record(viewer, "training.workshop_changed", SUBJECT, id.toString(), before, workshop);
        enrolments.offerFreeSeats(id);
    }

    private JdbcClient.StatementSpec write(String sql, UUID id, NewWorkshop workshop) {
        var region = jdbc.sql("select region_code from directory.province where code = :code")
                .param("code", workshop.provinceCode())
                .query(String.class)
                .optional()
                .orElseThrow(() -> Refusal.of("province", "training.choose"));
        return jdbc.sql(sql)
                .param("id", id)
                .param("kind", workshop.kind().name())
                .param("titleTh", workshop.titleTh(), java.sql.Types.VARCHAR)
                .param("titleEn", workshop.titleEn(), java.sql.Types.VARCHAR)
                .param("summaryTh", workshop.summaryTh(), java.sql.Types.VARCHAR)
                .param("summaryEn", workshop.summaryEn(), java.sql.Types.VARCHAR)
                .param("topic", workshop.topic())
                .param("region", region)
                .param("province", workshop.provinceCode())
                .param("venueTh", workshop.venueTh(), java.sql.Types.VARCHAR)
                .param("venueEn", workshop.venueEn(), java.sql.Types.VARCHAR)
                .param("link", workshop.onlineLink(), java.sql.Types.VARCHAR)
                .param("language", workshop.language())
                .param("capacity", workshop.capacity())
                .param("hours", workshop.offerHours())
                .param("until", At.utc(workshop.enrolUntil()), java.sql.Types.TIMESTAMP_WITH_TIMEZONE)
                .param("at", At.now(clock));
    }

    /**
     * Takes a workshop on: opens it for people, closes it, says that it was held or is not held at all.
     *
     * @param reason why it is not held, for {@link WorkshopState#CANCELLED}
     * @throws Refusal when it changed meanwhile, cannot go there, or has no part yet
     */
    @Transactional
    public void move(UUID id, int version, WorkshopState to, @Nullable String reason, Viewer viewer) {
        var before = held(id, version, viewer);
        if (!before.state().next().contains(to)) {
            throw changed(id);
        }
        if (to == WorkshopState.OPEN && before.sessions().isEmpty()) {
            throw Refusal.of("sessions", "training.no_session");
        }
        var start = before.startsAt();
        if (to == WorkshopState.DONE && (start == null || start.isAfter(clock.instant()))) {
            throw Refusal.of("sessions", "training.not_yet");
        }
        jdbc.sql("""
                        update training.workshop set state = :state, calendar_sequence = calendar_sequence + :more,
                            changed_at = :at, version = version + 1 where id = :id
                        """)
                .param("state", to.name())
                .param("more", to == WorkshopState.CANCELLED ? 1 : 0)
                .param("at", At.now(clock))
                .param("id", id)
                .update();
        audit.record(
                viewer,
                "training.workshop_moved",
                SUBJECT,
                id.toString(),
                Map.of("state", before.state()),
                reason == null || reason.isBlank()
                        ? Map.of("state", to)
                        : Map.of("state", to, "reason", reason.strip()));
        if (to == WorkshopState.CANCELLED) {
            enrolments.workshopCancelled(reads.get(id));
        }
        log.info("workshop {} is {}", before.number(), to);
    }

    /** Adds a part at the end. */
    @Transactional
    public UUID addSession(UUID id, UUID token, NewSession session, Viewer viewer) {
        TrainingText.mustBeStaff(viewer);
        return UUID.fromString(once.once(
                token,
                viewer.accountId(),
                "training.session",
                org.saan.hub.shared.Digests.sha256(id + session.toString()),
                () -> {
                    lock(id);
                    var workshop = reads.get(id);
                    mustGoOn(workshop);
                    var key = Ids.next();
                    jdbc.sql("""
                                    insert into training.session (id, workshop_id, position, starts_at, ends_at, title_th,
                                        title_en, place, online, agenda)
                                    select :id, :workshop, coalesce(max(position), 0) + 1, :starts, :ends, :titleTh, :titleEn,
                                           :place, :online, :agenda from training.session where workshop_id = :workshop
                                    """)
                            .param("workshop", id)
                            .params(columns(key, session))
                            .update();
                    experts(key, session.experts());
                    touched(id);
                    audit.record(viewer, "training.session_added", SUBJECT, id.toString(), null, session);
                    return key.toString();
                }));
    }

    /** Changes a part; once people were counted in it, its times stay. */
    @Transactional
    public void changeSession(UUID session, NewSession to, Viewer viewer) {
        TrainingText.mustBeStaff(viewer);
        var id = reads.workshopOf(session);
        lock(id);
        var workshop = reads.get(id);
        var before = workshop.sessions().stream()
                .filter(one -> one.id().equals(session))
                .findFirst()
                .orElseThrow();
        if (workshop.state() == WorkshopState.CANCELLED) {
            throw changed(id);
        }
        boolean moved =
                !before.startsAt().equals(to.startsAt()) || !before.endsAt().equals(to.endsAt());
        if (moved && before.people() > 0) {
            throw Refusal.of("from", "training.people_counted");
        }
        jdbc.sql("""
                        update training.session set starts_at = :starts, ends_at = :ends, title_th = :titleTh,
                            title_en = :titleEn, place = :place, online = :online, agenda = :agenda where id = :id
                        """).params(columns(session, to)).update();
        experts(session, to.experts());
        touched(id);
        audit.record(viewer, "training.session_changed", SUBJECT, id.toString(), before, to);
    }

    /** @throws NotFound when the session is not a part of that workshop */
    @Transactional(readOnly = true)
    public void mustBeOf(UUID workshop, UUID session) {
        if (!reads.workshopOf(session).equals(workshop)) {
            throw new NotFound("session");
        }
    }

    /** Takes a part away that nobody was counted in. */
    @Transactional
    public void removeSession(UUID session, Viewer viewer) {
        TrainingText.mustBeStaff(viewer);
        var id = reads.workshopOf(session);
        lock(id);
        var workshop = reads.get(id);
        mustGoOn(workshop);
        var before = workshop.sessions().stream()
                .filter(one -> one.id().equals(session))
                .findFirst()
                .orElseThrow();
        if (before.people() > 0 || !before.followUps().isEmpty()) {
            throw new Refusal("training.people_counted");
        }
        for (var table : List.of("session_expert", "door_event")) {
            jdbc.sql("delete from training." + table + " where session_id = :id")
                    .param("id", session)
                    .update();
        }
        jdbc.sql("delete from training.session where id = :id")
                .param("id", session)
                .update();
        touched(id);
        audit.record(viewer, "training.session_removed", SUBJECT, id.toString(), before, null);
    }

    private static Map<String, Object> columns(UUID id, NewSession session) {
        var all = new java.util.HashMap<String, Object>();
        all.put("id", id);
        all.put("starts", At.utc(session.startsAt()));
        all.put("ends", At.utc(session.endsAt()));
        all.put("titleTh", text(session.titleTh()));
        all.put("titleEn", text(session.titleEn()));
        all.put("place", text(session.place()));
        all.put("online", session.online());
        all.put("agenda", text(session.agenda()));
        return all;
    }

    private static Object text(@Nullable String words) {
        return new org.springframework.jdbc.core.SqlParameterValue(java.sql.Types.VARCHAR, words);
    }

    private void experts(UUID session, List<UUID> experts) {
        jdbc.sql("delete from training.session_expert where session_id = :id")
                .param("id", session)
                .update();
        for (var expert : experts) {
            jdbc.sql("""
                            insert into training.session_expert (session_id, expert_id)
                            select :id, x.id from training.expert x where x.id = :expert on conflict do nothing
                            """).param("id", session).param("expert", expert).update();
        }
    }

    private void touched(UUID id) {
        jdbc.sql("""
                        update training.workshop set calendar_sequence = calendar_sequence + 1, changed_at = :at,
                            version = version + 1 where id = :id
                        """).param("at", At.now(clock)).param("id", id).update();
    }

    private static void mustGoOn(WorkshopView workshop) {
        if (workshop.state() == WorkshopState.DONE || workshop.state() == WorkshopState.CANCELLED) {
            throw new Refusal("training.over");
        }
    }

    private WorkshopView held(UUID id, int version, Viewer viewer) {
        TrainingText.mustBeStaff(viewer);
        lock(id);
        var seen = reads.get(id);
        if (seen.version() != version) {
            throw changed(id);
        }
        return seen;
    }

    private Refusal changed(UUID id) {
        return new Refusal("training.changed").after(changes.of(SUBJECT, List.of(id)));
    }

    private void lock(UUID id) {
        jdbc.sql("select 1 from training.workshop where id = :id for update")
                .param("id", id)
                .query(row -> {});
    }
}

package org.saan.hub.training;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.identity.Audit;
import org.saan.hub.platform.At;
import org.saan.hub.shared.Ids;
import org.saan.hub.shared.NotFound;
import org.saan.hub.shared.Refusal;
import org.saan.hub.shared.Viewer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who has a seat, and who waits for one. First come, first served: a seat that is given back is offered to whoever asked first,
 * until a moment; then to the next. The row of the workshop is held while seats change hands, and the database counts them, so
 * that there are never more people than seats.
 */
@Service
public class Enrolments {
    /** People on one form. */
    public static final int MOST_TOGETHER = 20;
    /** The words that people agree to when they sign up; see {@code training.consent}. */
    static final int CONSENT = 1;

    private static final Logger log = LoggerFactory.getLogger(Enrolments.class);
    private static final String SUBJECT = "enrolment";

    private final JdbcClient jdbc;
    private final WorkshopReads workshops;
    private final Learners learners;
    private final EnrolmentReads reads;
    private final TrainingLetters letters;
    private final Audit audit;
    private final Clock clock;

    Enrolments(
            JdbcClient jdbc,
            WorkshopReads workshops,
            Learners learners,
            EnrolmentReads reads,
            TrainingLetters letters,
            Audit audit,
            Clock clock) {
        this.jdbc = jdbc;
        this.workshops = workshops;
        this.learners = learners;
        this.reads = reads;
        this.letters = letters;
        this.audit = audit;
        this.clock = clock;
    }

    /** Everybody of a workshop, those with a seat first. */
    @Transactional(readOnly = true)
    public List<EnrolmentView> list(UUID workshop, Viewer viewer) {
        TrainingText.mustBeStaff(viewer);
        return reads.ofWorkshop(workshop);
    }

    /**
     * Somebody signs up on the public page, alone or for a group. The same form sent again finds what the first has done.
     *
     * @param key of the form, which becomes that of the link of the first person
     * @throws Refusal when the workshop takes nobody now, or at the field that is wrong
     */
    @Transactional
    public SignUp signUp(UUID workshop, List<NewLearner> people, SignUp.Choice choice, String mode, EnrolmentKey key) {
        lock(workshop);
        var before = reads.byKey(key);
        if (before.isPresent()) {
            return done(before.get());
        }
        var it = workshops.find(workshop).orElseThrow(() -> new NotFound("workshop"));
        if (!it.takes(clock.instant())) {
            throw new Refusal("training.not_open");
        }
        return enter(it, people, choice, mode, "PUBLIC", key, clock.instant());
    }

    /** The office enters somebody who asked by telephone or on paper, also after the sign-up was closed. */
    @Transactional
    public SignUp enter(UUID workshop, List<NewLearner> people, SignUp.Choice choice, String mode, Viewer viewer) {
        TrainingText.mustBeStaff(viewer);
        lock(workshop);
        var it = workshops.get(workshop);
        if (it.state() == WorkshopState.CANCELLED || it.state() == WorkshopState.DONE) {
            throw new Refusal("training.over");
        }
        var done = enter(it, people, choice, mode, "OFFICE", EnrolmentKey.draw(), clock.instant());
        if (done instanceof SignUp.Done in) {
            audit.record(
                    viewer,
                    "training.enrolled",
                    "workshop",
                    workshop.toString(),
                    null,
                    Map.of("people", in.enrolments().size()));
        }
        return done;
    }

    /** As it is done, at a moment that is told: the demonstration and lists of others are older than today. */
    SignUp enter(
            WorkshopView it,
            List<NewLearner> people,
            SignUp.Choice choice,
            String mode,
            String source,
            EnrolmentKey key,
            Instant at) {
        if (people.isEmpty() || people.size() > MOST_TOGETHER) {
            throw new Refusal("training.people_many", MOST_TOGETHER);
        }
        int free = it.free();
        if (free < people.size() && free > 0 && people.size() > 1 && choice == SignUp.Choice.ASK) {
            return new SignUp.Choose(free, people.size());
        }
        var ids = new ArrayList<UUID>();
        var seen = new HashSet<UUID>();
        for (int i = 0; i < people.size(); i++) {
            var learner = learners.findOrEnter(people.get(i));
            if (!seen.add(learner)) {
                var field = field(i, "name");
                throw Refusal.of(field, "training.twice_on_form");
            }
            if (reads.live(it.id(), learner).isPresent()) {
                var field = field(i, "phone");
                throw Refusal.of(field, "training.already_registered");
            }
            ids.add(learner);
        }
        boolean together = free < people.size() && people.size() > 1 && choice == SignUp.Choice.ALL_WAIT;
        int now = together ? 0 : Math.min(free, people.size());
        var booking = people.size() > 1 ? Ids.next() : null;
        var made = new ArrayList<UUID>();
        for (int i = 0; i < ids.size(); i++) {
            var state = i < now ? EnrolmentState.CONFIRMED : EnrolmentState.WAITING;
            made.add(insert(it.id(), ids.get(i), state, mode, source, booking, together, key.of(i), at));
            letters.enrolled(it, ids.get(i), state, key.of(i));
        }
        log.info("workshop {}: {} confirmed, {} wait", it.number(), now, ids.size() - now);
        return new SignUp.Done(made, now, ids.size() - now);
    }

    private static String field(int person, String name) {
        return person == 0 ? name : name + person;
    }

    private SignUp.Done done(List<EnrolmentView> all) {
        int confirmed = (int) all.stream()
                .filter(one -> one.state() == EnrolmentState.CONFIRMED)
                .count();
        return new SignUp.Done(all.stream().map(EnrolmentView::id).toList(), confirmed, all.size() - confirmed);
    }

    private UUID insert(
            UUID workshop,
            UUID learner,
            EnrolmentState state,
            String mode,
            String source,
            @Nullable UUID booking,
            boolean together,
            EnrolmentKey key,
            Instant at) {
        var id = Ids.next();
        jdbc.sql("""
                        insert into training.enrolment (id, workshop_id, learner_id, state, mode, source, booking_id, together,
                            asked_at, code, link_hash, consent_version, consent_at)
                        values (:id, :workshop, :learner, :state, :mode, :source, :booking, :together, :at, :code, :hash,
                                :consent, :at)
                        """)
                .param("id", id)
                .param("workshop", workshop)
                .param("learner", learner)
                .param("state", state.name())
                .param("mode", mode)
                .param("source", source)
                .param("booking", booking, java.sql.Types.OTHER)
                .param("together", together)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("code", code())
                .param("hash", key.hash())
                .param("consent", CONSENT)
                .update();
        return id;
    }

    private String code() {
        for (; ; ) {
            var code = EnrolmentKey.drawCode();
            if (jdbc.sql("select count(*) from training.enrolment where code = :code")
                            .param("code", code)
                            .query(Integer.class)
                            .single()
                    == 0) {
                return code;
            }
        }
    }

    /** Somebody's own enrolment, by the secret link. */
    @Transactional(readOnly = true)
    public EnrolmentView follow(EnrolmentKey key) {
        return reads.byKey(key).map(List::getFirst).orElseThrow(() -> new NotFound("enrolment"));
    }

    /** The workshop of somebody's own enrolment. */
    @Transactional(readOnly = true)
    public WorkshopView workshopOf(EnrolmentView enrolment) {
        return workshops.get(enrolment.workshopId());
    }

    /** Somebody takes the seat that is offered. */
    @Transactional
    public void accept(EnrolmentKey key) {
        var one = held(follow(key).id());
        if (one.state() == EnrolmentState.CONFIRMED) {
            return;
        }
        if (one.state() != EnrolmentState.OFFERED) {
            throw new Refusal("training.offer_over");
        }
        if (one.offeredUntil() == null || clock.instant().isAfter(one.offeredUntil())) {
            throw new Refusal("training.offer_over");
        }
        set(one.id(), EnrolmentState.CONFIRMED, null);
        letters.enrolled(workshops.get(one.workshopId()), one.learnerId(), EnrolmentState.CONFIRMED, key);
    }

    /** Somebody gives their seat, or their place in the row, back. */
    @Transactional
    public void cancel(EnrolmentKey key) {
        leave(held(follow(key).id()), "self");
    }

    /** The office does it for somebody who telephoned: {@code confirm} takes the offered seat, {@code cancel} gives it back. */
    @Transactional
    public void decide(UUID enrolment, boolean comes, Viewer viewer) {
        TrainingText.mustBeStaff(viewer);
        var one = held(enrolment);
        if (comes) {
            if (one.state() != EnrolmentState.OFFERED) {
                throw new Refusal("training.offer_over");
            }
            set(one.id(), EnrolmentState.CONFIRMED, null);
        } else {
            leave(one, one.state() == EnrolmentState.OFFERED ? "refused" : "office");
        }
        audit.record(
                viewer,
                comes ? "training.seat_taken" : "training.seat_given_back",
                SUBJECT,
                enrolment.toString(),
                Map.of("state", one.state()),
                Map.of("workshop", one.workshopId()));
    }

    private void leave(EnrolmentView one, String reason) {
        if (one.state() == EnrolmentState.CANCELLED || one.state() == EnrolmentState.REFUSED) {
            return;
        }
        boolean refused = one.state() == EnrolmentState.OFFERED;
        set(one.id(), refused ? EnrolmentState.REFUSED : EnrolmentState.CANCELLED, refused ? "refused" : reason);
        offerFreeSeats(one.workshopId());
    }

    private EnrolmentView held(UUID enrolment) {
        lock(reads.get(enrolment).workshopId());
        return reads.get(enrolment);
    }

    void set(UUID enrolment, EnrolmentState state, @Nullable String reason) {
        jdbc.sql("""
                        update training.enrolment set state = :state, reason = :reason, decided_at = :at,
                            version = version + 1 where id = :id
                        """)
                .param("state", state.name())
                .param("reason", reason, java.sql.Types.VARCHAR)
                .param("at", At.now(clock))
                .param("id", enrolment)
                .update();
    }

    /**
     * Offers what is free to those who asked first; the workshop must be held. Those who come together or not at all are passed
     * over while there are too few seats for them.
     */
    void offerFreeSeats(UUID workshop) {
        lock(workshop);
        var it = workshops.get(workshop);
        var start = it.startsAt();
        var now = clock.instant();
        if (it.state() != WorkshopState.OPEN && it.state() != WorkshopState.CLOSED
                || start == null
                || !start.isAfter(now)) {
            return;
        }
        int free = it.free();
        var until = now.plus(Duration.ofHours(it.offerHours()));
        var end = until.isBefore(start) ? until : start;
        for (var turn : reads.turns(workshop)) {
            if (free < turn.size()) {
                if (free == 0) {
                    break;
                }
                continue;
            }
            for (var one : turn) {
                jdbc.sql("""
                                update training.enrolment set state = 'OFFERED', offered_at = :at, offered_until = :until,
                                    told_at = null, version = version + 1 where id = :id
                                """)
                        .param("at", now.atOffset(ZoneOffset.UTC))
                        .param("until", end.atOffset(ZoneOffset.UTC))
                        .param("id", one.id())
                        .update();
                letters.offered(it, one, end, anotherLink(one.id()));
            }
            free -= turn.size();
        }
    }

    /** The hub keeps no secret that it could send again, so whoever is written to gets a link more. */
    EnrolmentKey anotherLink(UUID enrolment) {
        var key = EnrolmentKey.draw();
        jdbc.sql("insert into training.enrolment_link (hash, enrolment_id, made_at) values (:hash, :id, :at)")
                .param("hash", key.hash())
                .param("id", enrolment)
                .param("at", At.now(clock))
                .update();
        return key;
    }

    /** Offers whose time is over go to the next. Says how many those were. */
    @Transactional
    public int endOffers() {
        int ended = 0;
        for (var workshop : reads.withOldOffers(clock.instant())) {
            lock(workshop);
            ended += jdbc.sql("""
                            update training.enrolment set state = 'REFUSED', reason = 'offer_ended', decided_at = :at,
                                version = version + 1
                            where workshop_id = :workshop and state = 'OFFERED' and offered_until <= :at
                            """)
                    .param("at", At.now(clock))
                    .param("workshop", workshop)
                    .update();
            offerFreeSeats(workshop);
        }
        return ended;
    }

    /** Somebody stands at the door: they get their seat if there is one. Whoever is there is counted, seat or not. */
    void came(UUID workshop, UUID learner, DoorNote.How how) {
        var it = workshops.get(workshop);
        var own = reads.live(workshop, learner);
        if (own.isPresent()) {
            var one = reads.get(own.get());
            if (one.state() == EnrolmentState.OFFERED || one.state() == EnrolmentState.WAITING && it.free() > 0) {
                set(one.id(), EnrolmentState.CONFIRMED, null);
            }
        } else if (it.free() > 0) {
            var source = switch (how) {
                case QR, SEARCH -> "DOOR";
                case PAPER -> "PAPER";
                case IMPORT -> "IMPORT";
            };
            insert(
                    workshop,
                    learner,
                    EnrolmentState.CONFIRMED,
                    "ONSITE",
                    source,
                    null,
                    false,
                    EnrolmentKey.draw(),
                    clock.instant());
        }
    }

    /** Of one person's two seats, one goes. */
    void giveBackMerged(UUID enrolment) {
        var one = held(enrolment);
        set(one.id(), EnrolmentState.CANCELLED, "merged");
        offerFreeSeats(one.workshopId());
    }

    /** Everybody is told; nobody is offered anything any more. */
    void workshopCancelled(WorkshopView it) {
        for (var one : reads.ofWorkshop(it.id())) {
            if (one.state() == EnrolmentState.CONFIRMED
                    || one.state() == EnrolmentState.OFFERED
                    || one.state() == EnrolmentState.WAITING) {
                set(one.id(), EnrolmentState.CANCELLED, "workshop_cancelled");
                letters.cancelled(it, one);
            }
        }
    }

    private void lock(UUID workshop) {
        jdbc.sql("select 1 from training.workshop where id = :id for update")
                .param("id", workshop)
                .query(row -> {});
    }
}

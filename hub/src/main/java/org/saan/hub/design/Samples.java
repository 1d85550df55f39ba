package org.saan.hub.design;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.directory.Aliases;
import org.saan.hub.identity.Audit;
import org.saan.hub.identity.Identity;
import org.saan.hub.identity.Notices;
import org.saan.hub.messaging.Message;
import org.saan.hub.messaging.Messaging;
import org.saan.hub.messaging.Recipient;
import org.saan.hub.platform.At;
import org.saan.hub.platform.DocumentNumbers;
import org.saan.hub.platform.Once;
import org.saan.hub.shared.Ids;
import org.saan.hub.shared.LocalizedText;
import org.saan.hub.shared.NotFound;
import org.saan.hub.shared.Printing;
import org.saan.hub.shared.Refusal;
import org.saan.hub.shared.Viewer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Samples: asked for in rounds, sent, received, and agreed in one version. {@link #clearance} says whether work may begin.
 * Whoever changes a sample says which version was seen; a lost race is refused.
 */
@Service
public class Samples {
    private static final Set<SampleState> SENT = Set.of(SampleState.SENT, SampleState.RECEIVED);

    private final JdbcClient jdbc;
    private final SampleReads reads;
    private final List<SampleSubject> subjects;
    private final Aliases groups;
    private final DocumentNumbers numbers;
    private final Once once;
    private final Audit audit;
    private final Notices notices;
    private final Messaging messaging;
    private final Clock clock;

    Samples(
            JdbcClient jdbc,
            SampleReads reads,
            List<SampleSubject> subjects,
            Aliases groups,
            DocumentNumbers numbers,
            Once once,
            Audit audit,
            Notices notices,
            Messaging messaging,
            Clock clock) {
        this.jdbc = jdbc;
        this.reads = reads;
        this.subjects = List.copyOf(subjects);
        this.groups = groups;
        this.numbers = numbers;
        this.once = once;
        this.audit = audit;
        this.notices = notices;
        this.messaging = messaging;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public SampleView get(UUID id, Viewer viewer) {
        return reads.get(id, viewer);
    }

    /** What a new sample would be for. */
    @Transactional(readOnly = true)
    public Optional<SampleSubject.Subject> findSubject(String type, UUID id, Viewer viewer) {
        SampleWho.must(viewer.runsTheProgramme());
        return subjects.stream()
                .filter(one -> one.type().equals(type))
                .findFirst()
                .flatMap(one -> one.find(id, viewer));
    }

    /** Everything that is wrong with a sample as it stands; empty when it can be asked for. */
    @Transactional(readOnly = true)
    public List<Refusal> errors(NewSample sample, Viewer viewer) {
        SampleWho.must(viewer.runsTheProgramme());
        var errors = new ArrayList<>(sample.errors(today()));
        if (sample.group() != null && groups.find(sample.group()).isEmpty()) {
            errors.add(Refusal.of("group", "design.sample.unknown_group", sample.group()));
        }
        return errors;
    }

    /**
     * Asks a group for a sample, once for each form.
     *
     * @throws Refusal at the first field that is wrong
     */
    @Transactional
    public UUID ask(UUID form, NewSample sample, Viewer viewer) {
        errors(sample, viewer).stream().findFirst().ifPresent(refusal -> {
            throw refusal;
        });
        return UUID.fromString(once.once(
                form,
                viewer.accountId(),
                "design.sample",
                sample.toString().getBytes(StandardCharsets.UTF_8),
                () -> insert(sample, viewer).toString()));
    }

    private UUID insert(NewSample sample, Viewer viewer) {
        var subject = sample.subjectType() == null
                ? null
                : findSubject(sample.subjectType(), Objects.requireNonNull(sample.subjectId()), viewer)
                        .orElseThrow(() -> new NotFound("subject"));
        var group = groups.find(Objects.requireNonNull(sample.group())).orElseThrow(() -> new NotFound("group"));
        if (!groups.keep(Set.of(group))) {
            throw new NotFound("group");
        }
        var title = Objects.requireNonNull(sample.title());
        var id = Ids.next();
        var number = numbers.next("SMP");
        jdbc.sql("""
                        insert into design.sample (id, number, subject_type, subject_id, subject_name, buyer_id, group_id,
                            title_th, title_en, reference, colour, colour_words, dye_lot, created_at, created_by)
                        values (:id, :number, :type, :subject, :name, :buyer, :group, :th, :en, :reference, :colour,
                            :words, :lot, :at, :by)
                        """)
                .param("id", id)
                .param("number", number)
                .param("type", sample.subjectType())
                .param("subject", sample.subjectId(), java.sql.Types.OTHER)
                .param("name", subject == null ? null : subject.name())
                .param("buyer", subject == null ? null : subject.buyer(), java.sql.Types.OTHER)
                .param("group", group)
                .param("th", title.th())
                .param("en", title.en())
                .param("reference", sample.reference())
                .param("colour", Objects.requireNonNull(sample.colour()).name())
                .param("words", sample.colourWords())
                .param("lot", sample.dyeLot())
                .param("at", At.now(clock))
                .param("by", viewer.accountId())
                .update();
        insertRound(id, 1, sample.round(), viewer);
        audit.record(viewer, "design.sample_asked", "sample", id.toString(), null, Map.of("number", number));
        tell(group, "design.notice.asked", number, id);
        return id;
    }

    private void insertRound(UUID sample, int number, NewRound round, Viewer viewer) {
        jdbc.sql("""
                        insert into design.sample_round (sample_id, number, state, wish, due_on, asked_at, asked_by, cost_minor,
                            currency, payer, credit_minor)
                        values (:sample, :number, 'ASKED', :wish, :due, :at, :by, :cost, 'THB', :payer, :credit)
                        """)
                .param("sample", sample)
                .param("number", number)
                .param("wish", round.wish())
                .param("due", round.due(), java.sql.Types.DATE)
                .param("at", At.now(clock))
                .param("by", viewer.accountId())
                .param("cost", round.costMinor())
                .param("payer", Objects.requireNonNull(round.payer()).name())
                .param("credit", round.creditMinor())
                .update();
    }

    /** Another round, after one that is wanted with a change or rejected. An agreed sample has no more: another is asked for. */
    @Transactional
    public void askAgain(UUID id, int version, NewRound round, Viewer viewer) {
        var sample = hold(id, version, viewer);
        SampleWho.must(sample.may().run());
        round.errors(today()).stream().findFirst().ifPresent(refusal -> {
            throw refusal;
        });
        must(sample, SampleState.CHANGE_WANTED, SampleState.REJECTED);
        insertRound(id, sample.last().number() + 1, round, viewer);
        note(sample, "round_asked", Map.of("round", sample.last().number() + 1), viewer);
        tell(Objects.requireNonNull(sample.groupId()), "design.notice.asked", sample.number(), id);
    }

    /** The group, or somebody for it, says that the piece is on its way. */
    @Transactional
    public void send(UUID id, int version, @Nullable String dyeLot, @Nullable String words, Viewer viewer) {
        var sample = hold(id, version, viewer);
        SampleWho.must(sample.may().make() || sample.may().run());
        must(sample, SampleState.ASKED);
        change(
                sample,
                "state = 'SENT', sent_at = :at, made_dye_lot = :lot, sent_words = :words",
                fields(dyeLot, words));
        note(sample, "round_sent", Map.of("round", sample.last().number()), viewer);
        messaging.answered("sample", id.toString());
        notices.tell(
                Identity.PROGRAMME,
                "design.notice.sent",
                List.of(new LocalizedText(sample.number(), sample.number())),
                "/samples/" + id);
        tellBuyer("design.notice.to_look_at", sample.number(), id);
    }

    private Map<String, @Nullable Object> fields(@Nullable String dyeLot, @Nullable String words) {
        var fields = new HashMap<String, @Nullable Object>();
        fields.put("lot", dyeLot);
        fields.put("words", words);
        return fields;
    }

    /** The piece has arrived where it is looked at. */
    @Transactional
    public void receive(UUID id, int version, Viewer viewer) {
        var sample = hold(id, version, viewer);
        SampleWho.must(sample.may().run());
        must(sample, SampleState.ASKED, SampleState.SENT);
        change(sample, "state = 'RECEIVED', received_at = :at", Map.of());
        note(sample, "round_received", Map.of("round", sample.last().number()), viewer);
    }

    /**
     * What is said about a round.
     *
     * @param round that was looked at; the approval names it
     * @param state APPROVED, CHANGE_WANTED or REJECTED
     * @param saidBy who said it, when somebody who runs the programme writes it down for the buyer
     * @param words what is to be other; needed unless approved
     */
    public record Decision(
            int round,
            SampleState state,
            @Nullable String saidBy,
            @Nullable String words,
            boolean keptByHub,
            boolean keptByGroup) {}

    /** The buyer, or somebody for the buyer, agrees, wants a change, or rejects. */
    @Transactional
    public void decide(UUID id, int version, Decision decision, Viewer viewer) {
        var sample = hold(id, version, viewer);
        SampleWho.must(sample.may().decide());
        if (decision.round() != sample.last().number()
                || !SENT.contains(sample.last().state())) {
            throw new Refusal("design.sample.changed");
        }
        boolean approved = decision.state() == SampleState.APPROVED;
        if (!approved && decision.words() == null) {
            throw Refusal.of("words", "design.decision.no_words");
        }
        boolean forBuyer = viewer.runsTheProgramme();
        if (forBuyer && decision.saidBy() == null) {
            throw Refusal.of("said_by", "design.decision.no_name");
        }
        var fields = new HashMap<String, @Nullable Object>();
        fields.put("state", decision.state().name());
        fields.put("by", viewer.accountId());
        fields.put("for", forBuyer ? decision.saidBy() : null);
        fields.put("words", decision.words());
        fields.put("hub", forBuyer && decision.keptByHub());
        fields.put("group", forBuyer && decision.keptByGroup());
        change(sample, """
                state = :state, received_at = coalesce(received_at, :at), decided_at = :at, decided_by = :by,
                decided_for = :for, decision_words = :words, kept_by_hub = :hub, kept_by_group = :group
                """, fields);
        note(
                sample,
                "round_" + decision.state().name().toLowerCase(Locale.ROOT),
                Map.of("round", decision.round()),
                viewer);
        messaging.answered("sample", id.toString());
        tell(groupOf(id), "design.notice." + decision.state().name().toLowerCase(Locale.ROOT), sample.number(), id);
    }

    /** A decision that was a mistake: the round is received again, and the reason is kept. */
    @Transactional
    public void takeBack(UUID id, int version, @Nullable String reason, Viewer viewer) {
        var sample = hold(id, version, viewer);
        SampleWho.must(sample.may().run());
        must(sample, SampleState.APPROVED, SampleState.CHANGE_WANTED, SampleState.REJECTED);
        if (reason == null) {
            throw Refusal.of("reason", "design.no_reason");
        }
        change(sample, """
                state = 'RECEIVED', decided_at = null, decided_by = null, decided_for = null, decision_words = null
                """, Map.of());
        note(sample, "decision_taken_back", Map.of("round", sample.last().number(), "reason", reason), viewer);
        tell(Objects.requireNonNull(sample.groupId()), "design.notice.taken_back", sample.number(), id);
    }

    /** Work may begin without an agreed sample; somebody says why, in writing. */
    @Transactional
    public void waive(UUID id, int version, @Nullable String words, Viewer viewer) {
        var sample = hold(id, version, viewer);
        SampleWho.must(sample.may().run());
        if (sample.state().clears()) {
            throw new Refusal("design.sample.changed");
        }
        if (words == null) {
            throw Refusal.of("waiver", "design.no_reason");
        }
        waiver(id, words, viewer);
        note(sample, "sample_waived", Map.of("reason", words), viewer);
    }

    /** The sample is needed after all. */
    @Transactional
    public void need(UUID id, int version, Viewer viewer) {
        var sample = hold(id, version, viewer);
        SampleWho.must(sample.may().run());
        must(sample, SampleState.WAIVED);
        waiver(id, null, viewer);
        note(sample, "sample_needed", Map.of(), viewer);
    }

    private void waiver(UUID id, @Nullable String words, Viewer viewer) {
        jdbc.sql("""
                        update design.sample set waiver = :words, waived_at = :at, waived_by = :by, version = version + 1
                        where id = :id
                        """)
                .param("id", id)
                .param("words", words)
                .param("at", words == null ? null : At.now(clock), java.sql.Types.TIMESTAMP_WITH_TIMEZONE)
                .param("by", words == null ? null : viewer.accountId(), java.sql.Types.OTHER)
                .update();
    }

    /** Whether work on it may begin, as far as samples go; for other modules. */
    @Transactional(readOnly = true)
    public Clearance clearance(String subjectType, UUID subjectId) {
        record Standing(String number, SampleState state, int round) {}
        var all = jdbc.sql("""
                        select s.number, t.state, t.rounds from design.sample s
                        join design.sample_standing t on t.sample_id = s.id
                        where s.subject_type = :type and s.subject_id = :subject order by s.number
                        """)
                .param("type", subjectType)
                .param("subject", subjectId)
                .query((row, n) -> new Standing(row.getString(1), SampleState.valueOf(row.getString(2)), row.getInt(3)))
                .list();
        if (all.isEmpty()) {
            return new Clearance.NotNeeded();
        }
        var missing = all.stream()
                .filter(one -> !one.state().clears())
                .map(Standing::number)
                .toList();
        return missing.isEmpty()
                ? new Clearance.Given(all.stream()
                        .map(one ->
                                one.state() == SampleState.APPROVED ? one.number() + "/" + one.round() : one.number())
                        .toList())
                : new Clearance.Missing(missing);
    }

    private SampleView hold(UUID id, int version, Viewer viewer) {
        var seen = jdbc.sql("select version from design.sample where id = :id for update")
                .param("id", id)
                .query(Integer.class)
                .optional()
                .orElseThrow(() -> new NotFound("sample"));
        var sample = reads.get(id, viewer);
        if (seen != version) {
            throw new Refusal("design.sample.changed");
        }
        return sample;
    }

    private static void must(SampleView sample, SampleState... states) {
        if (!Set.of(states).contains(sample.state())) {
            throw new Refusal("design.sample.changed");
        }
    }

    private void change(SampleView sample, String what, Map<String, ? extends @Nullable Object> fields) {
        var params = new HashMap<String, @Nullable Object>(fields);
        params.put("sample", sample.id());
        params.put("number", sample.last().number());
        params.put("at", At.now(clock));
        jdbc.sql("update design.sample_round set " + what + " where sample_id = :sample and number = :number")
                .params(params)
                .update();
        jdbc.sql("update design.sample set version = version + 1 where id = :id")
                .param("id", sample.id())
                .update();
    }

    private void note(SampleView sample, String what, Map<String, Object> after, Viewer viewer) {
        audit.record(viewer, "design." + what, "sample", sample.id().toString(), null, after);
    }

    private void tell(UUID organisation, String template, String number, UUID id) {
        messaging.send(Message.of(template, new Recipient.Organisation(organisation, null))
                .with(number)
                .at("/samples/" + id)
                .about("sample", id.toString()));
    }

    /** Its buyer, when there is one. */
    private void tellBuyer(String template, String number, UUID id) {
        jdbc.sql("select buyer_id from design.sample where id = :id and buyer_id is not null")
                .param("id", id)
                .query((row, n) -> row.getObject(1, UUID.class))
                .optional()
                .ifPresent(buyer -> tell(buyer, template, number, id));
    }

    private UUID groupOf(UUID id) {
        return jdbc.sql("select group_id from design.sample where id = :id")
                .param("id", id)
                .query((row, n) -> row.getObject(1, UUID.class))
                .single();
    }

    private LocalDate today() {
        return LocalDate.now(clock.withZone(Printing.ZONE));
    }
}

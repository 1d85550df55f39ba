package org.saan.hub.directory;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.saan.hub.directory.DataRequest.State;
import org.saan.hub.identity.AccountContacts;
import org.saan.hub.identity.Audit;
import org.saan.hub.identity.OutsideData;
import org.saan.hub.messaging.Message;
import org.saan.hub.messaging.Messaging;
import org.saan.hub.messaging.Recipient;
import org.saan.hub.shared.Ids;
import org.saan.hub.shared.Language;
import org.saan.hub.shared.NotFound;
import org.saan.hub.shared.Printing;
import org.saan.hub.shared.Refusal;
import org.saan.hub.shared.Viewer;
import org.saan.hub.shared.Words;
import org.saan.hub.shared.lists.Found;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Requests of people about their own data: asked on paper, in words or in their own account; answered within 30 days. */
@Service
public class DataRequests {
    public static final int PAGE = 25;
    static final int DAYS = 30;
    /** In which buyers without an account are written to. */
    private static final Language OUTSIDE = Language.EN;

    private static final String ERASED = "erased-";

    private final JdbcClient jdbc;
    private final PeopleRules rules;
    private final Erasure erasure;
    private final List<OutsideData> outside;
    private final Messaging messaging;
    private final Words words;
    private final Audit audit;
    private final Clock clock;

    DataRequests(
            JdbcClient jdbc,
            PeopleRules rules,
            Erasure erasure,
            List<OutsideData> outside,
            Messaging messaging,
            Words words,
            Audit audit,
            Clock clock) {
        this.jdbc = jdbc;
        this.rules = rules;
        this.erasure = erasure;
        this.outside = List.copyOf(outside);
        this.messaging = messaging;
        this.words = words;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Requests of all people, the most urgent first; coordinators see those of people of their cluster.
     *
     * @param state OPEN, ENDED, or empty for all
     */
    @Transactional(readOnly = true)
    public Found<DataRequest> list(String state, int page, Viewer viewer) {
        PeopleRules.mustRun(viewer);
        var from = """
                from directory.personal_data_request r left join directory.person p on p.id = r.person_id
                where (:state = '' or (r.state = 'OPEN') = (:state = 'OPEN'))
                  and (:all or exists (select 1 from directory.membership m
                                       join directory.producer_group g on g.id = m.group_id
                                       where m.person_id = p.id and g.cluster_id = :organisation))
                """;
        boolean all = !viewer.is(org.saan.hub.shared.Role.COORDINATOR);
        long total = jdbc.sql("select count(*) " + from)
                .param("state", state)
                .param("all", all)
                .param("organisation", viewer.organisationId())
                .query(Long.class)
                .single();
        var rows = jdbc.sql("select r.*, p.title, p.first_name, p.last_name " + from
                        + " order by r.state <> 'OPEN', r.due_on, r.number limit :limit offset :offset")
                .param("state", state)
                .param("all", all)
                .param("organisation", viewer.organisationId())
                .param("limit", PAGE)
                .param("offset", (long) PAGE * Math.max(0, page))
                .query((row, n) -> {
                    var due = row.getObject("due_on", LocalDate.class);
                    return new DataRequest(
                            row.getObject("id", UUID.class),
                            row.getInt("number"),
                            row.getObject("person_id", UUID.class),
                            row.getString("outside_name") == null
                                    ? PeopleReads.name(row)
                                    : row.getString("outside_name"),
                            Optional.ofNullable(row.getString("outside_email"))
                                    .map(email -> email.startsWith(ERASED) ? "" : email)
                                    .orElse(null),
                            DataRequest.Kind.valueOf(row.getString("kind")),
                            row.getString("wish"),
                            row.getObject("asked_on", LocalDate.class),
                            due,
                            DataRequest.State.valueOf(row.getString("state")),
                            row.getString("answer"),
                            row.getString("identity_how"),
                            ChronoUnit.DAYS.between(today(), due));
                })
                .list();
        return new Found<>(rows, total);
    }

    /** Notes what a person asks; from their own account it is online and today. */
    @Transactional
    public UUID record(UUID person, DataRequest.Kind kind, String wish, LocalDate askedOn, String how, Viewer viewer) {
        boolean own = rules.isOwn(person, viewer);
        if (!own) {
            rules.mustManagePerson(person, viewer);
        }
        if (wish.length() > 2000) {
            throw Refusal.of("wish", "people.request.long");
        }
        if (kind == DataRequest.Kind.CORRECTION && wish.isBlank()) {
            throw Refusal.of("wish", "people.request.what");
        }
        var asked = own ? today() : askedOn;
        if (asked.isAfter(today())) {
            throw Refusal.of("askedOn", "people.date.future");
        }
        if (!own && !how.equals("paper") && !how.equals("spoken")) {
            throw Refusal.of("how", "people.consent.how");
        }
        boolean open = jdbc.sql("""
                        select exists (select 1 from directory.personal_data_request
                                       where person_id = :person and kind = :kind and wish = :wish and state = 'OPEN')
                        """)
                .param("person", person)
                .param("kind", kind.name())
                .param("wish", wish.strip())
                .query(Boolean.class)
                .single();
        if (open) {
            throw Refusal.of("wish", "people.request.again");
        }
        var id = Ids.next();
        jdbc.sql("""
                        insert into directory.personal_data_request
                            (id, person_id, kind, wish, how, asked_on, due_on, recorded_by, identity_how, identity_at,
                             identity_by)
                        values (:id, :person, :kind, :wish, :how, :asked, :due, :by, :identity, :at, :looked)
                        """)
                .param("id", id)
                .param("person", person)
                .param("kind", kind.name())
                .param("wish", wish.strip())
                .param("how", own ? "online" : how)
                .param("asked", asked)
                .param("due", asked.plusDays(DAYS))
                .param("by", viewer.accountId())
                .param("identity", own ? "account" : null, java.sql.Types.VARCHAR)
                .param("at", own ? now() : null, java.sql.Types.TIMESTAMP_WITH_TIMEZONE)
                .param("looked", own ? viewer.accountId() : null, java.sql.Types.OTHER)
                .update();
        audit.record(
                viewer,
                "directory.request_recorded",
                "person",
                person.toString(),
                null,
                Map.of("request", kind.name(), "on", asked));
        tell(id, "people.notice.request_received", "");
        return id;
    }

    /**
     * Notes what somebody outside asks, whom we know by an e-mail address; for officers.
     *
     * @param name by which they are addressed in the answer
     */
    @Transactional
    public UUID recordOutside(
            String name, String email, DataRequest.Kind kind, String wish, LocalDate askedOn, Viewer viewer) {
        PeopleRules.mustBeOfficer(viewer);
        if (!AccountContacts.isEmail(email.strip())) {
            throw Refusal.of("email", "people.request.email");
        }
        if (name.isBlank() || name.length() > 200) {
            throw Refusal.of("name", "people.request.name");
        }
        if (wish.length() > 2000) {
            throw Refusal.of("wish", "people.request.long");
        }
        if (askedOn.isAfter(today())) {
            throw Refusal.of("askedOn", "people.date.future");
        }
        var id = Ids.next();
        jdbc.sql("""
                        insert into directory.personal_data_request
                            (id, outside_name, outside_email, kind, wish, how, asked_on, due_on, recorded_by)
                        values (:id, :name, :email, :kind, :wish, 'mail', :asked, :due, :by)
                        """)
                .param("id", id)
                .param("name", name.strip())
                .param("email", email.strip())
                .param("kind", kind.name())
                .param("wish", wish.strip())
                .param("asked", askedOn)
                .param("due", askedOn.plusDays(DAYS))
                .param("by", viewer.accountId())
                .update();
        audit.record(
                viewer,
                "directory.request_recorded",
                "data_request",
                id.toString(),
                null,
                Map.of("request", kind.name(), "on", askedOn));
        tell(id, "people.notice.request_received", "");
        return id;
    }

    private record Asker(Optional<UUID> person, Optional<String> email, Optional<String> identity, State state) {}

    private Asker asker(UUID request) {
        return jdbc.sql("""
                        select person_id, outside_email, identity_how, state from directory.personal_data_request
                        where id = :id for update
                        """)
                .param("id", request)
                .query((row, n) -> new Asker(
                        Optional.ofNullable(row.getObject(1, UUID.class)),
                        Optional.ofNullable(row.getString(2)),
                        Optional.ofNullable(row.getString(3)),
                        State.valueOf(row.getString(4))))
                .optional()
                .orElseThrow(() -> new NotFound("request"));
    }

    private Asker mustManage(UUID request, Viewer viewer) {
        var asker = asker(request);
        if (asker.person().isPresent()) {
            rules.mustManagePerson(asker.person().get(), viewer);
        } else {
            PeopleRules.mustBeOfficer(viewer);
        }
        return asker;
    }

    private static String subject(UUID request, Asker asker) {
        return asker.person().map(UUID::toString).orElse(request.toString());
    }

    private static String subjectType(Asker asker) {
        return asker.person().isPresent() ? "person" : "data_request";
    }

    /** Notes how it is known that it is really they: before that nothing is told or erased. */
    @Transactional
    public void checkIdentity(UUID request, String how, Viewer viewer) {
        var asker = mustManage(request, viewer);
        if (!DataRequest.WAYS.contains(how)) {
            throw Refusal.of("identity", "people.request.identity_how");
        }
        if (asker.state() != State.OPEN) {
            throw new Refusal("people.request.ended_already");
        }
        jdbc.sql("""
                        update directory.personal_data_request
                        set identity_how = :how, identity_at = :at, identity_by = :by where id = :id
                        """)
                .param("how", how)
                .param("at", now())
                .param("by", viewer.accountId())
                .param("id", request)
                .update();
        audit.record(
                viewer,
                "directory.request_identity_checked",
                subjectType(asker),
                subject(request, asker),
                null,
                Map.of("identity", how));
    }

    /** What is held about somebody outside, module by module; once it is known that they ask. */
    @Transactional
    public List<OutsideData.Held> exportOutside(UUID request, Viewer viewer) {
        var asker = mustManage(request, viewer);
        mustBeKnown(asker);
        audit.record(viewer, "directory.personal_data_exported", "data_request", request.toString(), null, null);
        var email = asker.email().orElseThrow(() -> new NotFound("request"));
        return outside.stream().flatMap(one -> one.of(email).stream()).toList();
    }

    /** Lets go of somebody outside everywhere, and answers the request. */
    @Transactional
    public void eraseOutside(UUID request, Viewer viewer) {
        var asker = mustManage(request, viewer);
        mustBeKnown(asker);
        var email = asker.email().orElseThrow(() -> new NotFound("request"));
        int gone = outside.stream().mapToInt(one -> one.forget(email)).sum();
        long stays = outside.stream().mapToLong(one -> one.of(email).size()).sum();
        var answer = stays == 0 ? "people.request.erased_outside" : "people.request.erased_but";
        end(request, State.DONE, words.say(OUTSIDE, answer, gone, stays), viewer);
        // The letter that says so has the address; here it is needed no more.
        jdbc.sql("""
                        update directory.personal_data_request set outside_name = '–', outside_email = :erased || id
                        where id = :id or (lower(outside_email) = lower(:email) and state <> 'OPEN')
                        """)
                .param("id", request)
                .param("email", email)
                .param("erased", ERASED)
                .update();
    }

    private static void mustBeKnown(Asker asker) {
        if (asker.identity().isEmpty()) {
            throw Refusal.of("identity", "people.request.check_first");
        }
    }

    /** Those who have an account or an e-mail address read of it; to others somebody tells it. */
    private void tell(UUID request, String template, String answer) {
        record Told(int number, LocalDate due, Optional<UUID> account, Optional<String> email, String name) {}
        var told = jdbc.sql("""
                        select r.number, r.due_on, p.account_id, r.outside_email, coalesce(r.outside_name, '') as name
                        from directory.personal_data_request r left join directory.person p on p.id = r.person_id
                        where r.id = :id
                        """)
                .param("id", request)
                .query((row, n) -> new Told(
                        row.getInt(1),
                        row.getObject(2, LocalDate.class),
                        Optional.ofNullable(row.getObject(3, UUID.class)),
                        Optional.ofNullable(row.getString(4)),
                        row.getString(5)))
                .single();
        var to = told.account()
                .<Recipient>map(Recipient.Account::new)
                .or(() -> told.email().map(email -> new Recipient.Outside(email, told.name(), OUTSIDE)));
        to.ifPresent(reader -> messaging.send(Message.of(template, reader)
                .with(told.number())
                .with(told.due())
                .with(answer.isEmpty() ? "–" : answer)
                .at(told.account().isPresent() ? "/my-data" : "/")
                .about("data_request", request.toString())));
    }

    /** Ends a request with an answer: done, refused with the reason, or taken back by the person. */
    @Transactional
    public void end(UUID request, DataRequest.State state, String answer, Viewer viewer) {
        var asker = mustManage(request, viewer);
        if (state == DataRequest.State.OPEN) {
            throw Refusal.of("state", "directory.choose");
        }
        if (state == DataRequest.State.REFUSED && answer.isBlank()) {
            throw Refusal.of("answer", "people.request.why");
        }
        if (answer.length() > 2000) {
            throw Refusal.of("answer", "people.request.long");
        }
        if (state == State.DONE && asker.state() == State.OPEN) {
            mustBeKnown(asker);
        }
        int ended = jdbc.sql("""
                        update directory.personal_data_request
                        set state = :state, answer = :answer, ended_at = :at, ended_by = :by
                        where id = :id and state = 'OPEN'
                        """)
                .param("id", request)
                .param("state", state.name())
                .param("answer", answer.strip())
                .param("at", now())
                .param("by", viewer.accountId())
                .update();
        if (ended == 0) {
            throw new Refusal("people.request.ended_already");
        }
        audit.record(
                viewer,
                "directory.request_ended",
                subjectType(asker),
                subject(request, asker),
                null,
                Map.of("state", state.name(), "answer", answer.strip()));
        if (state != State.TAKEN_BACK) {
            tell(
                    request,
                    state == State.DONE ? "people.notice.request_done" : "people.notice.request_refused",
                    answer.strip());
        }
    }

    /** Erases a person; every open request for it is answered with what stays and why. */
    @Transactional
    public void erase(UUID person, Viewer viewer) {
        var unknown = jdbc.sql("""
                        select exists (select 1 from directory.personal_data_request where person_id = :person
                            and kind = 'ERASURE' and state = 'OPEN' and identity_how is null)
                        """).param("person", person).query(Boolean.class).single();
        if (unknown) {
            throw new Refusal("people.request.check_first");
        }
        var stays = erasure.plan(person, viewer).kept().stream()
                .map(kept -> kept.why().in(viewer.language()))
                .collect(Collectors.joining("\n"));
        erasure.erase(person, viewer);
        jdbc.sql("""
                        select id from directory.personal_data_request
                        where person_id = :person and kind = 'ERASURE' and state = 'OPEN' order by number limit 100
                        """)
                .param("person", person)
                .query(UUID.class)
                .list()
                .forEach(request -> end(request, DataRequest.State.DONE, stays, viewer));
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock).withOffsetSameInstant(ZoneOffset.UTC);
    }

    private LocalDate today() {
        return LocalDate.now(clock.withZone(Printing.ZONE));
    }
}

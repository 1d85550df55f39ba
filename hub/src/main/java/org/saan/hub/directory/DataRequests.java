package org.saan.hub.directory;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.saan.hub.identity.Audit;
import org.saan.hub.shared.Ids;
import org.saan.hub.shared.NotFound;
import org.saan.hub.shared.Printing;
import org.saan.hub.shared.Refusal;
import org.saan.hub.shared.Viewer;
import org.saan.hub.shared.lists.Found;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Requests of people about their own data: asked on paper, in words or in their own account; answered within 30 days. */
@Service
public class DataRequests {
    public static final int PAGE = 25;
    static final int DAYS = 30;

    private final JdbcClient jdbc;
    private final PeopleRules rules;
    private final Erasure erasure;
    private final Audit audit;
    private final Clock clock;

    DataRequests(JdbcClient jdbc, PeopleRules rules, Erasure erasure, Audit audit, Clock clock) {
        this.jdbc = jdbc;
        this.rules = rules;
        this.erasure = erasure;
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
                from directory.personal_data_request r join directory.person p on p.id = r.person_id
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
                    var open = row.getString("state").equals("OPEN");
                    var due = row.getObject("due_on", LocalDate.class);
                    return new DataRequest(
                            row.getObject("id", UUID.class),
                            row.getInt("number"),
                            row.getObject("person_id", UUID.class),
                            PeopleReads.name(row),
                            DataRequest.Kind.valueOf(row.getString("kind")),
                            row.getString("wish"),
                            row.getObject("asked_on", LocalDate.class),
                            due,
                            DataRequest.State.valueOf(row.getString("state")),
                            row.getString("answer"),
                            open && due.isBefore(today()));
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
                            (id, person_id, kind, wish, how, asked_on, due_on, recorded_by)
                        values (:id, :person, :kind, :wish, :how, :asked, :due, :by)
                        """)
                .param("id", id)
                .param("person", person)
                .param("kind", kind.name())
                .param("wish", wish.strip())
                .param("how", own ? "online" : how)
                .param("asked", asked)
                .param("due", asked.plusDays(DAYS))
                .param("by", viewer.accountId())
                .update();
        audit.record(
                viewer,
                "directory.request_recorded",
                "person",
                person.toString(),
                null,
                Map.of("request", kind.name(), "on", asked));
        return id;
    }

    /** Ends a request with an answer: done, refused with the reason, or taken back by the person. */
    @Transactional
    public void end(UUID request, DataRequest.State state, String answer, Viewer viewer) {
        var person = jdbc.sql("select person_id from directory.personal_data_request where id = :id")
                .param("id", request)
                .query(UUID.class)
                .optional()
                .orElseThrow(() -> new NotFound("request"));
        rules.mustManagePerson(person, viewer);
        if (state == DataRequest.State.OPEN) {
            throw Refusal.of("state", "directory.choose");
        }
        if (state == DataRequest.State.REFUSED && answer.isBlank()) {
            throw Refusal.of("answer", "people.request.why");
        }
        if (answer.length() > 2000) {
            throw Refusal.of("answer", "people.request.long");
        }
        int ended = jdbc.sql("""
                        update directory.personal_data_request
                        set state = :state, answer = :answer, ended_at = :at, ended_by = :by
                        where id = :id and state = 'OPEN'
                        """)
                .param("id", request)
                .param("state", state.name())
                .param("answer", answer.strip())
                .param("at", OffsetDateTime.now(clock).withOffsetSameInstant(ZoneOffset.UTC))
                .param("by", viewer.accountId())
                .update();
        if (ended == 0) {
            throw new Refusal("people.request.ended_already");
        }
        audit.record(
                viewer,
                "directory.request_ended",
                "person",
                person.toString(),
                null,
                Map.of("state", state.name(), "answer", answer.strip()));
    }

    /** Erases a person; every open request for it is answered with what stays and why. */
    @Transactional
    public void erase(UUID person, Viewer viewer) {
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

    private LocalDate today() {
        return LocalDate.now(clock.withZone(Printing.ZONE));
    }
}

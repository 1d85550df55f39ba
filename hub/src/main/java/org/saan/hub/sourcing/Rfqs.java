package org.saan.hub.sourcing;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.saan.hub.identity.Audit;
import org.saan.hub.identity.Identity;
import org.saan.hub.identity.Notices;
import org.saan.hub.messaging.Message;
import org.saan.hub.messaging.Messaging;
import org.saan.hub.platform.Once;
import org.saan.hub.shared.Ids;
import org.saan.hub.shared.LocalizedText;
import org.saan.hub.shared.NotFound;
import org.saan.hub.shared.Refusal;
import org.saan.hub.shared.Role;
import org.saan.hub.shared.Viewer;
import org.saan.hub.shared.Weeks;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Requests for quotation: chosen groups are asked, and each answers for itself. A group sees its own request and answer; those
 * who run the programme see all, and may write down what a leader without a phone says.
 */
@Service
public class Rfqs {
    private static final Logger log = LoggerFactory.getLogger(Rfqs.class);

    private final JdbcClient jdbc;
    private final RfqReads reads;
    private final Once once;
    private final Audit audit;
    private final Notices notices;
    private final Messaging messaging;
    private final SourcingTime time;

    Rfqs(
            JdbcClient jdbc,
            RfqReads reads,
            Once once,
            Audit audit,
            Notices notices,
            Messaging messaging,
            SourcingTime time) {
        this.jdbc = jdbc;
        this.reads = reads;
        this.once = once;
        this.audit = audit;
        this.notices = notices;
        this.messaging = messaging;
        this.time = time;
    }

    /**
     * Issues a request, once for each form.
     *
     * @param token of the form
     * @return id of the request
     * @throws Refusal at the first field that is wrong; {@code platform.once.changed} when other content comes under the token
     */
    @Transactional
    public UUID issue(UUID token, NewRfq rfq, Viewer viewer) {
        mustRun(viewer);
        return UUID.fromString(once.once(
                token,
                viewer.accountId(),
                "sourcing.rfq",
                BuyerKey.sha256(rfq.toString()),
                () -> issue(rfq, viewer).toString()));
    }

    private UUID issue(NewRfq rfq, Viewer viewer) {
        rfq.check(time.today(), time.week());
        var lines = linesToAsk(rfq);
        var names = names(rfq);
        var id = Ids.next();
        var groups = List.copyOf(rfq.groups());
        var copies = groups.stream().map(group -> Ids.next()).toList();
        audit.record(viewer, "sourcing.rfq_issued", "rfq", id.toString(), null, rfq);
        for (int i = 0; i < groups.size(); i++) {
            messaging.send(
                    Message.of("sourcing.notice.rfq", groups.get(i), Objects.requireNonNull(names.get(groups.get(i))))
                            .with(lines.getFirst().name())
                            .with(rfq.answerBy())
                            .at("/our-rfqs/" + copies.get(i))
                            .about("rfq_copy", copies.get(i).toString()));
        }
        insert(id, rfq, lines, groups, copies, viewer);
        log.info("rfq {} issued to {} groups", id, groups.size());
        return id;
    }

    private record Asked(UUID id, LocalizedText name) {}

    private List<Asked> linesToAsk(NewRfq rfq) {
        var lines = jdbc.sql("""
                        select l.id, l.name_th, l.name_en from sourcing.enquiry_line l
                        join sourcing.enquiry e on e.id = l.enquiry_id
                        where e.id = :id and l.family_code is not null and e.state not in ('WON', 'LOST')
                        order by l.position limit 100
                        """)
                .param("id", rfq.enquiryId())
                .query((row, n) ->
                        new Asked(row.getObject(1, UUID.class), new LocalizedText(row.getString(2), row.getString(3))))
                .list();
        if (lines.isEmpty()) {
            throw new Refusal("sourcing.rfq.nothing_to_ask");
        }
        return lines;
    }

    /** Names of the groups to ask; all must be groups that work. */
    private Map<UUID, LocalizedText> names(NewRfq rfq) {
        var names = new HashMap<UUID, LocalizedText>();
        jdbc.sql("""
                        select id, name_th, name_en from directory.producer_group
                        where id = any(:ids) and not suspended
                        """).param("ids", rfq.groups().toArray(UUID[]::new)).query(row -> {
            names.put(row.getObject(1, UUID.class), new LocalizedText(row.getString(2), row.getString(3)));
        });
        if (names.size() != rfq.groups().size()) {
            throw Refusal.of("groups", "sourcing.rfq.choose_groups", NewRfq.MOST_GROUPS);
        }
        return names;
    }

    /**
     * One statement, the last of its transaction: the number is held against others only until the commit that follows, and
     * falls back with everything else when that fails.
     */
    private void insert(UUID id, NewRfq rfq, List<Asked> lines, List<UUID> groups, List<UUID> copies, Viewer viewer) {
        jdbc.sql("""
                        with r as (
                            insert into sourcing.rfq
                                (id, number, enquiry_id, issued_at, issued_by, answer_by, note)
                            select :id, platform.next_number('RFQ', :year), :enquiry, :at, :by, :until, :note
                            returning id),
                        l as (
                            insert into sourcing.rfq_line
                                (id, rfq_id, position, enquiry_line_id, name_th, name_en, family_code, quantity,
                                 unit_code, due_week, shortfall)
                            select n.id, r.id, e.position, e.id, e.name_th, e.name_en, e.family_code, e.quantity,
                                   e.unit_code, :due, e.quantity
                            from r, unnest(cast(:lines as uuid[]), cast(:asked as uuid[])) n(id, asked)
                            join sourcing.enquiry_line e on e.id = n.asked)
                        insert into sourcing.rfq_group (id, rfq_id, group_id)
                        select n.id, r.id, n.group_id
                        from r, unnest(cast(:copies as uuid[]), cast(:groups as uuid[])) n(id, group_id)
                        """)
                .param("id", id)
                .param("year", time.fiscalYear())
                .param("enquiry", rfq.enquiryId())
                .param("at", time.now())
                .param("by", viewer.accountId())
                .param("until", rfq.answerBy())
                .param("note", rfq.note(), java.sql.Types.VARCHAR)
                .param("due", Weeks.text(rfq.due()))
                .param("lines", lines.stream().map(line -> Ids.next()).toArray(UUID[]::new))
                .param("asked", lines.stream().map(Asked::id).toArray(UUID[]::new))
                .param("copies", copies.toArray(UUID[]::new))
                .param("groups", groups.toArray(UUID[]::new))
                .update();
    }

    /** Requests to a group, the newest first; for its leader and for those who run the programme. */
    @Transactional(readOnly = true)
    public List<OwnRfq> listOwn(UUID group, Viewer viewer) {
        if (!maySpeakFor(group, viewer)) {
            throw new NotFound("rfqs");
        }
        return reads.ofGroup(group);
    }

    /**
     * The copy of a request that a group has.
     *
     * @throws NotFound to everybody else
     */
    @Transactional(readOnly = true)
    public OwnRfq getOwn(UUID copy, Viewer viewer) {
        return reads.findOwn(copy)
                .filter(own -> maySpeakFor(own.groupId(), viewer))
                .orElseThrow(() -> new NotFound("rfq"));
    }

    /** Notes that the group has looked at it; only the first time counts. */
    @Transactional
    public void seen(UUID copy, Viewer viewer) {
        getOwn(copy, viewer);
        if (viewer.is(Role.GROUP_LEADER)) {
            jdbc.sql("update sourcing.rfq_group set seen_at = :at where id = :id and seen_at is null")
                    .param("at", time.now())
                    .param("id", copy)
                    .update();
        }
    }

    /**
     * A group answers, once for each form. Answering anew is the next version; an answer after the last day is kept as late.
     *
     * @param token of the form
     * @throws Refusal at the first field that is wrong, or {@code sourcing.rfq.closed} when nothing is asked any more
     */
    @Transactional
    public void answer(UUID token, UUID copy, RfqAnswer answer, Viewer viewer) {
        var own = getOwn(copy, viewer);
        boolean leader = viewer.is(Role.GROUP_LEADER);
        if (leader != (answer.said() == null)) {
            throw Refusal.of("said", "sourcing.rfq.who_said");
        }
        once.once(
                token,
                viewer.accountId(),
                "sourcing.rfq_answer",
                BuyerKey.sha256(copy + answer.toString()),
                () -> answer(own, answer, viewer).toString());
    }

    private UUID answer(OwnRfq own, RfqAnswer answer, Viewer viewer) {
        jdbc.sql("select id from sourcing.rfq_group where id = :id for update")
                .param("id", own.id())
                .query(row -> {});
        if (!own.open()) {
            throw new Refusal("sourcing.rfq.closed");
        }
        answer.check(own.lines(), time.week());
        var id = Ids.next();
        var said = answer.said();
        jdbc.sql("""
                        insert into sourcing.rfq_answer
                            (id, rfq_group_id, version, declined_reason, note, late, answered_at, answered_by, said_by,
                             said_how)
                        select :id, :copy, coalesce(max(version), 0) + 1, :reason, :note, :late, :at, :by, :who, :how
                        from sourcing.rfq_answer where rfq_group_id = :copy
                        """)
                .param("id", id)
                .param("copy", own.id())
                .param("reason", answer.declinedReason(), java.sql.Types.VARCHAR)
                .param("note", answer.note(), java.sql.Types.VARCHAR)
                .param("late", time.today().isAfter(own.answerBy()))
                .param("at", time.now())
                .param("by", viewer.accountId())
                .param("who", said == null ? null : said.who().strip(), java.sql.Types.VARCHAR)
                .param("how", said == null ? null : said.how(), java.sql.Types.VARCHAR)
                .update();
        if (answer.declinedReason() == null) {
            answer.lines().forEach(line -> insert(id, line));
        }
        audit.record(
                viewer,
                answer.declinedReason() == null ? "sourcing.rfq_answered" : "sourcing.rfq_declined",
                "rfq_copy",
                own.id().toString(),
                null,
                answer);
        notices.tell(
                Identity.PROGRAMME,
                answer.declinedReason() == null ? "sourcing.notice.answered" : "sourcing.notice.declined",
                List.of(own.group(), new LocalizedText(null, own.number())),
                "/rfqs/" + rfqOf(own.id()));
        messaging.answered("rfq_copy", own.id().toString());
        log.info("rfq copy {} answered", own.id());
        return id;
    }

    /** The request that a copy is of, for those who run the programme. */
    @Transactional(readOnly = true)
    public UUID rfqOf(UUID copy, Viewer viewer) {
        mustRun(viewer);
        return rfqOf(copy);
    }

    private UUID rfqOf(UUID copy) {
        return jdbc.sql("select rfq_id from sourcing.rfq_group where id = :id")
                .param("id", copy)
                .query((row, n) -> row.getObject(1, UUID.class))
                .single();
    }

    private void insert(UUID answer, RfqAnswer.Line line) {
        jdbc.sql("""
                        insert into sourcing.rfq_answer_line (answer_id, line_id, quantity, price_minor, first_week)
                        values (:answer, :line, :quantity, :price, :week)
                        """)
                .param("answer", answer)
                .param("line", line.lineId())
                .param("quantity", line.quantity())
                .param("price", line.quantity() == 0 ? null : line.priceMinor(), java.sql.Types.BIGINT)
                .param(
                        "week",
                        line.quantity() == 0 || line.firstWeek() == null ? null : Weeks.text(line.firstWeek()),
                        java.sql.Types.VARCHAR)
                .update();
        for (var step : line.quantity() == 0 ? List.<RfqAnswer.PriceStep>of() : line.breaks()) {
            jdbc.sql("insert into sourcing.rfq_price_break values (:answer, :line, :from, :price)")
                    .param("answer", answer)
                    .param("line", line.lineId())
                    .param("from", step.fromQuantity())
                    .param("price", step.priceMinor())
                    .update();
        }
    }

    private static boolean maySpeakFor(UUID group, Viewer viewer) {
        return viewer.runsTheProgramme()
                || viewer.is(Role.GROUP_LEADER) && viewer.organisationId().equals(group);
    }

    private static void mustRun(Viewer viewer) {
        if (!viewer.runsTheProgramme()) {
            throw new NotFound("rfqs");
        }
    }
}

package org.saan.hub.sourcing;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.identity.Audit;
import org.saan.hub.identity.Identity;
import org.saan.hub.identity.Notices;
import org.saan.hub.messaging.Messaging;
import org.saan.hub.shared.Ids;
import org.saan.hub.shared.LocalizedText;
import org.saan.hub.shared.NotFound;
import org.saan.hub.shared.Refusal;
import org.saan.hub.shared.Viewer;
import org.saan.hub.shared.Weeks;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Quotations to buyers. A version that was sent never changes; the buyer accepts the version that he has before him, by the
 * secret link, and only the current one. Only an open quotation expires.
 */
@Service
public class Quotations {
    private static final Logger log = LoggerFactory.getLogger(Quotations.class);

    private final JdbcClient jdbc;
    private final QuotationReads reads;
    private final EnquiryReads enquiries;
    private final Sourcing sourcing;
    private final Audit audit;
    private final Notices notices;
    private final BuyerNews buyers;
    private final Messaging messaging;
    private final SourcingTime time;
    private final ApplicationEventPublisher events;

    Quotations(
            JdbcClient jdbc,
            QuotationReads reads,
            EnquiryReads enquiries,
            Sourcing sourcing,
            Audit audit,
            Notices notices,
            BuyerNews buyers,
            Messaging messaging,
            SourcingTime time,
            ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.reads = reads;
        this.enquiries = enquiries;
        this.sourcing = sourcing;
        this.audit = audit;
        this.notices = notices;
        this.buyers = buyers;
        this.messaging = messaging;
        this.time = time;
        this.events = events;
    }

    /**
     * Writes the quotation of an enquiry: its draft, or the next draft after a version that was sent.
     *
     * @return its id; there is one for an enquiry as long as it is open
     * @throws Refusal at the first field that is wrong
     */
    @Transactional
    public UUID write(UUID enquiry, NewQuotation quotation, Viewer viewer) {
        mustRun(viewer);
        hold(enquiry);
        if (!enquiries.get(enquiry).state().open()) {
            throw new Refusal("sourcing.quotation.enquiry_closed");
        }
        quotation.check(time.today(), time.week());
        var open = reads.ofEnquiry(enquiry).stream()
                .filter(one -> one.state().open())
                .findFirst();
        var id = open.map(QuotationView::id).orElseGet(() -> begin(enquiry));
        int version = 1;
        if (open.isPresent()) {
            var last = open.get().last();
            version = last.sentAt() == null ? last.number() : last.number() + 1;
            if (last.sentAt() == null) {
                erase(id, version);
            }
        }
        insert(id, version, quotation, viewer);
        insertLines(id, version, quotation, enquiries.get(enquiry));
        audit.record(
                viewer, "sourcing.quotation_written", "quotation", id.toString(), null, Map.of("version", version));
        return id;
    }

    private UUID begin(UUID enquiry) {
        var id = Ids.next();
        jdbc.sql("""
                        insert into sourcing.quotation (id, number, enquiry_id, state, created_at)
                        values (:id, platform.next_number('QUO', :year), :enquiry, 'DRAFT', :at)
                        """)
                .param("id", id)
                .param("year", time.fiscalYear())
                .param("enquiry", enquiry)
                .param("at", time.now())
                .update();
        return id;
    }

    private void erase(UUID id, int version) {
        for (var table : List.of("sourcing.quotation_line", "sourcing.quotation_version")) {
            jdbc.sql("delete from " + table + " where quotation_id = :id and version = :version")
                    .param("id", id)
                    .param("version", version)
                    .update();
        }
    }

    private void insert(UUID id, int version, NewQuotation quotation, Viewer viewer) {
        var rate = quotation.rate();
        jdbc.sql("""
                        insert into sourcing.quotation_version
                            (quotation_id, version, valid_until, currency, rate, rate_source, rate_on, incoterm,
                             incoterm_place, deposit_percent, note, total_minor, written_at, written_by)
                        values (:id, :version, :valid, :currency, :rate, :source, :on, :incoterm, :place, :deposit,
                                :note, :total, :at, :by)
                        """)
                .param("id", id)
                .param("version", version)
                .param("valid", quotation.validUntil())
                .param("currency", quotation.currency().getCurrencyCode())
                .param("rate", rate == null ? null : rate.baht(), java.sql.Types.NUMERIC)
                .param("source", rate == null ? null : rate.source(), java.sql.Types.VARCHAR)
                .param("on", rate == null ? null : rate.on(), java.sql.Types.DATE)
                .param("incoterm", quotation.incoterm())
                .param("place", quotation.incotermPlace())
                .param("deposit", quotation.depositPercent())
                .param("note", quotation.note(), java.sql.Types.VARCHAR)
                .param("total", quotation.total().minor())
                .param("at", time.now())
                .param("by", viewer.accountId())
                .update();
    }

    private void insertLines(UUID id, int version, NewQuotation quotation, EnquiryView enquiry) {
        for (int i = 0; i < quotation.lines().size(); i++) {
            var line = quotation.lines().get(i);
            var asked = enquiry.lines().stream()
                    .filter(one -> one.id().equals(line.enquiryLineId()))
                    .findFirst()
                    .orElseThrow(() -> new NotFound("enquiry line"));
            jdbc.sql("""
                            insert into sourcing.quotation_line
                                (quotation_id, version, position, enquiry_line_id, name_th, name_en, family_code,
                                 quantity, unit_code, due_week, price, amount_minor)
                            values (:id, :version, :position, :line, :th, :en, :family, :quantity, :unit, :due, :price,
                                    :amount)
                            """)
                    .param("id", id)
                    .param("version", version)
                    .param("position", i)
                    .param("line", line.enquiryLineId())
                    .param("th", asked.name().th(), java.sql.Types.VARCHAR)
                    .param("en", asked.name().en(), java.sql.Types.VARCHAR)
                    .param("family", asked.familyCode(), java.sql.Types.VARCHAR)
                    .param("quantity", line.quantity())
                    .param("unit", asked.unitCode())
                    .param("due", Weeks.text(line.due()))
                    .param("price", line.price())
                    .param("amount", line.amount(quotation.currency()).minor())
                    .update();
        }
    }

    /**
     * Sends a version to the buyer: it is what the secret link shows from then on. Sending it twice is sending it once.
     *
     * @param buyer that the enquiry belongs to; absent to enter its organisation as a new one
     * @throws Refusal when the version is not the last, is past its day, or a buyer of that name is known
     */
    @Transactional
    public void send(UUID id, int version, @Nullable UUID buyer, Viewer viewer) {
        mustRun(viewer);
        var seen = held(id);
        if (seen.state() == QuotationState.SENT && Objects.equals(seen.currentVersion(), version)) {
            return;
        }
        var last = seen.last();
        if (!seen.state().open() || last.number() != version || last.sentAt() != null) {
            throw new Refusal("sourcing.quotation.not_last");
        }
        if (last.validUntil().isBefore(time.today())) {
            throw new Refusal("sourcing.quotation.bad_valid");
        }
        link(seen, buyer, viewer);
        jdbc.sql("""
                        update sourcing.quotation_version set sent_at = :at where quotation_id = :id and version = :version
                        """)
                .param("at", time.now())
                .param("id", id)
                .param("version", version)
                .update();
        jdbc.sql("update sourcing.quotation set state = 'SENT', current_version = :version where id = :id")
                .param("version", version)
                .param("id", id)
                .update();
        enquiryBecomes(seen.enquiryId(), EnquiryState.QUOTED);
        buyers.quoted(seen, last.total());
        audit.record(viewer, "sourcing.quotation_sent", "quotation", id.toString(), null, Map.of("version", version));
        log.info("quotation {} version {} sent", id, version);
    }

    private void link(QuotationView seen, @Nullable UUID buyer, Viewer viewer) {
        if (buyer == null && seen.buyerId() != null) {
            return;
        }
        UUID its;
        if (buyer == null) {
            var enquiry = enquiries.get(seen.enquiryId());
            its = sourcing.createBuyer(
                    new NewBuyer(enquiry.organisation(), enquiry.country(), enquiry.email()), viewer);
        } else {
            its = sourcing.getBuyer(buyer, viewer).id();
        }
        jdbc.sql("update sourcing.enquiry set buyer_id = :buyer where id = :id")
                .param("buyer", its)
                .param("id", seen.enquiryId())
                .update();
    }

    /**
     * The buyer says yes to the version before him. Saying it twice is saying it once.
     *
     * @throws Refusal {@code sourcing.quotation.newer} when another version is current, {@code sourcing.quotation.over} when
     *     nothing can be accepted any more
     */
    @Transactional
    public void accept(BuyerKey key, UUID id, int version) {
        var enquiry = enquiries.find(key.hash()).orElseThrow(() -> new NotFound("enquiry"));
        var seen = held(id);
        if (!seen.enquiryId().equals(enquiry)) {
            throw new NotFound("quotation");
        }
        if (seen.state() == QuotationState.ACCEPTED && Objects.equals(seen.acceptedVersion(), version)) {
            return;
        }
        var current = seen.current().orElseThrow(() -> new NotFound("quotation"));
        if (current.number() != version) {
            throw new Refusal("sourcing.quotation.newer", version, current.number());
        }
        if (seen.state() != QuotationState.SENT || current.validUntil().isBefore(time.today())) {
            throw new Refusal("sourcing.quotation.over");
        }
        jdbc.sql("""
                        update sourcing.quotation set state = 'ACCEPTED', accepted_version = :version, accepted_at = :at
                        where id = :id
                        """)
                .param("version", version)
                .param("at", time.now())
                .param("id", id)
                .update();
        enquiryBecomes(enquiry, EnquiryState.WON);
        audit.record(
                Identity.SYSTEM,
                "sourcing.quotation_accepted",
                "quotation",
                id.toString(),
                null,
                Map.of("version", version));
        notices.tell(
                Identity.PROGRAMME,
                "sourcing.notice.accepted",
                List.of(new LocalizedText(null, seen.organisation()), new LocalizedText(null, seen.number())),
                "/quotations/" + id);
        messaging.answered("quotation", id.toString());
        events.publishEvent(new QuotationAccepted(id));
        log.info("quotation {} version {} accepted", id, version);
    }

    /** Takes back what was not accepted yet. */
    @Transactional
    public void withdraw(UUID id, Viewer viewer) {
        mustRun(viewer);
        var seen = held(id);
        if (seen.state() == QuotationState.WITHDRAWN) {
            return;
        }
        if (!seen.state().open()) {
            throw new Refusal("sourcing.quotation.not_open");
        }
        jdbc.sql("update sourcing.quotation set state = 'WITHDRAWN' where id = :id")
                .param("id", id)
                .update();
        enquiryBecomes(seen.enquiryId(), EnquiryState.CLARIFYING);
        audit.record(viewer, "sourcing.quotation_withdrawn", "quotation", id.toString(), null, null);
    }

    /**
     * Quotations that are open past their last day expire; ordered, lost and withdrawn ones stay what they are. Safe to repeat.
     *
     * @return how many expired now
     */
    @Transactional
    public int expire() {
        return jdbc.sql("""
                        update sourcing.quotation q set state = 'EXPIRED'
                        from sourcing.quotation_version v
                        where v.quotation_id = q.id and v.version = q.current_version and q.state = 'SENT'
                          and v.valid_until < :today
                        """).param("today", time.today()).update();
    }

    @Transactional(readOnly = true)
    public QuotationView getQuotation(UUID id, Viewer viewer) {
        mustRun(viewer);
        return reads.find(id).orElseThrow(() -> new NotFound("quotation"));
    }

    /** Quotations of an enquiry, the newest first. */
    @Transactional(readOnly = true)
    public List<QuotationView> ofEnquiry(UUID enquiry, Viewer viewer) {
        mustRun(viewer);
        return reads.ofEnquiry(enquiry);
    }

    /** What was sent to the holder of a link, the newest first. */
    @Transactional(readOnly = true)
    public List<QuotationView> follow(BuyerKey key) {
        var enquiry = enquiries.find(key.hash()).orElseThrow(() -> new NotFound("enquiry"));
        return reads.ofEnquiry(enquiry).stream()
                .filter(one -> one.currentVersion() != null)
                .map(QuotationView::sentOnly)
                .toList();
    }

    /**
     * What an accepted quotation asks to be made.
     *
     * @throws NotFound when it is not accepted
     */
    @Transactional(readOnly = true)
    public AcceptedQuotation getAccepted(UUID id, Viewer viewer) {
        var seen = getQuotation(id, viewer);
        var version = seen.state() == QuotationState.ACCEPTED ? seen.current().orElse(null) : null;
        if (version == null || seen.buyerId() == null) {
            throw new NotFound("quotation");
        }
        return new AcceptedQuotation(
                id,
                seen.number(),
                seen.buyerId(),
                version.lines().stream()
                        .map(line -> new AcceptedQuotation.Line(line.familyCode(), line.quantity(), line.due()))
                        .toList());
    }

    /**
     * What is chosen from the answers of groups for the lines of an enquiry.
     *
     * @param costMinor satang for all of them at the groups
     */
    public record Cost(int pieces, long costMinor) {}

    /** By line of the enquiry, over all requests; lines of which nothing is chosen are left out. */
    @Transactional(readOnly = true)
    public Map<UUID, Cost> costs(UUID enquiry, Viewer viewer) {
        mustRun(viewer);
        var all = new HashMap<UUID, Cost>();
        jdbc.sql("""
                        select l.enquiry_line_id, sum(c.quantity)::int, sum(c.quantity * c.price_minor)::bigint
                        from sourcing.rfq_choice c join sourcing.rfq_line l on l.id = c.line_id
                        join sourcing.rfq r on r.id = l.rfq_id where r.enquiry_id = :id group by l.enquiry_line_id
                        """).param("id", enquiry).query(row -> {
            all.put(row.getObject(1, UUID.class), new Cost(row.getInt(2), row.getLong(3)));
        });
        return all;
    }

    private QuotationView held(UUID id) {
        // The enquiry is held, as everywhere, so that no two wait for each other.
        var held = jdbc.sql("""
                        select q.id from sourcing.quotation q join sourcing.enquiry e on e.id = q.enquiry_id
                        where q.id = :id for update of e
                        """)
                .param("id", id)
                .query((row, n) -> row.getObject(1, UUID.class))
                .optional();
        if (held.isEmpty()) {
            throw new NotFound("quotation");
        }
        return reads.find(id).orElseThrow(() -> new NotFound("quotation"));
    }

    private void hold(UUID enquiry) {
        var held = jdbc.sql("select id from sourcing.enquiry where id = :id for update")
                .param("id", enquiry)
                .query((row, n) -> row.getObject(1, UUID.class))
                .optional();
        if (held.isEmpty()) {
            throw new NotFound("enquiry");
        }
    }

    private void enquiryBecomes(UUID enquiry, EnquiryState state) {
        jdbc.sql("update sourcing.enquiry set state = :state, changed_at = :at where id = :id and state <> 'LOST'")
                .param("state", state.name())
                .param("at", time.now())
                .param("id", enquiry)
                .update();
    }

    /** Today in Thailand, by which the days of a quotation count. */
    public LocalDate today() {
        return time.today();
    }

    private static void mustRun(Viewer viewer) {
        if (!viewer.runsTheProgramme()) {
            throw new NotFound("quotations");
        }
    }
}

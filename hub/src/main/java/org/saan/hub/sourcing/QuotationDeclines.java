package org.saan.hub.sourcing;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.identity.Audit;
import org.saan.hub.identity.Identity;
import org.saan.hub.identity.Notices;
import org.saan.hub.messaging.Messaging;
import org.saan.hub.platform.At;
import org.saan.hub.shared.LocalizedText;
import org.saan.hub.shared.NotFound;
import org.saan.hub.shared.Refusal;
import org.saan.hub.shared.Viewer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Buyers who say no to a version of a quotation. It stays open: another version can follow, or the buyer thinks again. */
@Service
public class QuotationDeclines {
    /** Why; each is a key under {@code sourcing.decline}. */
    public static final List<String> REASONS = List.of("price", "time", "quantity", "terms", "stopped", "other");

    private static final int LONGEST = 1000;

    private final JdbcClient jdbc;
    private final QuotationReads reads;
    private final EnquiryReads enquiries;
    private final Notices notices;
    private final Messaging messaging;
    private final Audit audit;
    private final SourcingTime time;

    QuotationDeclines(
            JdbcClient jdbc,
            QuotationReads reads,
            EnquiryReads enquiries,
            Notices notices,
            Messaging messaging,
            Audit audit,
            SourcingTime time) {
        this.jdbc = jdbc;
        this.reads = reads;
        this.enquiries = enquiries;
        this.notices = notices;
        this.messaging = messaging;
        this.audit = audit;
        this.time = time;
    }

    /** A no. */
    public record Decline(
            int version, String reason, @Nullable String words, Instant at) {}

    /**
     * Says no to the version before him, by the secret link. Saying it again changes the reason.
     *
     * @throws Refusal without a reason, when another version is current, or when the quotation is no longer open
     */
    @Transactional
    public void decline(BuyerKey key, UUID id, int version, String reason, @Nullable String words) {
        var enquiry = enquiries.find(key.hash()).orElseThrow(() -> new NotFound("enquiry"));
        jdbc.sql("select id from sourcing.enquiry where id = :id for update")
                .param("id", enquiry)
                .query(row -> {});
        var seen = reads.find(id)
                .filter(one -> one.enquiryId().equals(enquiry))
                .orElseThrow(() -> new NotFound("quotation"));
        int current = Objects.requireNonNullElse(seen.currentVersion(), 0);
        if (current != version) {
            throw new Refusal("sourcing.quotation.newer", version, current);
        }
        if (seen.state() != QuotationState.SENT && seen.state() != QuotationState.EXPIRED) {
            throw new Refusal("sourcing.quotation.over");
        }
        if (!REASONS.contains(reason)) {
            throw Refusal.of("reason", "sourcing.enquiry.no_reason");
        }
        var text = words == null || words.isBlank() ? null : words.strip();
        if (text != null && text.length() > LONGEST) {
            throw Refusal.of("words", "sourcing.enquiry.bad_note", LONGEST);
        }
        jdbc.sql("""
                        insert into sourcing.quotation_decline (quotation_id, version, reason, words, declined_at)
                        values (:id, :version, :reason, :words, :at)
                        on conflict (quotation_id, version) do update
                            set reason = excluded.reason, words = excluded.words, declined_at = excluded.declined_at
                        """)
                .param("id", id)
                .param("version", version)
                .param("reason", reason)
                .param("words", text, java.sql.Types.VARCHAR)
                .param("at", time.now())
                .update();
        notices.tell(
                Identity.PROGRAMME,
                "sourcing.notice.not_this",
                List.of(new LocalizedText(null, seen.organisation()), new LocalizedText(null, seen.number())),
                "/quotations/" + id);
        messaging.answered("quotation", id.toString());
        audit.record(
                Identity.SYSTEM,
                "sourcing.quotation_declined",
                "quotation",
                id.toString(),
                null,
                java.util.Map.of("version", version, "reason", reason));
    }

    /** What the holder of a link said of a version. */
    @Transactional(readOnly = true)
    public Optional<Decline> find(BuyerKey key, UUID id, int version) {
        var enquiry = enquiries.find(key.hash()).orElseThrow(() -> new NotFound("enquiry"));
        return of(id, enquiry).stream().filter(one -> one.version() == version).findFirst();
    }

    /** Every no to a quotation, the newest version first; for those who run the programme. */
    @Transactional(readOnly = true)
    public List<Decline> list(UUID id, Viewer viewer) {
        if (!viewer.runsTheProgramme()) {
            throw new NotFound("quotation");
        }
        return of(id, null);
    }

    private List<Decline> of(UUID id, @Nullable UUID enquiry) {
        return jdbc.sql("""
                        select d.* from sourcing.quotation_decline d join sourcing.quotation q on q.id = d.quotation_id
                        where d.quotation_id = :id and (cast(:enquiry as uuid) is null or q.enquiry_id = :enquiry)
                        order by d.version desc limit 200
                        """)
                .param("id", id)
                .param("enquiry", enquiry, java.sql.Types.OTHER)
                .query((row, n) -> new Decline(
                        row.getInt("version"),
                        row.getString("reason"),
                        row.getString("words"),
                        At.when(row, "declined_at")))
                .list();
    }
}

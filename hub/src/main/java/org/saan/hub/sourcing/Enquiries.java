package org.saan.hub.sourcing;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.saan.hub.catalogue.PublicCatalogue;
import org.saan.hub.catalogue.PublicProduct;
import org.saan.hub.catalogue.TextField;
import org.saan.hub.identity.Audit;
import org.saan.hub.identity.Identity;
import org.saan.hub.identity.Notices;
import org.saan.hub.platform.Once;
import org.saan.hub.shared.Ids;
import org.saan.hub.shared.LocalizedText;
import org.saan.hub.shared.NotFound;
import org.saan.hub.shared.Refusal;
import org.saan.hub.shared.Viewer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Enquiries: what somebody would like to buy, from the first question until it is won or lost. Anybody may ask; the asker follows
 * by a secret link, those who run the programme see all.
 */
@Service
public class Enquiries {
    /** Why nothing came of an enquiry; each is a key under {@code sourcing.enquiry.lost}. */
    public static final List<String> LOST_REASONS = List.of("price", "time", "quantity", "silent", "stopped", "other");

    private static final Logger log = LoggerFactory.getLogger(Enquiries.class);
    private static final int LONGEST_NOTE = 4000;
    /** A buyer may write so many notes; then the telephone is better. */
    private static final int MOST_NOTES = 200;

    private final JdbcClient jdbc;
    private final EnquiryReads reads;
    private final PublicCatalogue catalogue;
    private final Once once;
    private final Audit audit;
    private final Notices notices;
    private final BuyerNews buyers;
    private final SourcingTime time;

    Enquiries(
            JdbcClient jdbc,
            EnquiryReads reads,
            PublicCatalogue catalogue,
            Once once,
            Audit audit,
            Notices notices,
            BuyerNews buyers,
            SourcingTime time) {
        this.jdbc = jdbc;
        this.reads = reads;
        this.catalogue = catalogue;
        this.once = once;
        this.audit = audit;
        this.notices = notices;
        this.buyers = buyers;
        this.time = time;
    }

    /** Everything that is wrong with an enquiry as it stands, in the order of the form. */
    public List<Refusal> errors(NewEnquiry enquiry) {
        return enquiry.errors(time.today());
    }

    /**
     * Enters an enquiry and gives it its number. The same form sent again leads to the same enquiry.
     *
     * @param key of the form, which becomes that of the buyer's link
     * @throws Refusal at the first field that is wrong; {@code platform.once.changed} when other content comes under the key
     */
    @Transactional
    public UUID ask(NewEnquiry enquiry, List<EnquiryFiles.Kept> files, BuyerKey key) {
        errors(enquiry).stream().findFirst().ifPresent(refusal -> {
            throw refusal;
        });
        var content = BuyerKey.sha256(enquiry + files.toString());
        // The same form that arrives twice at once waits here, and finds what the first has stored.
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:key, 0))")
                .param("key", java.util.HexFormat.of().formatHex(key.hash()))
                .query(row -> {});
        var known = sentBefore(key, content);
        if (known.isPresent()) {
            return known.get();
        }
        var products = products(enquiry);
        var id = Ids.next();
        insert(id, enquiry, key, content);
        for (int i = 0; i < enquiry.lines().size(); i++) {
            var line = enquiry.lines().get(i);
            var product = products.get(line.productId());
            if (product == null) {
                throw Refusal.of("lines", "sourcing.enquiry.gone");
            }
            insert(id, i, line, product);
        }
        for (int i = 0; i < files.size(); i++) {
            insert(id, i, files.get(i));
        }
        notices.tell(
                Identity.PROGRAMME,
                "sourcing.notice.enquiry",
                List.of(new LocalizedText(null, enquiry.organisation())),
                "/enquiries/" + id);
        log.info("enquiry {} entered", id);
        return id;
    }

    private Optional<UUID> sentBefore(BuyerKey key, byte[] content) {
        return jdbc.sql("select id, content_hash from sourcing.enquiry where link_hash = :hash")
                .param("hash", key.hash())
                .query((row, n) -> {
                    if (!MessageDigest.isEqual(row.getBytes(2), content)) {
                        throw new Refusal("platform.once.changed");
                    }
                    return row.getObject(1, UUID.class);
                })
                .optional();
    }

    private Map<UUID, PublicProduct> products(NewEnquiry enquiry) {
        return catalogue
                .products(
                        enquiry.lines().stream().map(NewEnquiry.Line::productId).collect(Collectors.toSet()))
                .stream()
                .collect(Collectors.toMap(PublicProduct::id, product -> product));
    }

    private void insert(UUID id, NewEnquiry enquiry, BuyerKey key, byte[] content) {
        jdbc.sql("""
                        insert into sourcing.enquiry
                            (id, number, state, name, organisation, country, email, wanted_by, place, words, language,
                             search_key, link_hash, content_hash, created_at, changed_at)
                        select :id, n.number, 'NEW', :name, :organisation, :country, :email, :wanted, :place, :words,
                               :language, lower(n.number) || ' ' || :search, :link, :content, :at, :at
                        from (select platform.next_number('ENQ', :year) as number) n
                        """)
                .param("id", id)
                .param("year", time.fiscalYear())
                .param("name", enquiry.name())
                .param("organisation", enquiry.organisation())
                .param("country", enquiry.country())
                .param("email", enquiry.email())
                .param("wanted", enquiry.wantedBy(), java.sql.Types.DATE)
                .param("place", enquiry.place())
                .param("words", enquiry.words(), java.sql.Types.VARCHAR)
                .param("language", enquiry.language().tag())
                .param(
                        "search",
                        (enquiry.organisation() + " " + enquiry.name() + " " + enquiry.email())
                                .toLowerCase(Locale.ROOT))
                .param("link", key.hash())
                .param("content", content)
                .param("at", time.now())
                .update();
    }

    private void insert(UUID enquiry, int position, NewEnquiry.Line line, PublicProduct product) {
        var name = product.texts().get(TextField.PRODUCT_NAME);
        jdbc.sql("""
                        insert into sourcing.enquiry_line
                            (id, enquiry_id, position, product_id, product_code, name_th, name_en, family_code, quantity,
                             unit_code)
                        values (:id, :enquiry, :position, :product, :code, :th, :en, :family, :quantity, :unit)
                        """)
                .param("id", Ids.next())
                .param("enquiry", enquiry)
                .param("position", position)
                .param("product", product.id())
                .param("code", product.code())
                .param("th", name == null ? null : name.words().th(), java.sql.Types.VARCHAR)
                .param("en", name == null ? null : name.words().en(), java.sql.Types.VARCHAR)
                .param("family", product.craft(), java.sql.Types.VARCHAR)
                .param("quantity", line.quantity())
                .param("unit", product.unitCode())
                .update();
    }

    private void insert(UUID enquiry, int position, EnquiryFiles.Kept file) {
        jdbc.sql("""
                        insert into sourcing.enquiry_file (enquiry_id, position, kind, name, digest, bytes)
                        values (:enquiry, :position, :kind, :name, :digest, :bytes)
                        """)
                .param("enquiry", enquiry)
                .param("position", position)
                .param("kind", file.picture() ? "JPEG" : "PDF")
                .param("name", file.name())
                .param("digest", file.digest().hex())
                .param("bytes", file.bytes())
                .update();
    }

    @Transactional(readOnly = true)
    public EnquiryView getEnquiry(UUID id, Viewer viewer) {
        mustRun(viewer);
        return reads.get(id);
    }

    /**
     * What the holder of a link may see: that enquiry, and of the promises only how many by when.
     *
     * @throws NotFound when the link leads nowhere
     */
    @Transactional(readOnly = true)
    public EnquiryView follow(BuyerKey key) {
        return reads.find(key.hash())
                .map(reads::get)
                .map(Enquiries::forBuyer)
                .orElseThrow(() -> new NotFound("enquiry"));
    }

    /** Without groups, without what they are paid, and without promises that nobody made. */
    private static EnquiryView forBuyer(EnquiryView all) {
        var lines = all.lines().stream()
                .map(line -> new EnquiryView.Line(
                        line.id(),
                        line.productCode(),
                        line.name(),
                        line.familyCode(),
                        line.quantity(),
                        line.unitCode(),
                        all.promiseToldAt() == null ? null : withoutGroups(line.promise()),
                        all.promiseToldAt() == null ? null : line.promisedAt()))
                .toList();
        return new EnquiryView(
                all.id(),
                all.number(),
                all.state(),
                all.name(),
                all.organisation(),
                all.country(),
                all.email(),
                all.wantedBy(),
                all.place(),
                all.words(),
                all.language(),
                null,
                all.createdAt(),
                all.promiseToldAt(),
                all.lostReason(),
                null,
                lines,
                all.notes(),
                all.files());
    }

    private static @Nullable Promise withoutGroups(@Nullable Promise promise) {
        return promise == null
                ? null
                : new Promise(
                        promise.quantity(),
                        promise.dueWeek(),
                        promise.pieces(),
                        null,
                        null,
                        promise.wholeByWeek(),
                        List.of());
    }

    /**
     * Writes to the buyer, once for each form; an enquiry that was new is being clarified from then on.
     *
     * @param form token of the form
     */
    @Transactional
    public void write(UUID id, UUID form, String words, Viewer viewer) {
        mustRun(viewer);
        hold(id);
        once.once(form, viewer.accountId(), "sourcing.note", content(id, words), () -> write(id, words, viewer));
    }

    private String write(UUID id, String words, Viewer viewer) {
        note(id, viewer.accountId(), viewer.name(), words);
        jdbc.sql("update sourcing.enquiry set state = 'CLARIFYING' where id = :id and state = 'NEW'")
                .param("id", id)
                .update();
        buyers.written(id);
        audit.record(viewer, "sourcing.enquiry_note_written", "enquiry", id.toString(), null, null);
        return id.toString();
    }

    private static byte[] content(UUID enquiry, String words) {
        return (enquiry + "|" + words).getBytes(StandardCharsets.UTF_8);
    }

    /**
     * The buyer writes back, once for each form.
     *
     * @param form token of the form
     */
    @Transactional
    public void writeBack(BuyerKey key, UUID form, String words) {
        var id = reads.find(key.hash()).orElseThrow(() -> new NotFound("enquiry"));
        hold(id);
        once.once(
                form,
                Identity.SYSTEM.accountId(),
                "sourcing.note_back",
                content(id, words),
                () -> writeBack(id, words));
    }

    private String writeBack(UUID id, String words) {
        var enquiry = reads.get(id);
        if (enquiry.notes().stream().filter(note -> !note.ours()).count() >= MOST_NOTES) {
            throw Refusal.of("words", "sourcing.enquiry.many_notes");
        }
        note(id, null, enquiry.name(), words);
        notices.tell(
                Identity.PROGRAMME,
                "sourcing.notice.note",
                List.of(new LocalizedText(null, enquiry.number())),
                "/enquiries/" + id);
        return id.toString();
    }

    private void note(UUID enquiry, @Nullable UUID account, String author, String words) {
        var text = words.strip();
        if (text.isEmpty() || text.length() > LONGEST_NOTE) {
            throw Refusal.of("words", "sourcing.enquiry.bad_note", LONGEST_NOTE);
        }
        jdbc.sql("""
                        insert into sourcing.enquiry_note (id, enquiry_id, at, account_id, author, words)
                        values (:id, :enquiry, :at, :account, :author, :words)
                        """)
                .param("id", Ids.next())
                .param("enquiry", enquiry)
                .param("at", time.now())
                .param("account", account)
                .param("author", author)
                .param("words", text)
                .update();
        touch(enquiry);
    }

    /**
     * A new secret link for the buyer, shown once; those before, also in mails, lead nowhere from then on.
     *
     * @return the secret
     */
    @Transactional
    public BuyerKey renewLink(UUID id, Viewer viewer) {
        mustRun(viewer);
        hold(id);
        var key = BuyerKey.draw();
        jdbc.sql("update sourcing.enquiry set link_hash = :hash where id = :id")
                .param("hash", key.hash())
                .param("id", id)
                .update();
        jdbc.sql("delete from sourcing.enquiry_link where enquiry_id = :id")
                .param("id", id)
                .update();
        audit.record(viewer, "sourcing.enquiry_link_renewed", "enquiry", id.toString(), null, null);
        return key;
    }

    /**
     * Nothing came of it. Saying it twice is saying it once.
     *
     * @param reason one of {@link #LOST_REASONS}
     */
    @Transactional
    public void lose(UUID id, String reason, @Nullable String note, Viewer viewer) {
        mustRun(viewer);
        if (!LOST_REASONS.contains(reason)) {
            throw Refusal.of("reason", "sourcing.enquiry.no_reason");
        }
        hold(id);
        var was = reads.get(id).state();
        if (was == EnquiryState.LOST) {
            return;
        }
        if (was == EnquiryState.WON) {
            throw new Refusal("sourcing.enquiry.is_won");
        }
        jdbc.sql("""
                        update sourcing.enquiry set state = 'LOST', lost_reason = :reason, lost_note = :note,
                            changed_at = :at where id = :id
                        """)
                .param("reason", reason)
                .param("note", note == null || note.isBlank() ? null : note.strip(), java.sql.Types.VARCHAR)
                .param("at", time.now())
                .param("id", id)
                .update();
        jdbc.sql("""
                        update sourcing.quotation set state = 'LOST'
                        where enquiry_id = :id and state in ('DRAFT', 'SENT', 'EXPIRED')
                        """).param("id", id).update();
        audit.record(viewer, "sourcing.enquiry_lost", "enquiry", id.toString(), null, Map.of("reason", reason));
        log.info("enquiry {} lost: {}", id, reason);
    }

    /** One change at a time. */
    void hold(UUID id) {
        var held = jdbc.sql("select id from sourcing.enquiry where id = :id for update")
                .param("id", id)
                .query((row, n) -> row.getObject(1, UUID.class))
                .optional();
        if (held.isEmpty()) {
            throw new NotFound("enquiry");
        }
    }

    private void touch(UUID id) {
        jdbc.sql("update sourcing.enquiry set changed_at = :at where id = :id")
                .param("at", time.now())
                .param("id", id)
                .update();
    }

    private static void mustRun(Viewer viewer) {
        if (!viewer.runsTheProgramme()) {
            throw new NotFound("enquiries");
        }
    }
}

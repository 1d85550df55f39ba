package org.saan.hub.directory;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.saan.hub.identity.Audit;
import org.saan.hub.identity.Identity;
import org.saan.hub.identity.OrganisationAccounts;
import org.saan.hub.platform.Once;
import org.saan.hub.shared.Ids;
import org.saan.hub.shared.LocalizedText;
import org.saan.hub.shared.NotFound;
import org.saan.hub.shared.Refusal;
import org.saan.hub.shared.Role;
import org.saan.hub.shared.Viewer;
import org.saan.hub.shared.lists.Found;
import org.saan.hub.shared.lists.ListQuery;
import org.saan.hub.shared.lists.ListShape;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Leaders say which group is theirs, with evidence, and officers answer. An accepted claim gives its account the group, or
 * puts two groups forward to be merged; the words of both sides stay.
 */
@Service
public class Claims {
    public static final ListShape SHAPE = ClaimReads.SHAPE;
    private static final Duration LINK_VALID = Duration.ofDays(30);

    private final JdbcClient jdbc;
    private final ClaimReads reads;
    private final Aliases aliases;
    private final OrganisationAccounts accounts;
    private final Once once;
    private final Audit audit;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    Claims(
            JdbcClient jdbc,
            ClaimReads reads,
            Aliases aliases,
            OrganisationAccounts accounts,
            Once once,
            Audit audit,
            Clock clock) {
        this.jdbc = jdbc;
        this.reads = reads;
        this.aliases = aliases;
        this.accounts = accounts;
        this.once = once;
        this.audit = audit;
        this.clock = clock;
    }

    // ---- by a link, without an account

    /** What a link is for, and what was sent by it already. */
    public record Link(
            UUID groupId, LocalizedText group, @Nullable ClaimView claim) {}

    /** A new link for a group; the last part of {@code /claim/…}, told only now. */
    @Transactional
    public String makeLink(UUID group, Viewer officer) {
        mustModerate(officer);
        if (jdbc.sql("select 1 from directory.producer_group where id = :id")
                .param("id", group)
                .query(Integer.class)
                .optional()
                .isEmpty()) {
            throw new NotFound("group");
        }
        var bytes = new byte[24];
        random.nextBytes(bytes);
        var token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        jdbc.sql("""
                        insert into directory.claim_link (token_hash, group_id, made_by, valid_until)
                        values (:hash, :group, :by, :until)
                        """)
                .param("hash", sha256(token.getBytes(StandardCharsets.UTF_8)))
                .param("group", group)
                .param("by", officer.accountId())
                .param("until", now().plus(LINK_VALID))
                .update();
        audit.record(officer, "directory.claim_link_made", "group", group.toString(), null, null);
        return token;
    }

    @Transactional(readOnly = true)
    public Optional<Link> findLink(String token) {
        return jdbc.sql("""
                        select l.group_id, g.name_th, g.name_en, l.claim_id from directory.claim_link l
                        join directory.producer_group g on g.id = l.group_id
                        where l.token_hash = :hash and l.valid_until > :now
                        """)
                .param("hash", sha256(token.getBytes(StandardCharsets.UTF_8)))
                .param("now", now())
                .query((row, n) -> new Link(
                        row.getObject(1, UUID.class),
                        new LocalizedText(row.getString(2), row.getString(3)),
                        row.getObject(4, UUID.class) == null
                                ? null
                                : reads.find(row.getObject(4, UUID.class)).orElse(null)))
                .optional();
    }

    /** Claims the group of a link. Sent twice, it is one claim. */
    @Transactional
    public void claim(String token, NewClaim claim, @Nullable Viewer viewer) {
        record Held(UUID group, @Nullable UUID claim) {}
        var hash = sha256(token.getBytes(StandardCharsets.UTF_8));
        var link = jdbc.sql("""
                        select group_id, claim_id from directory.claim_link
                        where token_hash = :hash and valid_until > :now for update
                        """)
                .param("hash", hash)
                .param("now", now())
                .query((row, n) -> new Held(row.getObject(1, UUID.class), row.getObject(2, UUID.class)))
                .optional()
                .orElseThrow(() -> new NotFound("claim"));
        if (link.claim() != null) {
            return;
        }
        var account = viewer != null && viewer.is(Role.GROUP_LEADER) ? viewer.accountId() : null;
        var id = insert(ClaimView.Kind.OURS, link.group(), account, claim);
        jdbc.sql("update directory.claim_link set claim_id = :claim where token_hash = :hash")
                .param("claim", id)
                .param("hash", hash)
                .update();
        audit.record(
                account == null || viewer == null ? Identity.SYSTEM : viewer,
                "directory.claim_sent",
                "claim",
                id.toString(),
                null,
                Map.of("group", link.group()));
    }

    /** The answer of somebody without an account to what an officer asked back. */
    @Transactional
    public void answer(String token, String words) {
        var claim = findLink(token).map(Link::claim).orElseThrow(() -> new NotFound("claim"));
        answer(claim, words, Identity.SYSTEM);
    }

    // ---- by an account of a group

    @Transactional(readOnly = true)
    public List<ClaimView> listOwn(Viewer viewer) {
        return reads.ofAccount(viewer.accountId());
    }

    /** Says that another group and the own one are the same. The same form sent again is one claim. */
    @Transactional
    public void claimSame(UUID token, NewClaim claim, Viewer viewer) {
        if (!viewer.is(Role.GROUP_LEADER)) {
            throw new NotFound("claims");
        }
        if (claim.otherCode() == null || claim.otherCode().isBlank()) {
            throw Refusal.of("otherCode", "duplicates.claim.code");
        }
        var content = claim.otherCode() + "\n" + claim.words();
        once.once(
                token, viewer.accountId(), "directory.claim", sha256(content.getBytes(StandardCharsets.UTF_8)), () -> {
                    var id = insert(ClaimView.Kind.SAME, viewer.organisationId(), viewer.accountId(), claim);
                    audit.record(
                            viewer,
                            "directory.claim_sent",
                            "claim",
                            id.toString(),
                            null,
                            Map.of("group", viewer.organisationId(), "other", claim.otherCode()));
                    return id.toString();
                });
    }

    @Transactional
    public void answer(UUID id, String words, Viewer viewer) {
        var claim = reads.find(id)
                .filter(own -> viewer.accountId().equals(own.accountId()))
                .orElseThrow(() -> new NotFound("claim"));
        answer(claim, words, viewer);
    }

    private void answer(ClaimView claim, String words, Viewer viewer) {
        say(claim.id(), claim.claimant(), false, words);
        move(claim, claim.version(), ClaimView.State.ASKED, ClaimView.State.WAITING, viewer);
    }

    // ---- officers

    @Transactional(readOnly = true)
    public Found<ClaimView> list(ListQuery query, Viewer officer) {
        mustModerate(officer);
        return reads.list(query, officer.language());
    }

    /** Every claim of the list, in its order. That it was taken away is noted, for it names people. */
    @Transactional
    public void export(ListQuery query, String ending, Viewer officer, Consumer<ClaimView> sink) {
        mustModerate(officer);
        var all = reads.all(query, officer.language());
        audit.record(
                officer, "directory.claims_exported", "list", SHAPE.path(), null, query.takenAs(ending, all.size()));
        all.forEach(sink);
    }

    @Transactional(readOnly = true)
    public ClaimView getClaim(UUID id, Viewer officer) {
        mustModerate(officer);
        return reads.find(id).orElseThrow(() -> new NotFound("claim"));
    }

    /** A photograph or paper; for officers, and for the account that sent it. */
    @Transactional(readOnly = true)
    public EvidenceFile evidence(UUID claim, UUID id, Viewer viewer) {
        var own = reads.find(claim).filter(c -> viewer.accountId().equals(c.accountId()));
        if (own.isEmpty()) {
            mustModerate(viewer);
        }
        return jdbc.sql("""
                        select file_name, media_type, content from directory.claim_evidence
                        where id = :id and claim_id = :claim
                        """)
                .param("id", id)
                .param("claim", claim)
                .query((row, n) -> new EvidenceFile(row.getString(1), row.getString(2), row.getBytes(3)))
                .optional()
                .orElseThrow(() -> new NotFound("evidence"));
    }

    /** What was sent, as it is kept. */
    @SuppressWarnings("ArrayRecordComponent")
    public record EvidenceFile(String name, String mediaType, byte[] content) {}

    /** Asks the claimant for more; the claim waits for the answer. */
    @Transactional
    public void askBack(UUID id, int version, String words, Viewer officer) {
        var claim = getClaim(id, officer);
        say(id, officer.name(), true, words);
        move(claim, version, ClaimView.State.WAITING, ClaimView.State.ASKED, officer);
    }

    @Transactional
    public void reject(UUID id, int version, String reason, Viewer officer) {
        var claim = getClaim(id, officer);
        say(id, officer.name(), true, reason);
        move(claim, version, claim.state(), ClaimView.State.REJECTED, officer);
    }

    /**
     * Accepts that the claimant speaks for the group: an account of another group belongs to this one from now on; who has
     * none is let in.
     *
     * @param signInName of the new account; not needed when there is one
     * @return the token of the one-time link for a new account
     */
    @Transactional
    public Optional<String> accept(UUID id, int version, String signInName, Viewer officer) {
        var claim = getClaim(id, officer);
        if (claim.kind() != ClaimView.Kind.OURS) {
            throw new NotFound("claim");
        }
        move(claim, version, claim.state(), ClaimView.State.ACCEPTED, officer);
        var account = claim.accountId();
        if (account != null) {
            accounts.bindLeader(account, claim.groupId(), officer);
            return Optional.empty();
        }
        return Optional.of(accounts.letLeaderIn(signInName, claim.claimant(), claim.groupId(), officer));
    }

    /**
     * Accepts that two groups are one; merging them is looked at next.
     *
     * @param code of the other group, as the officer knows it
     * @return the other group
     */
    @Transactional
    public UUID acceptSame(UUID id, int version, String code, Viewer officer) {
        var claim = getClaim(id, officer);
        var other = aliases.find(code)
                .filter(found -> !found.equals(claim.groupId()))
                .orElseThrow(() -> Refusal.of("code", "duplicates.claim.no_such_code", code));
        jdbc.sql("update directory.claim set other_id = :other where id = :id")
                .param("other", other)
                .param("id", id)
                .update();
        move(claim, version, claim.state(), ClaimView.State.ACCEPTED, officer);
        return other;
    }

    private UUID insert(ClaimView.Kind kind, UUID group, @Nullable UUID account, NewClaim claim) {
        var id = Ids.next();
        var code = claim.otherCode() == null ? null : claim.otherCode().strip();
        jdbc.sql("""
                        insert into directory.claim
                            (id, kind, group_id, other_code, other_id, account_id, claimant, phone, state, sent_at)
                        values (:id, :kind, :group, :code, :other, :account, :claimant, :phone, 'WAITING', :at)
                        """)
                .param("id", id)
                .param("kind", kind.name())
                .param("group", group)
                .param("code", code)
                .param(
                        "other",
                        code == null
                                ? null
                                : aliases.find(code)
                                        .filter(found -> !found.equals(group))
                                        .orElse(null),
                        java.sql.Types.OTHER)
                .param("account", account, java.sql.Types.OTHER)
                .param("claimant", claim.claimant())
                .param("phone", claim.phone())
                .param("at", now())
                .update();
        say(id, claim.claimant(), false, claim.words());
        for (var file : claim.files()) {
            var safe = ClaimFiles.read(file.content());
            jdbc.sql("""
                            insert into directory.claim_evidence (id, claim_id, file_name, media_type, content)
                            values (:id, :claim, :name, :type, :content)
                            """)
                    .param("id", Ids.next())
                    .param("claim", id)
                    .param("name", file.name())
                    .param("type", safe.mediaType())
                    .param("content", safe.content())
                    .update();
        }
        return id;
    }

    private void say(UUID claim, String by, boolean officer, String words) {
        var said = words.strip();
        if (said.isEmpty() || said.length() > 4000) {
            throw Refusal.of("words", "duplicates.claim.words");
        }
        jdbc.sql("""
                        insert into directory.claim_word (claim_id, position, by_name, of_officer, words, said_at)
                        select :claim, coalesce(max(position), 0) + 1, :by, :officer, :words, :at
                        from directory.claim_word where claim_id = :claim
                        """)
                .param("claim", claim)
                .param("by", by)
                .param("officer", officer)
                .param("words", said)
                .param("at", now())
                .update();
    }

    private void move(ClaimView claim, int version, ClaimView.State from, ClaimView.State to, Viewer viewer) {
        boolean ends = !to.isOpen();
        int moved = !from.isOpen()
                ? 0
                : jdbc.sql("""
                                update directory.claim set state = :to, version = version + 1, decided_at = :at, decided_by = :by
                                where id = :id and version = :version and state = :from
                                """)
                        .param("to", to.name())
                        .param("from", from.name())
                        .param("at", ends ? now() : null, java.sql.Types.TIMESTAMP_WITH_TIMEZONE)
                        .param("by", ends ? viewer.name() : null)
                        .param("id", claim.id())
                        .param("version", version)
                        .update();
        if (moved == 0) {
            throw new Refusal("duplicates.claim.changed");
        }
        audit.record(
                viewer,
                "directory.claim_" + to.name().toLowerCase(java.util.Locale.ROOT),
                "claim",
                claim.id().toString(),
                Map.of("state", claim.state()),
                Map.of("state", to));
    }

    private static void mustModerate(Viewer viewer) {
        if (!viewer.is(Role.ADMINISTRATOR, Role.PROGRAMME_OFFICER)) {
            throw new NotFound("claims");
        }
    }

    private static byte[] sha256(byte[] content) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(content);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock).withOffsetSameInstant(ZoneOffset.UTC);
    }
}

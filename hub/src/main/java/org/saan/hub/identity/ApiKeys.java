package org.saan.hub.identity;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.saan.hub.shared.Ids;
import org.saan.hub.shared.NotFound;
import org.saan.hub.shared.Printing;
import org.saan.hub.shared.Refusal;
import org.saan.hub.shared.Role;
import org.saan.hub.shared.Viewer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Keys of the interface for programs. Officers and administrators make them for partners of the programme, buyers for
 * themselves; officers and administrators see and take back every key. A key is shown once and kept as a hash; it ends on its last day or when somebody takes it back, and it never
 * opens more than the public sees: it only lets a program ask more often.
 */
@Service
public class ApiKeys {
    /** How every key begins, so that one in the wrong place is recognised. */
    public static final String PREFIX = "saan_";
    /** How often most keys may ask in a minute. */
    public static final int USUAL_PER_MINUTE = 600;

    public static final List<Integer> PER_MINUTE = List.of(USUAL_PER_MINUTE, 3_000, 12_000);
    /** How many days a key may last. */
    public static final List<Integer> DAYS = List.of(30, 90, 365);

    private static final int RANDOM_BYTES = 32;
    private static final int SHOWN = PREFIX.length() + 4;
    private static final int MOST_OPEN = 20;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final JdbcClient jdbc;
    private final Audit audit;
    private final Clock clock;
    private final AtomicLong revocations = new AtomicLong();

    ApiKeys(JdbcClient jdbc, Audit audit, Clock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    /** A new key; the only time that it is told. */
    public record Made(UUID id, String key) {
        @Override
        public String toString() {
            return "Made[" + id + "]";
        }
    }

    /**
     * A key as its owners see it.
     *
     * @param begins its first letters
     * @param madeBy name of the person
     * @param validUntil last day, inclusive
     * @param open whether it still opens
     */
    public record Key(
            UUID id,
            String name,
            String begins,
            int perMinute,
            String madeBy,
            Instant madeAt,
            LocalDate validUntil,
            @Nullable Instant lastUsedAt,
            @Nullable Instant revokedAt,
            boolean open) {}

    /**
     * What a key allows.
     *
     * @param validUntil last day, inclusive
     */
    public record Grant(UUID id, int perMinute, LocalDate validUntil) {
        private static final String NAME = Grant.class.getName();

        /** Notes that the request came with this key. */
        public static void put(Grant grant, HttpServletRequest request) {
            request.setAttribute(NAME, grant);
        }

        /** The key with which the request came; empty when it came without. */
        public static Optional<Grant> of(HttpServletRequest request) {
            return request.getAttribute(NAME) instanceof Grant grant ? Optional.of(grant) : Optional.empty();
        }
    }

    /**
     * Makes a key for the viewer's organisation.
     *
     * @param days one of {@link #DAYS}
     * @param perMinute one of {@link #PER_MINUTE}; buyers get {@link #USUAL_PER_MINUTE} whatever they ask
     * @throws Refusal when the name is missing or too long, or there are too many keys
     */
    @Transactional
    public Made make(String name, int days, int perMinute, Viewer viewer) {
        mustKeepKeys(viewer);
        var called = name.strip();
        if (called.isEmpty() || called.length() > 80 || called.chars().anyMatch(Character::isISOControl)) {
            throw Refusal.of("name", "api.keys.name_needed");
        }
        if (!DAYS.contains(days)) {
            throw Refusal.of("days", "api.keys.days_wrong");
        }
        if (!viewer.is(Role.BUYER) && !PER_MINUTE.contains(perMinute)) {
            throw Refusal.of("perMinute", "api.keys.per_minute_wrong");
        }
        if (open(viewer) >= MOST_OPEN) {
            throw new Refusal("api.keys.too_many", MOST_OPEN);
        }
        var id = Ids.next();
        var key = random();
        var often = viewer.is(Role.BUYER) ? USUAL_PER_MINUTE : perMinute;
        var until = today().plusDays(days);
        jdbc.sql("""
                        insert into identity.api_key
                            (id, organisation_id, name, key_hash, begins, per_minute, made_by, made_at, valid_until)
                        values (:id, :organisation, :name, :hash, :begins, :often, :by, :at, :until)
                        """)
                .param("id", id)
                .param("organisation", viewer.organisationId())
                .param("name", called)
                .param("hash", hash(key))
                .param("begins", key.substring(0, SHOWN))
                .param("often", often)
                .param("by", viewer.accountId())
                .param("at", now())
                .param("until", until)
                .update();
        audit.record(
                viewer,
                "identity.api_key_made",
                "api_key",
                id.toString(),
                null,
                Map.of("name", called, "perMinute", often, "validUntil", until.toString()));
        return new Made(id, key);
    }

    /** Takes a key back; from then on it opens nothing. Taking it back again changes nothing. */
    @Transactional
    public void revoke(UUID id, Viewer viewer) {
        mustKeepKeys(viewer);
        var name = jdbc.sql(
                        "select name from identity.api_key where id = :id and (:all or organisation_id = :organisation)")
                .param("all", keepsAll(viewer))
                .param("id", id)
                .param("organisation", viewer.organisationId())
                .query((row, n) -> row.getString(1))
                .optional()
                .orElseThrow(() -> new NotFound("api key"));
        int changed = jdbc.sql("""
                        update identity.api_key set revoked_at = :at, revoked_by = :by
                        where id = :id and revoked_at is null
                        """)
                .param("id", id)
                .param("by", viewer.accountId())
                .param("at", now())
                .update();
        if (changed > 0) {
            audit.record(viewer, "identity.api_key_revoked", "api_key", id.toString(), Map.of("name", name), null);
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                    revocations.incrementAndGet();
                }
            });
        }
    }

    /** Keys that the viewer may take back, those in use first and the newest first; 200 at most. */
    @Transactional(readOnly = true)
    public List<Key> list(Viewer viewer) {
        mustKeepKeys(viewer);
        var today = today();
        return jdbc.sql("""
                        select k.*, coalesce(a.name, '') as maker from identity.api_key k
                        left join identity.account a on a.id = k.made_by
                        where :all or k.organisation_id = :organisation
                        order by k.revoked_at is null and k.valid_until >= :today desc, k.made_at desc, k.id limit 200
                        """)
                .param("all", keepsAll(viewer))
                .param("organisation", viewer.organisationId())
                .param("today", today)
                .query((row, n) -> {
                    var until = row.getObject("valid_until", LocalDate.class);
                    var revoked = row.getObject("revoked_at", OffsetDateTime.class);
                    var used = row.getObject("last_used_at", OffsetDateTime.class);
                    return new Key(
                            row.getObject("id", UUID.class),
                            row.getString("name"),
                            row.getString("begins"),
                            row.getInt("per_minute"),
                            row.getString("maker"),
                            row.getObject("made_at", OffsetDateTime.class).toInstant(),
                            until,
                            used == null ? null : used.toInstant(),
                            revoked == null ? null : revoked.toInstant(),
                            revoked == null && !today.isAfter(until));
                })
                .list();
    }

    /** What a key allows now, and notes, to the minute, that it was used; empty for one that opens nothing. */
    @Transactional
    Optional<Grant> look(byte[] hash) {
        var found = jdbc.sql("""
                        select k.id, k.per_minute, k.valid_until from identity.api_key k
                        where k.key_hash = :hash and k.revoked_at is null and k.valid_until >= :today
                          and not exists (
                              select 1 from identity.account a where a.id = k.made_by and a.disabled_at is not null)
                        """)
                .param("hash", hash)
                .param("today", today())
                .query((row, n) ->
                        new Grant(row.getObject(1, UUID.class), row.getInt(2), row.getObject(3, LocalDate.class)))
                .optional();
        found.ifPresent(grant -> jdbc.sql("""
                        update identity.api_key set last_used_at = :now
                        where id = :id and (last_used_at is null or last_used_at < :before)
                        """)
                .param("id", grant.id())
                .param("now", now())
                .param("before", now().minusMinutes(1))
                .update());
        return found;
    }

    /** Counts up with each key that is taken back on this node. */
    long revocations() {
        return revocations.get();
    }

    static byte[] hash(String key) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String random() {
        var bytes = new byte[RANDOM_BYTES];
        RANDOM.nextBytes(bytes);
        return PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private int open(Viewer viewer) {
        return jdbc.sql("""
                        select count(*) from identity.api_key
                        where organisation_id = :organisation and revoked_at is null and valid_until >= :today
                        """)
                .param("organisation", viewer.organisationId())
                .param("today", today())
                .query(Integer.class)
                .single();
    }

    private LocalDate today() {
        return LocalDate.now(clock.withZone(Printing.ZONE));
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock).withOffsetSameInstant(ZoneOffset.UTC);
    }

    private static boolean keepsAll(Viewer viewer) {
        return viewer.is(Role.ADMINISTRATOR, Role.PROGRAMME_OFFICER);
    }

    private static void mustKeepKeys(Viewer viewer) {
        if (!viewer.is(Role.ADMINISTRATOR, Role.PROGRAMME_OFFICER, Role.BUYER)) {
            throw new NotFound("api keys");
        }
    }
}

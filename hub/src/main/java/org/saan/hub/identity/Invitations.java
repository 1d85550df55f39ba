package org.saan.hub.identity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** One-time links by which a person chooses a password. Only the hash of a token is kept; each works once. */
@Component
class Invitations {
    static final Duration VALID = Duration.ofDays(7);

    private final JdbcClient jdbc;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    Invitations(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** A new token for the account; earlier ones stop working. */
    String invite(UUID account) {
        var bytes = new byte[32];
        random.nextBytes(bytes);
        var token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        jdbc.sql("delete from identity.invitation where account_id = :account and used_at is null")
                .param("account", account)
                .update();
        jdbc.sql(
                        "insert into identity.invitation (token_hash, account_id, valid_until) values (:hash, :account, :until)")
                .param("hash", hash(token))
                .param("account", account)
                .param("until", now().plus(VALID))
                .update();
        return token;
    }

    boolean open(String token) {
        return find(token).isPresent();
    }

    /** Uses the token up; empty when it is unknown, used or too old. */
    Optional<UUID> use(String token) {
        return jdbc.sql("""
                        update identity.invitation set used_at = :now
                        where token_hash = :hash and used_at is null and valid_until > :now
                        returning account_id
                        """)
                .param("hash", hash(token))
                .param("now", now())
                .query(UUID.class)
                .optional();
    }

    private Optional<UUID> find(String token) {
        return jdbc.sql("""
                        select account_id from identity.invitation
                        where token_hash = :hash and used_at is null and valid_until > :now
                        """)
                .param("hash", hash(token))
                .param("now", now())
                .query(UUID.class)
                .optional();
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock).withOffsetSameInstant(ZoneOffset.UTC);
    }

    private static byte[] hash(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}

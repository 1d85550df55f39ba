package org.saan.hub.messaging;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.saan.hub.shared.Viewer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Which LINE user is which person. The person gets a code in the hub and types it to our LINE account: whoever holds the
 * signed-in page and the phone is the same. Words that people write there otherwise are not kept.
 */
@Service
public class LineLinks {
    public static final Duration VALID = Duration.ofMinutes(15);

    private static final Logger log = LoggerFactory.getLogger(LineLinks.class);
    /** Without letters that look like digits. */
    private static final String LETTERS = "ABCDEFGHJKMNPQRSTUVWXYZ23456789";

    private static final int LENGTH = 8;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    LineLinks(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** A code to be typed to the bot, once; earlier ones of the person stop working. */
    @Transactional
    public String newCode(Viewer viewer) {
        var code = new StringBuilder();
        for (int i = 0; i < LENGTH; i++) {
            code.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        jdbc.sql("delete from messaging.line_link_code where account_id = :id and used_at is null")
                .param("id", viewer.accountId())
                .update();
        jdbc.sql(
                        "insert into messaging.line_link_code (code_hash, account_id, valid_until) values (:hash, :id, :until)")
                .param("hash", hash(code.toString()))
                .param("id", viewer.accountId())
                .param("until", now().plus(VALID))
                .update();
        return code.toString();
    }

    @Transactional
    public void unlink(Viewer viewer) {
        jdbc.sql("delete from messaging.line_user where account_id = :id")
                .param("id", viewer.accountId())
                .update();
    }

    /** Where the person reads LINE; absent while they have blocked us. */
    @Transactional(readOnly = true)
    public Optional<String> findUser(UUID account) {
        return jdbc.sql("select line_user_id from messaging.line_user where account_id = :id and left_at is null")
                .param("id", account)
                .query((row, n) -> row.getString(1))
                .optional();
    }

    /** Somebody wrote to the bot. Whose code it was, if it was one. */
    @Transactional
    public Optional<UUID> typed(String lineUser, String text) {
        var code = text.strip().toUpperCase(Locale.ROOT).replaceAll("[\\s-]", "");
        if (!code.matches("[" + LETTERS + "]{" + LENGTH + "}")) {
            return Optional.empty();
        }
        var account = jdbc.sql("""
                        update messaging.line_link_code set used_at = :now
                        where code_hash = :hash and used_at is null and valid_until > :now
                        returning account_id
                        """)
                .param("hash", hash(code))
                .param("now", now())
                .query((row, n) -> row.getObject(1, UUID.class))
                .optional();
        account.ifPresent(id -> {
            jdbc.sql("""
                            insert into messaging.line_user (account_id, line_user_id, linked_at)
                            values (:id, :user, :now)
                            on conflict (account_id) do update
                                set line_user_id = excluded.line_user_id, linked_at = excluded.linked_at, left_at = null
                            """)
                    .param("id", id)
                    .param("user", lineUser)
                    .param("now", now())
                    .update();
            log.info("account {} linked its LINE", id);
        });
        return account;
    }

    /** The user blocked the bot, or came back. */
    @Transactional
    public void left(String lineUser, boolean gone) {
        jdbc.sql("update messaging.line_user set left_at = case when :gone then cast(:now as timestamptz) end"
                        + " where line_user_id = :user")
                .param("gone", gone)
                .param("now", now())
                .param("user", lineUser)
                .update();
    }

    private static byte[] hash(String code) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(code.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private OffsetDateTime now() {
        return Messaging.utc(clock.instant());
    }
}

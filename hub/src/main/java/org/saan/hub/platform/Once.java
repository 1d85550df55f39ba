package org.saan.hub.platform;

import java.security.MessageDigest;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.saan.hub.shared.Refusal;
import org.saan.hub.shared.SentForm;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * A form does its work once, however often it arrives. On a slow network people press twice, and phones send again.
 *
 * <p>The page gives each form a token. The first arrival does the work and keeps its result, within the caller's
 * transaction: both are stored or neither. Any later arrival of the same content waits for the first and gets its
 * result; other content under the same token is refused, and so is the token of another person.
 */
@Component
public class Once {
    private final JdbcClient jdbc;
    private final Clock clock;

    Once(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * The token that a form carries.
     *
     * @throws Refusal {@code platform.once.changed} when it is none
     */
    public static UUID token(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException forged) {
            throw new Refusal("platform.once.changed");
        }
    }

    /**
     * Does the action unless this form already did.
     *
     * @param contentHash of everything the person entered
     * @return what the action returned when it ran, usually the id that the browser is sent to
     * @throws Refusal {@code platform.once.changed} when the token was used for something else
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public String once(UUID token, UUID account, String purpose, byte[] contentHash, Supplier<String> action) {
        // Waits for a transaction in flight that holds the same token, and proceeds if that one fails.
        int mine = jdbc.sql("""
                        insert into platform.form_once (token, account_id, purpose, content_hash, at)
                        values (:token, :account, :purpose, :hash, :at)
                        on conflict (token) do nothing
                        """)
                .param("token", token)
                .param("account", account)
                .param("purpose", purpose)
                .param("hash", contentHash)
                .param("at", OffsetDateTime.now(clock).withOffsetSameInstant(ZoneOffset.UTC))
                .update();
        if (mine == 0) {
            return earlier(token).resultFor(account, purpose, contentHash);
        }
        String result = Objects.requireNonNull(action.get(), "the result of a form");
        jdbc.sql("update platform.form_once set result = :result where token = :token")
                .param("result", result)
                .param("token", token)
                .update();
        return result;
    }

    /** The same for a form as it came; one without a token is done each time that it comes. */
    @Transactional(propagation = Propagation.MANDATORY)
    public String once(SentForm form, UUID account, String purpose, Supplier<String> action) {
        return form.once() == null
                ? Objects.requireNonNull(action.get(), "the result of a form")
                : once(form.once(), account, purpose, HexFormat.of().parseHex(form.content()), action);
    }

    private Earlier earlier(UUID token) {
        return jdbc.sql("select account_id, purpose, content_hash, result from platform.form_once where token = :token")
                .param("token", token)
                .query((row, n) -> new Earlier(
                        row.getObject("account_id", UUID.class),
                        row.getString("purpose"),
                        row.getBytes("content_hash"),
                        row.getString("result")))
                .single();
    }

    @SuppressWarnings("ArrayRecordComponent")
    private record Earlier(
            UUID account,
            String purpose,
            byte[] contentHash,
            @Nullable String result) {
        String resultFor(UUID sender, String sentPurpose, byte[] sentHash) {
            boolean same = account.equals(sender)
                    && purpose.equals(sentPurpose)
                    && MessageDigest.isEqual(contentHash, sentHash);
            if (!same || result == null) {
                throw new Refusal("platform.once.changed");
            }
            return result;
        }
    }
}

package org.saan.hub.messaging;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.saan.hub.shared.NotFound;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The way out of announcements, without signing in: a link of the mail itself, signed, as RFC 8058 wants it. Orders,
 * permissions and codes are no announcements; they keep coming.
 */
@Service
public class Unsubscribing {
    private final JdbcClient jdbc;
    private final MessagePreferences preferences;
    private final Clock clock;

    Unsubscribing(JdbcClient jdbc, MessagePreferences preferences, Clock clock) {
        this.jdbc = jdbc;
        this.preferences = preferences;
        this.clock = clock;
    }

    /** Names a delivery in a link; nobody can make one for somebody else. */
    @Transactional
    public String token(UUID delivery) {
        return delivery + "." + signature(delivery);
    }

    /** Whether a link is one of ours. */
    @Transactional
    public boolean knows(String token) {
        return delivery(token).isPresent();
    }

    private record To(@Nullable UUID account, String address) {}

    /**
     * No announcements any more; doing it twice is doing it once.
     *
     * @throws NotFound when the link is not one of ours
     */
    @Transactional
    public void unsubscribe(String token) {
        var to = delivery(token)
                .flatMap(id -> jdbc.sql("select account_id, address from messaging.delivery where id = :id")
                        .param("id", id)
                        .query((row, n) -> new To(row.getObject("account_id", UUID.class), row.getString("address")))
                        .optional())
                .orElseThrow(() -> new NotFound("unsubscribe"));
        if (to.account() != null) {
            var wishes = preferences.of(to.account());
            preferences.set(
                    to.account(), new MessagePreferences.Wishes(wishes.email(), wishes.line(), false, wishes.quiet()));
        } else {
            jdbc.sql("insert into messaging.unsubscribed (address, at) values (:address, :at) on conflict do nothing")
                    .param("address", to.address().toLowerCase(Locale.ROOT))
                    .param("at", Messaging.utc(clock.instant()))
                    .update();
        }
    }

    boolean refused(String address) {
        return jdbc.sql("select exists (select 1 from messaging.unsubscribed where address = lower(:address))")
                .param("address", address)
                .query(Boolean.class)
                .single();
    }

    private Optional<UUID> delivery(String token) {
        if (!token.matches("[0-9a-f-]{36}\\.[A-Za-z0-9_-]{43}")) {
            return Optional.empty();
        }
        var id = UUID.fromString(token.substring(0, 36));
        return MessageDigest.isEqual(
                        signature(id).getBytes(StandardCharsets.US_ASCII),
                        token.substring(37).getBytes(StandardCharsets.US_ASCII))
                ? Optional.of(id)
                : Optional.empty();
    }

    private String signature(UUID id) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key(), "HmacSHA256"));
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(mac.doFinal(id.toString().getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private byte[] key() {
        var fresh = new byte[32];
        new SecureRandom().nextBytes(fresh);
        jdbc.sql("insert into messaging.signing_key (id, secret) values (1, :secret) on conflict do nothing")
                .param("secret", fresh)
                .update();
        return jdbc.sql("select secret from messaging.signing_key where id = 1")
                .query((row, n) -> row.getBytes(1))
                .single();
    }
}

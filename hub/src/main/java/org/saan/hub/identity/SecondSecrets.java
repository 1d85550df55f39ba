package org.saan.hub.identity;

import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The secrets from which phones count their codes, closed by {@link Seal}. Rows of before are plain, 20 bytes; they are closed
 * when the hub starts, and are read meanwhile.
 */
@Component
class SecondSecrets {
    private static final Logger log = LoggerFactory.getLogger(SecondSecrets.class);

    private final JdbcClient jdbc;
    private final Seal seal;

    SecondSecrets(JdbcClient jdbc, Seal seal) {
        this.jdbc = jdbc;
        this.seal = seal;
    }

    byte[] draw(UUID account) {
        return seal.close(Tokens.bytes(Totp.SECRET), account);
    }

    /** Empty when the key is another one than the secret was closed with: then an administrator resets the second factor. */
    Optional<byte[]> open(byte[] kept, UUID account) {
        if (kept.length == Totp.SECRET) {
            return Optional.of(kept);
        }
        var secret = seal.open(kept, account);
        if (secret.isEmpty()) {
            log.warn(
                    "second factor of account {} was closed with another key: set SAAN_SECRET_KEY or keys/secret.key of the data"
                            + " folder as it was, or reset it",
                    account);
        }
        return secret;
    }

    @EventListener(ApplicationReadyEvent.class)
    void closePlain() {
        var plain = jdbc.sql("""
                        select account_id, secret from identity.second_factor where length(secret) = :plain
                        order by account_id limit 10000
                        """)
                .param("plain", Totp.SECRET)
                .query((row, n) -> new Plain(row.getObject(1, UUID.class), row.getBytes(2)))
                .list();
        for (var one : plain) {
            jdbc.sql(
                            "update identity.second_factor set secret = :closed where account_id = :account and secret = :plain")
                    .param("closed", seal.close(one.secret(), one.account()))
                    .param("account", one.account())
                    .param("plain", one.secret())
                    .update();
        }
        if (!plain.isEmpty()) {
            log.info("{} secrets of second factors are encrypted now", plain.size());
        }
    }

    private record Plain(UUID account, byte[] secret) {}
}

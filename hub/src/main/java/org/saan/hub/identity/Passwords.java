package org.saan.hub.identity;

import org.jspecify.annotations.Nullable;
import org.saan.hub.shared.Refusal;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.stereotype.Component;

/** Passwords as Argon2id: memory-hard, so that stolen hashes are slow to guess. */
@Component
class Passwords {
    private static final int LEAST = 10;
    private static final int MOST = 128;
    /** Chosen when longer ones were taken. */
    private static final int MOST_EVER = 200;

    private final CommonPasswords common = new CommonPasswords();

    /** 16 MiB, 2 passes, 1 lane: about 50 ms on a small machine. */
    private final Argon2PasswordEncoder encoder = new Argon2PasswordEncoder(16, 32, 1, 16 * 1024, 2);

    /** Compared when there is no account, so that a wrong name takes as long as a wrong password. */
    private final String nobody = hashed("a password that nobody has");

    String hash(String password) {
        if (password.length() < LEAST || password.length() > MOST) {
            throw Refusal.of("password", "identity.password.length", LEAST);
        }
        if (common.isKnown(password)) {
            throw Refusal.of("password", "identity.password.common");
        }
        return hashed(password);
    }

    /** Of something short that lives shortly and dies after a few wrong tries. */
    String hashShort(String digits) {
        return hashed(digits);
    }

    boolean matches(String password, @Nullable String hash) {
        var same = encoder.matches(password.length() > MOST_EVER ? "" : password, hash == null ? nobody : hash);
        return same && hash != null;
    }

    private String hashed(String password) {
        var hash = encoder.encode(password);
        if (hash == null) {
            throw new IllegalStateException("no hash");
        }
        return hash;
    }
}

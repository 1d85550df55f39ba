package org.saan.hub.shared;

import java.security.SecureRandom;
import java.util.UUID;

/** Keys made in code: UUID version 7 (RFC 9562), so that new rows stay together in the index. */
public final class Ids {
    private static final SecureRandom RANDOM = new SecureRandom();

    private Ids() {}

    public static UUID next() {
        return at(System.currentTimeMillis(), RANDOM.nextLong(), RANDOM.nextLong());
    }

    /**
     * A key that came from outside.
     *
     * @throws NotFound when it is none: nothing can be there
     */
    public static UUID read(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException strange) {
            throw new NotFound("id");
        }
    }

    static UUID at(long millis, long random1, long random2) {
        var high = (millis << 16) | 0x7000L | (random1 & 0x0fffL);
        var low = 0x8000_0000_0000_0000L | (random2 & 0x3fff_ffff_ffff_ffffL);
        return new UUID(high, low);
    }
}

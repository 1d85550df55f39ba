package org.saan.hub.identity;

import java.security.SecureRandom;
import java.util.Base64;

/** Secrets drawn by lot. */
final class Tokens {
    /** Letters and digits that are not taken for one another, by eye or on the phone. */
    private static final String CLEAR = "abcdefghjkmnpqrstuvwxyz23456789";

    private static final SecureRandom RANDOM = new SecureRandom();

    private Tokens() {}

    static byte[] bytes(int length) {
        var bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    /** 256 random bits for an address or a cookie. */
    static String token() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(32));
    }

    /** Sixteen letters to read and type, in fours: 79 random bits. */
    static String forPaper() {
        var text = new StringBuilder();
        for (int i = 0; i < 16; i++) {
            text.append(i > 0 && i % 4 == 0 ? "-" : "").append(CLEAR.charAt(RANDOM.nextInt(CLEAR.length())));
        }
        return text.toString();
    }
}

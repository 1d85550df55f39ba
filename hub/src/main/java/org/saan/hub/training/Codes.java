package org.saan.hub.training;

import java.security.SecureRandom;
import java.util.Locale;

/** Codes that people type from paper: letters and digits that are not mistaken for each other. */
final class Codes {
    /** Of the private link of a learner: 10 of 31, some 50 bits. */
    static final int LINK = 10;
    /** Of a certificate: 16 of 31, some 79 bits. */
    static final int CERTIFICATE = 16;

    private static final String LETTERS = "ABCDEFGHJKMNPQRSTUVWXYZ23456789";
    private static final SecureRandom RANDOM = new SecureRandom();

    private Codes() {}

    static String next(int length) {
        var code = new StringBuilder();
        for (int n = 0; n < length; n++) {
            code.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
        }
        return code.toString();
    }

    /** As somebody typed it: spaces, lines between and small letters do not matter. */
    static String read(String typed) {
        return typed.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
    }
}

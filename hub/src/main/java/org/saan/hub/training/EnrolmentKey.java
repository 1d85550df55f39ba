package org.saan.hub.training;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.saan.hub.shared.Digests;
import org.saan.hub.shared.NotFound;

/**
 * The secret in the link by which somebody without an account takes an offered seat, or gives theirs back: 256 random bits. The
 * hub keeps only its SHA-256.
 */
public record EnrolmentKey(String text) {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 32;
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{43}");
    /** Without what is mistaken for something else: I, O, 0, 1. */
    private static final String LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    private static final int CODE = 7;

    /** @throws NotFound when it is no such secret */
    public EnrolmentKey {
        if (!FORM.matcher(text).matches()) {
            throw new NotFound("link");
        }
    }

    public static EnrolmentKey draw() {
        var bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return new EnrolmentKey(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /** The second and further people of one form have secrets of their own, made of its own. */
    EnrolmentKey of(int number) {
        return number == 0
                ? this
                : new EnrolmentKey(
                        Base64.getUrlEncoder().withoutPadding().encodeToString(Digests.sha256(text + number)));
    }

    String hash() {
        return HexFormat.of().formatHex(Digests.sha256(text));
    }

    /** A code for a badge, to be read aloud and typed. */
    static String drawCode() {
        var code = new StringBuilder();
        for (int i = 0; i < CODE; i++) {
            code.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
        }
        return code.toString();
    }

    /** Not even in a log. */
    @Override
    public String toString() {
        return "EnrolmentKey";
    }
}

package org.saan.hub.trade;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Pattern;
import org.saan.hub.shared.Digests;
import org.saan.hub.shared.NotFound;

/**
 * The secret in the link by which somebody without account follows what they told in a workshop: 256 random bits. It opens that
 * problem and nothing else; the hub keeps only its SHA-256.
 */
public record TellerKey(String text) {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 32;
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{43}");

    /** @throws NotFound when it is no such secret */
    public TellerKey {
        if (!FORM.matcher(text).matches()) {
            throw new NotFound("link");
        }
    }

    public static TellerKey draw() {
        var bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return new TellerKey(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    byte[] hash() {
        return Digests.sha256(text);
    }

    /** Not even in a log. */
    @Override
    public String toString() {
        return "TellerKey";
    }
}

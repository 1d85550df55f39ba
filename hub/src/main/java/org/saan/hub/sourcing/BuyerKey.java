package org.saan.hub.sourcing;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Pattern;
import org.saan.hub.shared.Digests;
import org.saan.hub.shared.NotFound;

/**
 * The secret in the link by which a buyer without account follows an enquiry: 256 random bits. It opens that enquiry and nothing
 * else. The hub keeps only its SHA-256.
 */
public record BuyerKey(String text) {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 32;
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{43}");

    /** @throws NotFound when it is no such secret */
    public BuyerKey {
        if (!FORM.matcher(text).matches()) {
            throw new NotFound("link");
        }
    }

    public static BuyerKey draw() {
        var bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return new BuyerKey(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    byte[] hash() {
        return sha256(text);
    }

    static byte[] sha256(String text) {
        return Digests.sha256(text);
    }

    /** Not even in a log. */
    @Override
    public String toString() {
        return "BuyerKey";
    }
}

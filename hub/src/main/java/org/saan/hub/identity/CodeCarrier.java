package org.saan.hub.identity;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A way by which a sign-in code reaches a person. The module that sends messages publishes one bean for each way; they are
 * tried in their order.
 */
public interface CodeCarrier {
    /** Where this way leads for that person; two with the same address get one code and choose their name. */
    Optional<String> findAddress(Addressee person);

    /**
     * Lets the code travel, in the caller's transaction. Digits and link are drawn by {@link SignInCodes#draw} at the moment
     * when they leave, so that no table ever holds them.
     */
    void carry(Addressee person, UUID code, Instant validUntil);
}

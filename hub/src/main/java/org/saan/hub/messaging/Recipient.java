package org.saan.hub.messaging;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.identity.AccountContacts;
import org.saan.hub.shared.Language;
import org.saan.hub.shared.LocalizedText;

/** Whom a message is for. */
public sealed interface Recipient {

    /** One person with an account, in the language and by the ways they chose. */
    record Account(UUID id) implements Recipient {}

    /**
     * A group, cluster or buyer: a notice in the hub for all who sign in for it, and each of them by their own ways.
     *
     * @param name as the list of messages shows it; absent where the caller does not know it
     */
    record Organisation(UUID id, @Nullable LocalizedText name) implements Recipient {}

    /** Somebody without an account, by e-mail only. */
    record Outside(String email, String name, Language language) implements Recipient {
        public Outside {
            email = email.strip();
            name = name.strip();
            if (!AccountContacts.isEmail(email)) {
                throw new IllegalArgumentException("not an e-mail address");
            }
        }
    }
}

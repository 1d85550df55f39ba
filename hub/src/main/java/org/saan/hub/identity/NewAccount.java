package org.saan.hub.identity;

import java.util.Locale;
import java.util.UUID;
import org.saan.hub.shared.Language;
import org.saan.hub.shared.Refusal;
import org.saan.hub.shared.Role;

/** A person to be let in, in one role for one organisation. Sign-in names are compared without letter case. */
public record NewAccount(String signInName, String name, Role role, UUID organisationId, Language language) {
    public NewAccount {
        signInName = signInName.strip().toLowerCase(Locale.ROOT);
        name = name.strip();
        if (!signInName.matches("[a-z0-9._@+-]{3,100}")) {
            throw Refusal.of("signInName", "identity.account.bad_sign_in_name");
        }
        if (name.isEmpty() || name.length() > 200) {
            throw Refusal.of("name", "identity.account.bad_name");
        }
    }
}

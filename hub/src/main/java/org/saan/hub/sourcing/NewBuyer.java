package org.saan.hub.sourcing;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.saan.hub.shared.Refusal;

/**
 * A buyer to be entered.
 *
 * @param country ISO 3166-1 alpha-2
 * @param email where quotations go; may be missing
 */
public record NewBuyer(
        String name, String country, @Nullable String email) {
    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

    public NewBuyer {
        name = name.strip().replaceAll("\\s+", " ");
        country = country.strip().toUpperCase(Locale.ROOT);
        email = email == null || email.isBlank() ? null : email.strip();
    }

    /** Everything that is wrong with it, in the order of the form. */
    public List<Refusal> errors() {
        var errors = new ArrayList<Refusal>();
        if (name.isEmpty() || name.length() > 200) {
            errors.add(Refusal.of("name", "sourcing.buyer.bad_name"));
        }
        if (!COUNTRIES.contains(country)) {
            errors.add(Refusal.of("country", "sourcing.buyer.bad_country"));
        }
        if (email != null && !isEmail(email)) {
            errors.add(Refusal.of("email", "sourcing.buyer.bad_email"));
        }
        return errors;
    }

    static boolean isEmail(String text) {
        return text.length() <= 254 && text.matches("[^@\\s]{1,64}@[^@\\s]+\\.[^@\\s]{2,}");
    }

    String key() {
        return name.toLowerCase(Locale.ROOT);
    }
}

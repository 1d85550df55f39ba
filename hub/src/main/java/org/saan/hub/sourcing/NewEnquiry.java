package org.saan.hub.sourcing;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.shared.Language;
import org.saan.hub.shared.Refusal;

/**
 * What somebody asks for from the public pages.
 *
 * @param country ISO 3166-1 alpha-2
 * @param wantedBy day by which the goods are wanted, included; may be missing
 * @param place where they are to go
 * @param language in which the answer is read
 */
public record NewEnquiry(
        String name,
        String organisation,
        String country,
        String email,
        @Nullable LocalDate wantedBy,
        String place,
        @Nullable String words,
        Language language,
        List<Line> lines) {
    public static final int MOST_LINES = 30;
    public static final int LONGEST_WORDS = 4000;
    private static final int LONGEST = 200;
    private static final int MOST_PIECES = 1_000_000;
    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

    /** So many of a product, in the product's own unit. */
    public record Line(UUID productId, int quantity) {}

    public NewEnquiry {
        name = plain(name);
        organisation = plain(organisation);
        country = country.strip().toUpperCase(Locale.ROOT);
        email = email.strip();
        place = plain(place);
        words = words == null || words.isBlank() ? null : words.strip();
        lines = List.copyOf(lines);
    }

    private static String plain(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }

    /** Everything that is wrong with it, in the order of the form. */
    public List<Refusal> errors(LocalDate today) {
        var errors = new ArrayList<Refusal>();
        if (lines.isEmpty()
                || lines.size() > MOST_LINES
                || lines.stream().anyMatch(line -> line.quantity() < 1 || line.quantity() > MOST_PIECES)) {
            errors.add(Refusal.of("lines", "sourcing.enquiry.bad_lines", MOST_LINES));
        }
        if (wantedBy != null && !wantedBy.isAfter(today)) {
            errors.add(Refusal.of("wantedBy", "sourcing.enquiry.bad_date"));
        }
        text(errors, "place", place, "sourcing.enquiry.bad_place");
        if (words != null && words.length() > LONGEST_WORDS) {
            errors.add(Refusal.of("words", "sourcing.enquiry.long_words", LONGEST_WORDS));
        }
        text(errors, "name", name, "sourcing.enquiry.bad_name");
        text(errors, "organisation", organisation, "sourcing.enquiry.bad_organisation");
        if (!COUNTRIES.contains(country)) {
            errors.add(Refusal.of("country", "sourcing.buyer.bad_country"));
        }
        if (!NewBuyer.isEmail(email)) {
            errors.add(Refusal.of("email", "sourcing.enquiry.bad_email"));
        }
        return errors;
    }

    private static void text(List<Refusal> errors, String field, String text, String code) {
        if (text.isEmpty() || text.length() > LONGEST) {
            errors.add(Refusal.of(field, code));
        }
    }
}

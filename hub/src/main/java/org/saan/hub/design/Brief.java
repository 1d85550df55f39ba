package org.saan.hub.design;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.saan.hub.shared.LocalizedText;
import org.saan.hub.shared.Refusal;

/**
 * What is wished for and whose it will be, as people write it down. Prices in minor units of the baht.
 *
 * @param persona who will use it
 * @param priceFrom lowest price of the band, inclusive; -1 when it could not be read
 * @param priceTo highest price of the band, inclusive; -1 when it could not be read
 * @param group code or id of the group that makes it
 * @param exclusiveUntil last day of the exclusivity, inclusive
 * @param consentBy who spoke for the community, when the motif is one of a community
 * @param shareBasisPoints part for the community, in hundredths of a percent; -1 when it could not be read
 */
public record Brief(
        @Nullable LocalizedText title,
        @Nullable String persona,
        @Nullable String season,
        @Nullable String mood,
        @Nullable String craft,
        @Nullable Long priceFrom,
        @Nullable Long priceTo,
        @Nullable LocalDate due,
        @Nullable String group,
        @Nullable String contributors,
        @Nullable DesignOwner owner,
        @Nullable String licence,
        @Nullable String exclusiveMarket,
        @Nullable LocalDate exclusiveUntil,
        @Nullable MotifSource motif,
        @Nullable String motifWords,
        @Nullable String consentBy,
        @Nullable LocalDate consentOn,
        @Nullable String consentScope,
        int shareBasisPoints) {
    private static final int LONGEST_TITLE = 200;
    private static final int LONGEST = 4_000;
    private static final int WHOLE = 10_000;

    /** Everything that is wrong, each with its field. */
    public List<Refusal> errors() {
        var errors = new ArrayList<Refusal>();
        if (title == null) {
            errors.add(Refusal.of("title_th", "designs.no_title"));
        } else if (longer(title.th(), LONGEST_TITLE) || longer(title.en(), LONGEST_TITLE)) {
            errors.add(Refusal.of("title_th", "design.too_long", LONGEST_TITLE));
        }
        words().forEach((field, text) -> {
            if (longer(text, LONGEST)) {
                errors.add(Refusal.of(field, "design.too_long", LONGEST));
            }
        });
        if (priceFrom != null && priceFrom < 0) {
            errors.add(Refusal.of("price_from", "designs.price_unreadable"));
        }
        if (priceTo != null && (priceTo < 0 || priceFrom != null && priceTo < priceFrom)) {
            errors.add(Refusal.of("price_to", "designs.price_band_wrong"));
        }
        if (shareBasisPoints < 0 || shareBasisPoints > WHOLE) {
            errors.add(Refusal.of("share", "designs.share_wrong"));
        }
        unread(errors, "due", due);
        unread(errors, "exclusive_until", exclusiveUntil);
        unread(errors, "consent_on", consentOn);
        return errors;
    }

    private static boolean longer(@Nullable String text, int most) {
        return text != null && text.length() > most;
    }

    private static void unread(List<Refusal> errors, String field, @Nullable LocalDate date) {
        if (LocalDate.MIN.equals(date)) {
            errors.add(Refusal.of(field, "designs.no_date"));
        }
    }

    private Map<String, String> words() {
        var words = new java.util.LinkedHashMap<String, String>();
        put(words, "persona", persona);
        put(words, "season", season);
        put(words, "mood", mood);
        put(words, "craft", craft);
        put(words, "contributors", contributors);
        put(words, "licence", licence);
        put(words, "exclusive_market", exclusiveMarket);
        put(words, "motif_words", motifWords);
        put(words, "consent_by", consentBy);
        put(words, "consent_scope", consentScope);
        return words;
    }

    private static void put(Map<String, String> words, String field, @Nullable String text) {
        if (text != null) {
            words.put(field, text);
        }
    }
}

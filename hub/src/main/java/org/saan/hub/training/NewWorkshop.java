package org.saan.hub.training;

import static org.saan.hub.training.TrainingText.within;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.saan.hub.shared.Refusal;

/**
 * A workshop as it is typed.
 *
 * @param topic one of {@link #TOPICS}
 * @param language in which it is held, one of {@link #LANGUAGES}
 * @param capacity seats, for all its parts alike
 * @param offerHours so long a freed seat is kept for whom it is offered to
 * @param enrolUntil nobody signs up from then on; absent: until it begins
 */
public record NewWorkshop(
        WorkshopKind kind,
        @Nullable String titleTh,
        @Nullable String titleEn,
        @Nullable String summaryTh,
        @Nullable String summaryEn,
        String topic,
        String provinceCode,
        @Nullable String venueTh,
        @Nullable String venueEn,
        @Nullable String onlineLink,
        String language,
        int capacity,
        int offerHours,
        @Nullable Instant enrolUntil) {
    /** Areas of competence, as {@code competencies.csv} numbers them, and everything else. */
    public static final List<String> TOPICS = List.of("c1", "c2", "c3", "c4", "c5", "c6", "other");

    public static final List<String> LANGUAGES = List.of("th", "en", "lo", "km");
    /** Hours of an offer where nobody says otherwise. */
    public static final int USUAL_OFFER_HOURS = 48;

    private static final int LONGEST_TITLE = 200;
    private static final int LONGEST_SUMMARY = 4000;
    private static final int LONGEST_VENUE = 300;
    private static final int LONGEST_LINK = 500;
    private static final int MOST_SEATS = 10_000;
    private static final int MOST_OFFER_HOURS = 336;

    public NewWorkshop {
        titleTh = within("titleTh", titleTh, LONGEST_TITLE);
        titleEn = within("titleEn", titleEn, LONGEST_TITLE);
        summaryTh = within("summaryTh", summaryTh, LONGEST_SUMMARY);
        summaryEn = within("summaryEn", summaryEn, LONGEST_SUMMARY);
        venueTh = within("venueTh", venueTh, LONGEST_VENUE);
        venueEn = within("venueEn", venueEn, LONGEST_VENUE);
        onlineLink = within("onlineLink", onlineLink, LONGEST_LINK);
        if (titleTh == null && titleEn == null) {
            throw Refusal.of("titleTh", "training.title_missing");
        }
        if (!TOPICS.contains(topic)) {
            throw Refusal.of("topic", "training.choose");
        }
        if (!LANGUAGES.contains(language)) {
            throw Refusal.of("language", "training.choose");
        }
        if (capacity < 1 || capacity > MOST_SEATS) {
            throw Refusal.of("capacity", "training.capacity_wrong", MOST_SEATS);
        }
        if (offerHours < 1 || offerHours > MOST_OFFER_HOURS) {
            throw Refusal.of("offerHours", "training.offer_hours_wrong", MOST_OFFER_HOURS);
        }
        if (onlineLink != null && !onlineLink.startsWith("https://")) {
            throw Refusal.of("onlineLink", "training.link_wrong");
        }
    }
}

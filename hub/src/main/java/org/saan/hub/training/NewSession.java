package org.saan.hub.training;

import static org.saan.hub.training.TrainingText.within;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.shared.Refusal;

/**
 * A part of a workshop as it is typed. It may run past midnight, and never longer than a day.
 *
 * @param startsAt inclusive
 * @param endsAt exclusive
 * @param place a room or a village, where it is another than the workshop's
 */
public record NewSession(
        Instant startsAt,
        Instant endsAt,
        @Nullable String titleTh,
        @Nullable String titleEn,
        @Nullable String place,
        boolean online,
        @Nullable String agenda,
        List<UUID> experts) {
    private static final int LONGEST_TITLE = 200;
    private static final int LONGEST_PLACE = 300;
    private static final int LONGEST_AGENDA = 8000;
    private static final Duration LONGEST = Duration.ofHours(24);

    public NewSession {
        titleTh = within("titleTh", titleTh, LONGEST_TITLE);
        titleEn = within("titleEn", titleEn, LONGEST_TITLE);
        place = within("place", place, LONGEST_PLACE);
        agenda = within("agenda", agenda, LONGEST_AGENDA);
        experts = List.copyOf(experts);
        if (!endsAt.isAfter(startsAt) || Duration.between(startsAt, endsAt).compareTo(LONGEST) > 0) {
            throw Refusal.of("until", "training.end_wrong");
        }
    }
}

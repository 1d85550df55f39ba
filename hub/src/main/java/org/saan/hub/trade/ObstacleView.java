package org.saan.hub.trade;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.shared.LocalizedText;
import org.saan.hub.shared.Money;

/**
 * A problem of exporting as it is read.
 *
 * @param reporter who told it: the group, the person, or the workshop
 * @param callName who to ask for, where somebody of a workshop left a name, with {@code callPhone}; only for the office
 * @param answer that of the parent, where it stands under one
 * @param parentNumber number of the one it is the same as
 * @param likes how many stand under it
 * @param published whether its card is public now
 * @param mine whether the reader told it, or their group did
 */
public record ObstacleView(
        UUID id,
        String number,
        LocalizedText problem,
        @Nullable String country,
        @Nullable String familyCode,
        @Nullable String hsCode,
        @Nullable String agency,
        @Nullable String document,
        @Nullable Integer daysLost,
        @Nullable Money moneyLost,
        ReporterKind reporterKind,
        @Nullable LocalizedText reporter,
        @Nullable String callName,
        @Nullable String callPhone,
        ObstacleState state,
        Instant heardAt,
        @Nullable String owner,
        @Nullable UUID ownerId,
        @Nullable LocalDate due,
        @Nullable LocalizedText answer,
        @Nullable Instant answeredAt,
        @Nullable UUID parentId,
        @Nullable String parentNumber,
        int likes,
        boolean published,
        boolean mine,
        int version) {

    /** Who tells it. */
    public enum ReporterKind {
        GROUP,
        PERSON,
        PANEL
    }

    /** Whether its day has passed and nobody answered. */
    public boolean late(LocalDate today) {
        return state == ObstacleState.OWNED && due != null && due.isBefore(today);
    }

    /** What somebody said about it. */
    public record Comment(String author, String words, Instant at) {}

    /** That its teller agreed, and whether it was opened again. */
    public record Closure(
            Instant agreedAt,
            AgreedHow how,
            @Nullable String words,
            @Nullable Instant reopenedAt,
            @Nullable String reopenedWords) {}

    /** What happened to it after it was told. */
    public record Story(List<Comment> comments, List<Closure> closures) {
        public Story {
            comments = List.copyOf(comments);
            closures = List.copyOf(closures);
        }
    }
}

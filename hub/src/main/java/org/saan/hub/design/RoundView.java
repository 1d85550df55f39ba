package org.saan.hub.design;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.saan.hub.shared.Money;

/**
 * A round of a sample.
 *
 * @param cost absent for those whom it does not concern, and so {@code credit}
 * @param decidedFor who said it, when somebody else wrote it down
 */
public record RoundView(
        int number,
        SampleState state,
        String wish,
        @Nullable LocalDate due,
        Instant askedAt,
        @Nullable Money cost,
        Payer payer,
        @Nullable Money credit,
        @Nullable String dyeLot,
        @Nullable Instant sentAt,
        @Nullable String sentWords,
        @Nullable Instant receivedAt,
        @Nullable Instant decidedAt,
        @Nullable String decidedFor,
        @Nullable String decisionWords,
        boolean keptByHub,
        boolean keptByGroup,
        List<SamplePhoto> photos) {
    public RoundView {
        photos = List.copyOf(photos);
    }

    public boolean open() {
        return state == SampleState.ASKED || state == SampleState.SENT || state == SampleState.RECEIVED;
    }
}

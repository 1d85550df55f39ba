package org.saan.hub.design;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.shared.LocalizedText;

/**
 * A sample with its rounds, as far as the viewer may see them.
 *
 * @param group absent for buyers
 * @param subjectName what it is for, as documents call it; absent for a sample by itself
 * @param waiver why work may begin without it, in writing
 * @param may what the viewer may do now
 */
public record SampleView(
        UUID id,
        int version,
        String number,
        LocalizedText title,
        @Nullable UUID groupId,
        @Nullable LocalizedText group,
        @Nullable String subjectType,
        @Nullable UUID subjectId,
        @Nullable String subjectName,
        @Nullable String reference,
        ColourAgreement colour,
        @Nullable String colourWords,
        @Nullable String dyeLot,
        Instant createdAt,
        @Nullable Instant waivedAt,
        @Nullable String waiver,
        List<RoundView> rounds,
        List<SamplePhoto> references,
        May may) {
    public SampleView {
        rounds = List.copyOf(rounds);
        references = List.copyOf(references);
    }

    /**
     * @param run asks for rounds, receives, waives, takes decisions back
     * @param make says it is sent
     * @param decide agrees, wants a change or rejects
     * @param show sends photos
     */
    public record May(boolean run, boolean make, boolean decide, boolean show) {}

    public SampleState state() {
        return waiver != null ? SampleState.WAIVED : last().state();
    }

    public RoundView last() {
        return rounds.getLast();
    }

    /** The version that was agreed. */
    public Optional<RoundView> approved() {
        return rounds.stream()
                .filter(round -> round.state() == SampleState.APPROVED)
                .findFirst();
    }
}

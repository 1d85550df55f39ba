package org.saan.hub.production;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an inspector found. Pieces that are neither accepted nor at fault go on waiting.
 *
 * @param once token of the form
 * @param accepted good pieces; they count at once, whatever the others are
 * @param faults pieces that are not accepted, each under its main fault
 * @param left pieces that still wait, as the inspector counts them: it has to agree with the sums
 */
public record NewInspection(
        UUID once,
        int accepted,
        List<TrancheView.FaultCount> faults,
        int left,
        @Nullable String note) {
    public NewInspection {
        faults = faults.stream().filter(fault -> fault.pieces() != 0).toList();
        note = note == null || note.isBlank() ? null : note.strip();
    }

    public int rework() {
        return faults.stream()
                .filter(fault -> !fault.rejected())
                .mapToInt(TrancheView.FaultCount::pieces)
                .sum();
    }

    public int rejected() {
        return faults.stream()
                .filter(TrancheView.FaultCount::rejected)
                .mapToInt(TrancheView.FaultCount::pieces)
                .sum();
    }

    int looked() {
        return accepted + rework() + rejected();
    }
}

package org.saan.hub.programme;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.shared.LocalizedText;
import org.saan.hub.shared.Money;

/** A measure as it is read; dates as in {@link NewMeasure}. */
public record MeasureView(
        UUID id,
        String code,
        MeasureKind kind,
        LocalizedText title,
        LocalizedText agency,
        LocalizedText about,
        @Nullable Money most,
        LocalDate opensOn,
        @Nullable LocalDate closesOn,
        boolean withdrawn,
        List<Condition> conditions,
        int version) {
    public MeasureView {
        conditions = List.copyOf(conditions);
    }

    /** Whether a group may say yes on that day. */
    public boolean open(LocalDate today) {
        return !withdrawn && !today.isBefore(opensOn) && (closesOn == null || !today.isAfter(closesOn));
    }
}

package org.saan.hub.ordering;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.shared.LocalizedText;

/**
 * What a change means: for each line, for the shares of groups, and in money.
 *
 * @param moneyBefore what the groups that have a share would be paid, in satang, and {@code moneyAfter}; pieces without a group
 *     have no price yet
 * @param unallocated pieces that no group has afterwards
 */
public record AmendmentView(
        List<LineChange> lines, List<ShareChange> shares, long moneyBefore, long moneyAfter, int unallocated) {
    public AmendmentView {
        lines = List.copyOf(lines);
        shares = List.copyOf(shares);
    }

    /** A line at one time. */
    public record State(int quantity, String due, @Nullable Long maxPriceMinor) {}

    /**
     * @param before absent for a line that is added, and {@code after} for one that goes
     */
    public record LineChange(
            UUID id,
            String family,
            @Nullable State before,
            @Nullable State after) {
        public boolean changed() {
            return before == null || !before.equals(after);
        }
    }

    /** Why a share is touched. */
    public enum Why {
        /** The line has fewer pieces. */
        FEWER,
        /** Its last week is after the new due week. */
        TOO_LATE,
        /** Its price is above the new limit. */
        TOO_DEAR;

        public String key() {
            return "amend.why." + name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * A share of a group that gets fewer pieces, or none; or one that the group has accepted and keeps although it does not fit
     * the line any more ({@code after} is then {@code before}).
     */
    public record ShareChange(
            UUID id,
            UUID line,
            UUID group,
            LocalizedText name,
            AllocationState state,
            int before,
            int after,
            Why why) {}

    /** Whether anything is different. */
    public boolean changes() {
        return lines.stream().anyMatch(LineChange::changed);
    }
}

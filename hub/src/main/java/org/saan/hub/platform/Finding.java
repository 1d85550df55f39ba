package org.saan.hub.platform;

import java.util.List;

/**
 * What the doctor found about one invariant.
 *
 * @param rowsChecked how many rows were looked at
 * @param offenders the first ids that break it, at most {@value Doctor#LIMIT}
 */
public record Finding(Invariant invariant, long rowsChecked, List<String> offenders) {
    public Finding {
        offenders = List.copyOf(offenders);
    }

    public boolean isWell() {
        return offenders.isEmpty();
    }
}

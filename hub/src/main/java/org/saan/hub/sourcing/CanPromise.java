package org.saan.hub.sourcing;

import java.util.UUID;
import org.saan.hub.shared.LocalizedText;
import org.saan.hub.shared.Viewer;
import org.threeten.extra.YearWeek;

/**
 * Says what could be made before anybody says yes. The planning of orders answers it: see the ordering module, which stands on
 * this one.
 */
public interface CanPromise {

    /**
     * What could be at the hub by the end of a week, beside all work that groups have promised already.
     *
     * @param quantity in the unit of the craft
     * @throws org.saan.hub.shared.Refusal when such a question cannot be asked
     */
    Promise promise(String familyCode, int quantity, YearWeek due, Viewer viewer);

    /** Pieces that a group could make, from its first week with work to its last; weeks are ISO texts. */
    record Share(
            UUID groupId,
            LocalizedText group,
            LocalizedText province,
            int pieces,
            long priceMinor,
            String firstWeek,
            String lastWeek) {}
}

package org.saan.hub.trade;

import java.util.UUID;

/**
 * How far an order line is on its way out: despatched is at most packed.
 *
 * @param delivered of those despatched, how many arrived
 */
public record ToDespatch(UUID lineId, String familyCode, int ordered, int packed, int despatched, int delivered) {

    /** Packed pieces that are still in the house. */
    public int ready() {
        return packed - despatched;
    }
}

package org.saan.hub.catalogue;

/**
 * A step of the price: whoever orders that many pieces or more pays this for each of all of them.
 *
 * @param priceMinor in the minor unit of the product's currency
 */
public record PriceBreak(int fromQuantity, long priceMinor) {
    public PriceBreak {
        if (fromQuantity < 1 || priceMinor < 1) {
            throw new IllegalArgumentException("price " + priceMinor + " from " + fromQuantity);
        }
    }
}

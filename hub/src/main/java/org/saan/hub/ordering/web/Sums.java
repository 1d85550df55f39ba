package org.saan.hub.ordering.web;

/**
 * The two sums of an order as sums: ordered = allocated + not placed, allocated = accepted + waiting. Pieces of all
 * lines together; the lines stand in the table.
 */
record Sums(long ordered, long allocated, long unallocated, long accepted, long waiting) {

    boolean hold() {
        return ordered == allocated + unallocated && allocated == accepted + waiting;
    }

    /** Width of a part of the whole in a bar of 1000. */
    String width(long part, long whole) {
        return whole == 0 ? "0" : String.valueOf(part * 1000 / whole);
    }
}

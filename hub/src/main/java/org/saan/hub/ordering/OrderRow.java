package org.saan.hub.ordering;

import java.util.UUID;
import org.threeten.extra.YearWeek;

/** An order in the list; pieces of all its lines together. */
public record OrderRow(
        UUID id, String number, String buyer, YearWeek due, long ordered, long unallocated, OrderState state) {}

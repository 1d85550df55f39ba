package org.saan.hub.ordering;

import java.time.Instant;

/** A version of an order after the first: who asked for the change and why, and what it meant. */
public record OrderVersion(int version, String reason, String askedBy, Instant at, AmendmentView change) {}

package org.saan.planner;

/** Pieces that leave a group after an operation of a chain, at the end of a week, for the group that does the next. */
public record Shipment(String line, String operation, String from, String to, int week, int pieces) {}

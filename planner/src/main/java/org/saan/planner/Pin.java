package org.saan.planner;

/** A wish of the coordinator: this group makes exactly so many pieces of this line. Only for lines of one operation. */
public record Pin(String line, String group, int pieces) {}

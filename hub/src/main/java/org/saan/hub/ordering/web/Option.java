package org.saan.hub.ordering.web;

/** One choice of a select: its value, its words, and whether it is the present one. */
record Option(String value, String words, boolean chosen) {}

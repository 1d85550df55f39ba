package org.saan.hub.directory.reading;

/** What reading a file gave: a table with its rows, or a reason why there is none. */
public sealed interface ReadResult permits ReadSpreadsheet, Unreadable {}

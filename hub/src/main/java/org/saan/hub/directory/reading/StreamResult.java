package org.saan.hub.directory.reading;

/** What streaming a file came to: the file as a whole, or a reason why it cannot be used. */
public sealed interface StreamResult permits StreamedSpreadsheet, Unreadable {}

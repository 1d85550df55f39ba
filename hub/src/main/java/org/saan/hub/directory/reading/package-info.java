/**
 * Reads spreadsheets of groups as offices keep them: finds encoding, delimiter, sheet and header, recognises columns by the
 * meaning of their words, and gives records, the rows that cannot be used with the reason, and what had to be assumed. It
 * stores nothing and needs no database.
 */
@NullMarked
@NamedInterface("reading")
package org.saan.hub.directory.reading;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;

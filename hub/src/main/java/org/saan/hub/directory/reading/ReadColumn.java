package org.saan.hub.directory.reading;

import org.jspecify.annotations.Nullable;

/**
 * A column of the file.
 *
 * @param index from 0
 * @param header its words as they stand in the file; two rows of headers are joined
 * @param field what it was understood to be, or nothing
 */
public record ReadColumn(int index, String header, @Nullable Field field) {}

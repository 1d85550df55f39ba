package org.saan.hub.directory.reading;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A table with groups: a sheet of a workbook, or the whole of a text file, and how its columns were understood.
 *
 * @param index from 0, in the order in which the tables with groups stand in the file
 * @param name of the sheet; absent for a text file
 * @param titlePlace places that the lines above the header or the name of the sheet tell, for rows that tell none, such as
 *     ขอนแก่น or "อำเภอชนบท จังหวัดขอนแก่น"; else empty. {@link SpreadsheetReader#readAgain} wants it back
 * @param headerLines the lines that name the columns; empty when no line does and the columns were recognised by what they
 *     hold
 * @param columns as they were understood
 */
public record ReadSheet(
        int index, @Nullable String name, String titlePlace, List<Integer> headerLines, List<ReadColumn> columns) {
    public ReadSheet {
        headerLines = List.copyOf(headerLines);
        columns = List.copyOf(columns);
    }
}

package org.saan.hub.directory.reading;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A file whose rows have been handed on.
 *
 * @param encoding of a text file
 * @param delimiter of a text file
 * @param sheets the tables with groups
 * @param sheetsWithoutGroups names of sheets that hold something, but no groups, or that are hidden
 * @param rows that were handed on
 * @param complete false when the sink stopped the reading
 */
public record StreamedSpreadsheet(
        String file,
        @Nullable String encoding,
        @Nullable String delimiter,
        List<ReadSheet> sheets,
        List<String> sheetsWithoutGroups,
        long rows,
        boolean complete)
        implements StreamResult {
    public StreamedSpreadsheet {
        sheets = List.copyOf(sheets);
        sheetsWithoutGroups = List.copyOf(sheetsWithoutGroups);
    }
}

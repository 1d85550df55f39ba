package org.saan.hub.directory.reading;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads a spreadsheet of groups: csv, tsv or txt in UTF-8, UTF-16, TIS-620 or Windows-874 with any delimiter, or .xlsx. What
 * a file is, its bytes say; its name does not matter. Columns are found by the meaning of their words, in any order.
 *
 * <pre>{@code
 * switch (SpreadsheetReader.read("groups.csv", bytes)) {
 *     case ReadSpreadsheet read -> read.records();
 *     case Unreadable no -> no.reason();
 * }
 * }</pre>
 */
public final class SpreadsheetReader {
    /** The most bytes that a file may have. */
    public static final int LARGEST_FILE = Limits.FILE;

    private SpreadsheetReader() {}

    /** Reads a file, finding its encoding. */
    public static ReadResult read(String file, byte[] bytes) {
        return read(file, bytes, null, Map.of());
    }

    /**
     * Reads a file.
     *
     * @param encoding utf-8, utf-16, tis-620 or windows-874, where a person knows better than the bytes; absent to find it
     */
    public static ReadResult read(String file, byte[] bytes, @Nullable String encoding) {
        return read(file, bytes, encoding, Map.of());
    }

    /**
     * Reads the main table of a file with the meanings that people gave to words of headers. All its rows stand in memory: for large files see
     * {@link #stream}.
     *
     * @param meanings by {@link #headerKey}
     */
    public static ReadResult read(String file, byte[] bytes, @Nullable String encoding, Map<String, Field> meanings) {
        return read(file, bytes, encoding, meanings, false);
    }

    /** Reads all tables with groups of a file; {@link ReadRow#sheet} tells of which a row is. */
    public static ReadResult readAll(String file, byte[] bytes, @Nullable String encoding) {
        return read(file, bytes, encoding, Map.of(), true);
    }

    private static ReadResult read(
            String file, byte[] bytes, @Nullable String encoding, Map<String, Field> meanings, boolean allTables) {
        var all = new Collected();
        return switch (stream(file, bytes, encoding, meanings, all)) {
            case StreamedSpreadsheet streamed -> all.of(streamed, allTables);
            case Unreadable no -> no;
        };
    }

    /**
     * Reads a file row by row and hands the rows on as they come: sheet by sheet, nothing is kept but the strings of the
     * workbook. A file that breaks off, or turns out too long, is {@link Unreadable} after rows have been handed on: whoever
     * stored them throws them away.
     *
     * @param encoding utf-8, utf-16, tis-620 or windows-874, where a person knows better than the bytes; absent to find it
     * @param meanings what people said that the words of headers mean, by {@link #headerKey}
     * @param sink takes the rows, and may stop the reading between two of them
     */
    public static StreamResult stream(
            String file, byte[] bytes, @Nullable String encoding, Map<String, Field> meanings, RowSink sink) {
        return stream(file, bytes, encoding, new Delivery(sink, Map.copyOf(meanings), false));
    }

    private static StreamResult stream(String file, byte[] bytes, @Nullable String encoding, Delivery delivery) {
        try {
            return streamOrRefuse(file, bytes, encoding, delivery);
        } catch (UnreadableFile e) {
            return new Unreadable(file, e.reason);
        }
    }

    /**
     * How the columns of a file are understood, without reading its rows: the tables that begin with a header of groups.
     * Tells by which source's words a file is headed, before it is read with the meanings of that source.
     */
    public static StreamResult look(String file, byte[] bytes, @Nullable String encoding, Map<String, Field> meanings) {
        return stream(file, bytes, encoding, new Delivery(row -> {}, Map.copyOf(meanings), true));
    }

    /** The words of a header in the form in which a meaning is remembered for them. */
    public static String headerKey(String header) {
        return ColumnWords.key(header);
    }

    /** Reads one row again after a person has corrected its cells. */
    public static ReadRow readAgain(List<ReadColumn> columns, String titlePlace, int line, List<String> cells) {
        return new RowReader(new Header(List.of(), columns), Places.all(), titlePlace).read(line, cells);
    }

    /** JSON, HTML or XML: text, but nothing that has rows and columns. Old programs write web pages named .xls. */
    private static void refuseMarkup(byte[] bytes) {
        var start = new String(bytes, 0, Math.min(bytes.length, 4000), StandardCharsets.UTF_8)
                .replace("\ufeff", "")
                .strip()
                .toLowerCase(Locale.ROOT);
        if (start.startsWith("<")) {
            boolean page = start.contains("<html") || start.contains("<table") || start.contains("office:spreadsheet");
            throw new UnreadableFile(page ? Unreadable.Reason.WEB_PAGE : Unreadable.Reason.NOT_A_SPREADSHEET);
        }
        if (start.startsWith("{") || start.matches("(?s)\\[\\s*[\\[{\"].*")) {
            throw new UnreadableFile(Unreadable.Reason.NOT_A_SPREADSHEET);
        }
    }

    /** A workbook with a password is wrapped as old Excel files are, under a name in UTF-16. */
    private static boolean isEncrypted(byte[] bytes) {
        return new String(bytes, 0, Math.min(bytes.length, 1 << 20), StandardCharsets.ISO_8859_1)
                .contains("E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0");
    }

    private static StreamedSpreadsheet streamOrRefuse(
            String file, byte[] bytes, @Nullable String encoding, Delivery delivery) {
        if (bytes.length == 0) {
            throw new UnreadableFile(Unreadable.Reason.EMPTY_FILE);
        }
        if (bytes.length > Limits.FILE) {
            throw new UnreadableFile(Unreadable.Reason.TOO_LARGE);
        }
        if (starts(bytes, 'P', 'K')) {
            return workbook(file, bytes, delivery);
        }
        if (starts(bytes, 0xd0, 0xcf, 0x11, 0xe0)) {
            throw new UnreadableFile(isEncrypted(bytes) ? Unreadable.Reason.ENCRYPTED : Unreadable.Reason.OLD_EXCEL);
        }
        if (starts(bytes, '%', 'P', 'D', 'F')
                || starts(bytes, 0x89, 'P', 'N', 'G')
                || starts(bytes, 0xff, 0xd8, 0xff)) {
            throw new UnreadableFile(Unreadable.Reason.NOT_A_SPREADSHEET);
        }
        refuseMarkup(bytes);
        var text = TextFile.read(encoding == null ? TextDecoding.detect(bytes) : TextDecoding.as(bytes, encoding));
        if (!SheetReading.read(null, false, text.rows(), delivery)) {
            throw new UnreadableFile(Unreadable.Reason.NO_HEADER);
        }
        return streamed(
                file,
                text.decoded().encoding(),
                text.delimiter() == '\t' ? "tab" : String.valueOf(text.delimiter()),
                List.of(),
                delivery);
    }

    private static StreamedSpreadsheet workbook(String file, byte[] bytes, Delivery delivery) {
        var without = new ArrayList<String>();
        try (var workbook = WorkbookFile.open(bytes)) {
            for (var table : workbook.tables()) {
                if (delivery.stopped()) {
                    break;
                }
                try (var rows = table.open()) {
                    if (table.isHidden()
                            || !SheetReading.read(table.name(), workbook.countsFrom1904(), rows, delivery)) {
                        without.add(table.name());
                    }
                }
            }
        }
        if (delivery.sheets().isEmpty()) {
            throw new UnreadableFile(Unreadable.Reason.NO_HEADER);
        }
        return streamed(file, null, null, without, delivery);
    }

    private static StreamedSpreadsheet streamed(
            String file,
            @Nullable String encoding,
            @Nullable String delimiter,
            List<String> without,
            Delivery delivery) {
        return new StreamedSpreadsheet(
                file, encoding, delimiter, delivery.sheets(), without, delivery.rows(), !delivery.stopped());
    }

    private static boolean starts(byte[] bytes, int... with) {
        for (int i = 0; i < with.length; i++) {
            if (i >= bytes.length || (bytes[i] & 0xff) != with[i]) {
                return false;
            }
        }
        return true;
    }
}

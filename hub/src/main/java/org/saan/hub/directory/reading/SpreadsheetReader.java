package org.saan.hub.directory.reading;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.saan.thaitext.ThaiText;

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

    /** Fields that a further row of the same group may leave out in a list of products. */
    private static final Set<Field> OF_THE_ROW = EnumSet.of(Field.SEQUENCE, Field.PRODUCT, Field.PRICE, Field.OTHER);

    private static final Pattern PROVINCE = Pattern.compile("(?:จังหวัด|จ\\.)\\s?([ก-๙]+)");

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
     * Reads a file with the meanings that people gave to words of headers.
     *
     * @param meanings by {@link #headerKey}
     */
    public static ReadResult read(String file, byte[] bytes, @Nullable String encoding, Map<String, Field> meanings) {
        try {
            return readOrRefuse(file, bytes, encoding, Map.copyOf(meanings));
        } catch (UnreadableFile e) {
            return new Unreadable(file, e.reason);
        }
    }

    /** The words of a header in the form in which a meaning is remembered for them. */
    public static String headerKey(String header) {
        return ColumnWords.key(header);
    }

    /** Reads one row again after a person has corrected its cells. */
    public static ReadRow readAgain(List<ReadColumn> columns, String titleProvince, int line, List<String> cells) {
        return new RowReader(new Header(List.of(), columns), Places.all(), titleProvince).read(line, cells);
    }

    /** JSON, HTML or XML: text, but nothing that has rows and columns. */
    private static boolean isMarkup(byte[] bytes) {
        var start = new String(bytes, 0, Math.min(bytes.length, 200), java.nio.charset.StandardCharsets.UTF_8)
                .replace("\ufeff", "")
                .stripLeading();
        return start.startsWith("{") || start.startsWith("<") || start.matches("(?s)\\[\\s*[\\[{\"].*");
    }

    private static ReadSpreadsheet readOrRefuse(
            String file, byte[] bytes, @Nullable String encoding, Map<String, Field> meanings) {
        if (bytes.length == 0) {
            throw new UnreadableFile(Unreadable.Reason.EMPTY_FILE);
        }
        if (bytes.length > Limits.FILE) {
            throw new UnreadableFile(Unreadable.Reason.TOO_LARGE);
        }
        if (starts(bytes, 'P', 'K')) {
            return workbook(file, bytes, meanings);
        }
        if (starts(bytes, 0xd0, 0xcf, 0x11, 0xe0)) {
            throw new UnreadableFile(Unreadable.Reason.OLD_EXCEL);
        }
        if (starts(bytes, '%', 'P', 'D', 'F')
                || starts(bytes, 0x89, 'P', 'N', 'G')
                || starts(bytes, 0xff, 0xd8, 0xff)
                || isMarkup(bytes)) {
            throw new UnreadableFile(Unreadable.Reason.NOT_A_SPREADSHEET);
        }
        var text = TextFile.read(encoding == null ? TextDecoding.detect(bytes) : TextDecoding.as(bytes, encoding));
        var header = HeaderFinder.find(text.sheet())
                .orElseThrow(SpreadsheetReader::noHeader)
                .with(meanings);
        return rows(
                file,
                text.encoding(),
                text.delimiter() == '\t' ? "tab" : String.valueOf(text.delimiter()),
                List.of(),
                text.sheet(),
                header);
    }

    private static ReadSpreadsheet workbook(String file, byte[] bytes, Map<String, Field> meanings) {
        record Headed(Sheet sheet, Header header) {}
        var headed = WorkbookFile.read(bytes).stream()
                .flatMap(sheet -> HeaderFinder.find(sheet).map(header -> new Headed(sheet, header)).stream())
                .toList();
        var best = headed.stream()
                .max(Comparator.comparingInt(one -> one.header().score()))
                .orElseThrow(SpreadsheetReader::noHeader);
        var others = headed.stream()
                .filter(one -> one != best && one.sheet().rows().size() > 1)
                .map(one -> one.sheet().name())
                .toList();
        return rows(file, null, null, others, best.sheet(), best.header().with(meanings));
    }

    private static ReadSpreadsheet rows(
            String file,
            @Nullable String encoding,
            @Nullable String delimiter,
            List<String> otherSheets,
            Sheet sheet,
            Header header) {
        var kinds = new RowKinds(header);
        var province = titleProvince(sheet, header);
        var reader = new RowReader(header, Places.all(), province);
        var rows = new ArrayList<ReadRow>();
        var skipped = new ArrayList<SkippedRow>();
        int lastOfHeader = header.lines().getLast();
        List<String> above = List.of();
        for (var row : sheet.rows()) {
            if (row.line() <= lastOfHeader) {
                if (!header.lines().contains(row.line())) {
                    skipped.add(new SkippedRow(row.line(), SkippedRow.Why.TITLE));
                }
                continue;
            }
            Optional<SkippedRow.Why> why = kinds.whySkipped(row);
            if (why.isPresent()) {
                skipped.add(new SkippedRow(row.line(), why.get()));
            } else {
                var cells = isFurtherProduct(header, row) ? filled(header, row, above) : row.cells();
                rows.add(reader.read(row.line(), cells));
                above = cells;
            }
        }
        return new ReadSpreadsheet(
                        file,
                        encoding,
                        delimiter,
                        encoding == null ? sheet.name() : null,
                        otherSheets,
                        province,
                        header.lines(),
                        header.columns(),
                        rows,
                        skipped)
                .withoutRepeats();
    }

    /** Offices of one province name it in the title and leave the column out. */
    private static String titleProvince(Sheet sheet, Header header) {
        for (var row : sheet.rows()) {
            if (row.line() >= header.lines().getFirst()) {
                break;
            }
            var m = PROVINCE.matcher(ThaiText.normal(String.join(" ", row.cells())));
            if (m.find() && Places.all().provinces(m.group(1)).size() == 1) {
                return m.group(1);
            }
        }
        return "";
    }

    /** A row with a product and neither name nor number goes on with the group above. */
    private static boolean isFurtherProduct(Header header, SheetRow row) {
        boolean product = false;
        for (var column : header.columns()) {
            boolean filled = !row.cell(column.index()).isBlank();
            if (filled && (column.field() == Field.NAME || column.field() == Field.EXTERNAL_ID)) {
                return false;
            }
            product |= filled && column.field() == Field.PRODUCT;
        }
        return product;
    }

    private static List<String> filled(Header header, SheetRow row, List<String> above) {
        var cells = new ArrayList<>(row.cells());
        for (var column : header.columns()) {
            int i = column.index();
            while (cells.size() <= i) {
                cells.add("");
            }
            var field = column.field();
            if (field != null && !OF_THE_ROW.contains(field) && cells.get(i).isBlank() && i < above.size()) {
                cells.set(i, above.get(i));
            }
        }
        return cells;
    }

    private static UnreadableFile noHeader() {
        return new UnreadableFile(Unreadable.Reason.NO_HEADER);
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

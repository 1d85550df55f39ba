package org.saan.hub.training;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.saan.hub.shared.Refusal;
import org.saan.thaitext.ThaiText;

/** A list of who attended, as somebody sends it: CSV in any of the usual codings, or a sheet of a workbook; columns in any order. */
final class AttendanceFile {
    private static final int MOST_BYTES = 5_000_000;
    private static final int MOST_ROWS = 20_000;
    private static final Map<String, List<String>> HEADS = Map.of(
            "ref", List.of("person_id", "id", "รหัส", "รหัสบุคคล", "เลขประจำตัว"),
            "name", List.of("name", "ชื่อ", "ชื่อ-สกุล", "ชื่อ - สกุล", "ชื่อ-นามสกุล", "ชื่อสกุล", "full name"),
            "phone", List.of("phone", "tel", "โทร", "โทรศัพท์", "เบอร์โทร", "เบอร์โทรศัพท์", "มือถือ"),
            "sex", List.of("sex", "gender", "เพศ"),
            "mode", List.of("mode", "รูปแบบ", "แบบ"),
            "workshop", List.of("workshop", "อบรม", "หลักสูตร", "เวิร์กชอป"),
            "part", List.of("part", "session", "day", "ครั้งที่", "ครั้ง", "วันที่อบรม"),
            "attended", List.of("attended", "present", "มา", "เข้าร่วม", "เข้าอบรม"),
            "minutes", List.of("minutes", "นาที"));

    private AttendanceFile() {}

    /** A row by the meaning of its columns; those it lacks are empty. */
    record Line(int number, Map<String, String> cells) {
        String get(String column) {
            return cells.getOrDefault(column, "");
        }
    }

    /**
     * Reads it.
     *
     * @throws Refusal at {@code file} when it is too large, cannot be read, or has no column of names
     */
    static List<Line> read(String fileName, byte[] bytes) {
        if (bytes.length == 0 || bytes.length > MOST_BYTES) {
            throw Refusal.of("file", "training.file_wrong");
        }
        var rows = fileName.toLowerCase(Locale.ROOT).endsWith(".xlsx") ? workbook(bytes) : csv(text(bytes));
        for (int head = 0; head < Math.min(rows.size(), 10); head++) {
            var columns = columns(rows.get(head));
            if (columns.containsKey("name")) {
                return lines(rows, head, columns);
            }
        }
        throw Refusal.of("file", "training.file_no_names");
    }

    private static List<Line> lines(List<List<String>> rows, int head, Map<String, Integer> columns) {
        var lines = new ArrayList<Line>();
        for (int i = head + 1; i < rows.size(); i++) {
            var row = rows.get(i);
            var cells = new HashMap<String, String>();
            columns.forEach((name, at) -> cells.put(
                    name, at < row.size() ? ThaiText.normal(row.get(at)).strip() : ""));
            if (!cells.getOrDefault("name", "").isEmpty()) {
                lines.add(new Line(i + 1, cells));
            }
        }
        return lines;
    }

    private static Map<String, Integer> columns(List<String> row) {
        var found = new HashMap<String, Integer>();
        for (int i = 0; i < row.size(); i++) {
            var head = ThaiText.normal(row.get(i)).strip().toLowerCase(Locale.ROOT);
            for (var one : HEADS.entrySet()) {
                if (one.getValue().contains(head)) {
                    found.putIfAbsent(one.getKey(), i);
                }
            }
        }
        return found;
    }

    private static String text(byte[] bytes) {
        for (var name : List.of("UTF-8", "x-windows-874")) {
            try {
                var text = Charset.forName(name)
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT)
                        .decode(ByteBuffer.wrap(bytes))
                        .toString();
                return text.startsWith("\uFEFF") ? text.substring(1) : text;
            } catch (CharacterCodingException other) {
                continue;
            }
        }
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    /** RFC 4180, by commas, semicolons or tabs, whichever the first line has most of. */
    private static List<List<String>> csv(String text) {
        var first = text.lines().findFirst().orElse("");
        char comma = ',';
        for (char other : new char[] {';', '\t'}) {
            char by = comma;
            if (first.chars().filter(c -> c == other).count()
                    > first.chars().filter(c -> c == by).count()) {
                comma = other;
            }
        }
        var rows = new ArrayList<List<String>>();
        var row = new ArrayList<String>();
        var cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < text.length() && rows.size() <= MOST_ROWS; i++) {
            char c = text.charAt(i);
            if (quoted && c == '"' && i + 1 < text.length() && text.charAt(i + 1) == '"') {
                cell.append(c);
                i++;
            } else if (c == '"' && (quoted || cell.isEmpty())) {
                quoted = !quoted;
            } else if (!quoted && c == comma) {
                row.add(cell.toString());
                cell.setLength(0);
            } else if (!quoted && (c == '\n' || c == '\r')) {
                if (c == '\n' || i + 1 >= text.length() || text.charAt(i + 1) != '\n') {
                    row.add(cell.toString());
                    cell.setLength(0);
                    rows.add(List.copyOf(row));
                    row.clear();
                }
            } else {
                cell.append(c);
            }
        }
        if (!cell.isEmpty() || !row.isEmpty()) {
            row.add(cell.toString());
            rows.add(List.copyOf(row));
        }
        if (rows.size() > MOST_ROWS) {
            throw Refusal.of("file", "training.file_wrong");
        }
        return rows;
    }

    private static List<List<String>> workbook(byte[] bytes) {
        try (var book = new ReadableWorkbook(new ByteArrayInputStream(bytes));
                var rows = book.getFirstSheet().openStream()) {
            return rows.limit(MOST_ROWS).map(AttendanceFile::cells).toList();
        } catch (IOException | RuntimeException unreadable) {
            throw Refusal.of("file", "training.file_wrong");
        }
    }

    private static List<String> cells(Row row) {
        return row.stream()
                .map(cell -> cell == null ? "" : cell.getText())
                .map(text -> text.endsWith(".0") ? text.substring(0, text.length() - 2) : text)
                .toList();
    }
}

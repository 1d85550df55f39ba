package org.saan.hub.directory.reading;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.saan.hub.directory.reading.SkippedRow.Why;
import org.saan.thaitext.ThaiDigits;
import org.saan.thaitext.ThaiText;

/** Tells records from what else stands in the rows below a header: totals, notes, headings, the header once more. */
final class RowKinds {
    /** รวม is a total when nothing or a number follows; รวมใจ is a name. */
    private static final Pattern TOTAL = Pattern.compile(
            "^(?:(?:รวม(?:ทั้งสิ้น|ทั้งหมด|ยอด|จำนวน|เป็นเงิน|สุทธิ|ย่อย|ทั้งจังหวัด|ทั้งอำเภอ|ทุกอำเภอ|ทุกตำบล)?"
                    + "|ยอดรวม(?:ทั้งสิ้น|ทั้งหมด)?|ผลรวม|จำนวน(?:รวม|ทั้งสิ้น|ทั้งหมด)|(?:ค่า)?เฉลี่ย|(?:คิดเป็น)?ร้อยละ)(?=$|[\\s\\d:(=.])"
                    + "|รวม\\s?(?:อำเภอ|จังหวัด|ตำบล|อ\\.|จ\\.|ต\\.|หน้า)"
                    + "|(?:grand[\\s-]?|sub[\\s-]?)?totals?\\b|sum\\b|average\\b).*",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern NOTE = Pattern.compile(
            "^(?:หมายเหตุ|ที่มา|แหล่งข้อมูล|แหล่งที่มา|ข้อมูล\\s*ณ|ข้อมูลจาก|ณ\\s*วันที่|ลงชื่อ|\\(ลงชื่อ|ผู้จัดทำ|ผู้รายงาน|ผู้รับรอง|ผู้ตรวจสอบ"
                    + "|ผู้พิมพ์|จัดทำโดย|ตรวจสอบโดย|พิมพ์เมื่อ|พิมพ์วันที่|วันที่พิมพ์|อ้างอิง|ปรับปรุงข้อมูล|หน้า\\s*\\d+\\s*(?:/|จาก|ของ)|page\\s*\\d+"
                    + "|\\*+|note|notes|remark|remarks|source|printed|prepared by)(?=$|[\\s:./*(\\u0e00-\\u0e7f\\d]).*",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern NUMBER = Pattern.compile("[(\\[]?\\d{1,3}[)\\].]?");

    private static final Pattern SUM = Pattern.compile("[\\d,]+(?:\\.\\d+)?");
    private static final int LONGEST_WORD = 80;

    private final Header header;

    RowKinds(Header header) {
        this.header = header;
    }

    /** Why a row is no record, or nothing when it should be one. */
    Optional<Why> whySkipped(SheetRow row) {
        int own = 0;
        int known = 0;
        int only = -1;
        String first = "";
        for (int column = 0; column < row.cells().size(); column++) {
            var text = ThaiText.normal(row.cell(column));
            if (text.isEmpty() || row.carried().contains(column)) {
                continue;
            }
            own++;
            only = column;
            first = first.isEmpty() ? text : first;
            known += isSequence(column) ? 0 : 1;
        }
        boolean onlyItsNumber = known == 0 && first.chars().noneMatch(Character::isLetter);
        if (own == 0 || onlyItsNumber) {
            return Optional.of(Why.BLANK);
        }
        if (isTotal(row, first) || isOnlySums(row)) {
            return Optional.of(Why.TOTAL);
        }
        if (NOTE.matcher(first).matches() && own <= 2) {
            return Optional.of(Why.NOTE);
        }
        if (own == 1 && isLonelyHeading(only, first)) {
            return Optional.of(Why.NOTE);
        }
        if (isHeaderAgain(row, own)) {
            return Optional.of(Why.HEADER_AGAIN);
        }
        return isColumnNumbers(row, own) ? Optional.of(Why.COLUMN_NUMBERS) : Optional.empty();
    }

    private boolean isTotal(SheetRow row, String first) {
        boolean says = TOTAL.matcher(ThaiDigits.toArabic(first)).matches();
        for (var column : header.columns()) {
            if (column.field() == Field.NAME && row.owns(column.index())) {
                says |= TOTAL.matcher(ThaiDigits.toArabic(ThaiText.normal(row.cell(column.index()))))
                        .matches();
            } else if (column.field() == Field.SUBDISTRICT && row.owns(column.index())) {
                return false;
            }
        }
        return says;
    }

    /** Numbers below the columns of numbers and nothing else: a total that nobody named. */
    private boolean isOnlySums(SheetRow row) {
        int sums = 0;
        for (int index = 0; index < row.cells().size(); index++) {
            if (!row.owns(index)) {
                continue;
            }
            var field = field(index);
            boolean counts = field == Field.MEMBERS || field == Field.PRICE || field == Field.CAPACITY_PER_MONTH;
            var text = ThaiDigits.toArabic(ThaiText.normal(row.cell(index)));
            if ((!counts && field != Field.OTHER && field != null)
                    || !SUM.matcher(text).matches()) {
                return false;
            }
            sums += counts ? 1 : 0;
        }
        return sums > 0;
    }

    private @Nullable Field field(int index) {
        for (var column : header.columns()) {
            if (column.index() == index) {
                return column.field();
            }
        }
        return null;
    }

    /** One cell alone, neither a name nor a number of a group nor a further product: the heading of what follows. */
    private boolean isLonelyHeading(int column, String text) {
        var field = field(column);
        boolean carries = field == Field.NAME || field == Field.PRODUCT || field == Field.PHONE;
        boolean numbered =
                field == Field.EXTERNAL_ID && ThaiDigits.toArabic(text).chars().anyMatch(c -> c >= '0' && c <= '9');
        return !carries && !numbered && header.columns().size() > 2;
    }

    /** The header once more on the next printed page, or in the other language: cells that mean what their column means. */
    private boolean isHeaderAgain(SheetRow row, int own) {
        int same = 0;
        int others = 0;
        for (var column : header.columns()) {
            if (!row.owns(column.index())) {
                continue;
            }
            var cell = row.cell(column.index());
            boolean isWord = column.field() != null
                    && cell.length() <= LONGEST_WORD
                    && ColumnWords.findExactly(cell).orElse(null) == column.field();
            same += isWord ? 1 : 0;
            others += isWord ? 0 : 1;
            // Most rows are records, and are known by their first cells.
            if (others > own / 2) {
                return false;
            }
        }
        return same >= 2 && same * 2 >= own;
    }

    /** Forms number their columns below the header: (1) (2) (3). */
    private boolean isColumnNumbers(SheetRow row, int own) {
        int expected = 0;
        int numbered = 0;
        for (int column = 0; column < row.cells().size(); column++) {
            var text = ThaiDigits.toArabic(ThaiText.normal(row.cell(column)));
            if (text.isEmpty()) {
                continue;
            }
            if (!NUMBER.matcher(text).matches()) {
                return false;
            }
            int number = Integer.parseInt(text.replaceAll("\\D", ""));
            if (numbered > 0 && number != expected) {
                return false;
            }
            expected = number + 1;
            numbered++;
        }
        return numbered >= 3 && numbered == own;
    }

    private boolean isSequence(int column) {
        return header.columns().stream().anyMatch(c -> c.index() == column && c.field() == Field.SEQUENCE);
    }
}

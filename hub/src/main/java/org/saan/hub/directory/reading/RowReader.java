package org.saan.hub.directory.reading;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.saan.hub.directory.reading.Finding.Code;
import org.saan.hub.directory.reading.GroupRecord.Kind;
import org.saan.thaitext.DateReading;
import org.saan.thaitext.NameReading;
import org.saan.thaitext.PersonName;
import org.saan.thaitext.PhoneReading;
import org.saan.thaitext.ThaiDates;
import org.saan.thaitext.ThaiDigits;
import org.saan.thaitext.ThaiPhones;

/** Makes a record of one row, or says what hinders it. Knows the columns, not the file. */
final class RowReader {
    private static final int LONGEST_NAME = 300;
    /** 4.09121E+06: a spreadsheet has rounded a number that should have been text. */
    private static final Pattern DIGITS_LOST = Pattern.compile("\\d(?:\\.\\d+)?E\\+?\\d{1,2}");

    private static final Set<Field> PLACE_NAMES =
            EnumSet.of(Field.SUBDISTRICT, Field.DISTRICT, Field.PROVINCE, Field.ADDRESS);

    private final Map<Field, List<ReadColumn>> columns;
    private final AddressReader addresses;

    /** @param titleProvince the province that the title of the file names, for rows that name none; may be empty */
    RowReader(Header header, Places places, String titleProvince) {
        columns = header.byField();
        addresses = new AddressReader(places, titleProvince);
    }

    ReadRow read(int line, List<String> texts) {
        var cells = new Cells(columns, texts);
        var name = CellValues.unquoted(cells.text(Field.NAME));
        if (name.isEmpty()) {
            cells.found(Code.MISSING_NAME, Field.NAME);
        } else if (name.length() > LONGEST_NAME) {
            cells.found(Code.NAME_TOO_LONG, Field.NAME);
        }
        boolean hasPlace = PLACE_NAMES.stream().anyMatch(cells::has);
        var address = hasPlace ? addresses.read(cells) : addresses.ofTitle(cells);
        var record = new GroupRecord(
                line,
                externalId(cells),
                name,
                absent(cells.text(Field.NAME_EN)),
                kind(cells, name),
                contact(cells),
                CellValues.count(cells),
                address,
                phones(cells),
                CellValues.star(cells),
                date(cells),
                CellValues.taxId(cells),
                CellValues.capacity(cells),
                CellValues.products(cells));
        return new ReadRow(line, texts, cells.stopped() ? null : record, cells.findings());
    }

    private static @Nullable String externalId(Cells cells) {
        var text = ThaiDigits.toArabic(cells.text(Field.EXTERNAL_ID));
        if (DIGITS_LOST.matcher(text).matches()) {
            cells.found(Code.INVALID_NUMBER, Field.EXTERNAL_ID);
        }
        return absent(text);
    }

    private static @Nullable String absent(String text) {
        return text.isEmpty() ? null : text;
    }

    private static Kind kind(Cells cells, String name) {
        var type = cells.text(Field.KIND).toLowerCase(Locale.ROOT);
        if (type.contains("วิสาหกิจชุมชน") || type.contains("community enterprise")) {
            return Kind.COMMUNITY_ENTERPRISE;
        }
        if (type.matches(".*(รายเดียว|บุคคล|รายเดี่ยว|individual|sole).*")) {
            return Kind.INDIVIDUAL;
        }
        if (type.matches(".*(ขนาดย่อม|sme|บริษัท|ห้างหุ้นส่วน|company|limited|partnership).*")) {
            return Kind.COMPANY;
        }
        if (type.matches(".*(กลุ่ม|group).*")) {
            return Kind.GROUP;
        }
        if (!type.isEmpty()) {
            cells.found(Code.UNKNOWN_KIND, Field.KIND);
        }
        if (name.startsWith("วิสาหกิจชุมชน")) {
            return Kind.COMMUNITY_ENTERPRISE;
        }
        return PersonName.isOnePerson(name) ? Kind.INDIVIDUAL : Kind.GROUP;
    }

    private static @Nullable PersonName contact(Cells cells) {
        var whole = cells.text(Field.CONTACT);
        var first = cells.text(Field.FIRST_NAME);
        var field = whole.isEmpty() ? Field.FIRST_NAME : Field.CONTACT;
        var written = whole.isEmpty() ? (first + " " + cells.text(Field.LAST_NAME)).strip() : whole;
        if (written.isEmpty()) {
            return null;
        }
        var title = cells.text(Field.TITLE);
        var read = title.isEmpty() ? PersonName.read(written) : PersonName.read(withoutTitle(title, written));
        return switch (read) {
            case NameReading.Named(PersonName name) ->
                title.isEmpty() || !name.title().isEmpty()
                        ? name
                        : new PersonName(PersonName.readTitle(title), name.firstName(), name.lastName());
            case NameReading.Doubtful(PersonName with, PersonName without) -> {
                if (!title.isEmpty()) {
                    yield new PersonName(PersonName.readTitle(title), without.firstName(), without.lastName());
                }
                cells.found(Code.DOUBTFUL_NAME, field, with.firstName() + " / " + without.firstName());
                yield with;
            }
            case NameReading.NoName none -> null;
        };
    }

    /** A title in its own column is not repeated in the name, where it is. */
    private static String withoutTitle(String title, String written) {
        return written.startsWith(title) ? written.substring(title.length()).strip() : written;
    }

    private static List<String> phones(Cells cells) {
        var all = new ArrayList<String>();
        for (var cell : cells.texts(Field.PHONE)) {
            for (var reading : ThaiPhones.read(cell)) {
                switch (reading) {
                    case PhoneReading.Phone(String number, String extension, boolean restored) -> {
                        if (!all.contains(number)) {
                            all.add(number);
                        }
                        if (restored) {
                            cells.found(Code.ZERO_RESTORED, Field.PHONE);
                        }
                        if (!extension.isEmpty()) {
                            cells.found(Code.PHONE_EXTENSION, Field.PHONE, extension);
                        }
                    }
                    case PhoneReading.NotAPhone none -> cells.found(Code.INVALID_PHONE, Field.PHONE, none.text());
                }
            }
        }
        return all;
    }

    private static @Nullable LocalDate date(Cells cells) {
        var text = cells.text(Field.REGISTERED_ON);
        if (text.isEmpty()) {
            return null;
        }
        return switch (ThaiDates.read(text)) {
            case DateReading.Day(LocalDate day) -> day;
            case DateReading.Assumed(LocalDate day, DateReading.Assumption assumption) -> {
                cells.found(
                        switch (assumption) {
                            case TWO_DIGIT_YEAR -> Code.TWO_DIGIT_YEAR;
                            case SERIAL_DAY -> Code.SERIAL_DAY;
                            case OLD_NEW_YEAR -> Code.OLD_NEW_YEAR;
                        },
                        Field.REGISTERED_ON,
                        day.toString());
                yield day;
            }
            case DateReading.NoDate none -> {
                cells.found(
                        none.why() == DateReading.Why.NO_DAY_GIVEN ? Code.DATE_WITHOUT_DAY : Code.INVALID_DATE,
                        Field.REGISTERED_ON);
                yield null;
            }
        };
    }
}

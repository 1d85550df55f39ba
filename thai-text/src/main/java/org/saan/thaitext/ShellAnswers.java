package org.saan.thaitext;

import static java.util.stream.Collectors.joining;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.saan.thaitext.ShellVerbs.Answer;

/** Readings as one line for the shell: the value first, then after a tab what should be known of it. What was not read begins with ?. */
final class ShellAnswers {
    private ShellAnswers() {}

    static Answer of(DateReading reading) {
        return switch (reading) {
            case DateReading.Day day -> Answer.read(day.date().toString());
            case DateReading.Assumed day -> Answer.read(day.date() + "\tassumed " + day.assumption());
            case DateReading.NoDate none -> Answer.unread(none.why().toString());
        };
    }

    static Answer of(NumberReading reading) {
        return switch (reading) {
            case NumberReading.Number number -> Answer.read(number.value().toPlainString());
            case NumberReading.InWords words -> Answer.unread("IN_WORDS");
            case NumberReading.NotANumber none -> Answer.unread("NOT_A_NUMBER");
        };
    }

    static Answer of(QuantityReading reading) {
        return switch (reading) {
            case QuantityReading.Quantity quantity ->
                Answer.read(quantity.amount().toPlainString() + " " + quantity.unitCode());
            case QuantityReading.Impossible none -> Answer.unread("IMPOSSIBLE");
            case QuantityReading.NotAQuantity none -> Answer.unread("NOT_A_QUANTITY");
        };
    }

    static Answer of(NameReading reading) {
        return switch (reading) {
            case NameReading.Named named -> Answer.read(fields(named.name()));
            case NameReading.Doubtful two ->
                Answer.unread("DOUBTFUL\t" + fields(two.withTitle()) + "\tor\t" + fields(two.withoutTitle()));
            case NameReading.NoName none -> Answer.unread("NO_NAME");
        };
    }

    private static String fields(PersonName name) {
        return name.title() + "|" + name.firstName() + "|" + name.lastName();
    }

    static Answer of(List<PhoneReading> readings) {
        boolean all = !readings.isEmpty() && readings.stream().allMatch(PhoneReading.Phone.class::isInstance);
        var text = readings.stream()
                .map(reading -> switch (reading) {
                    case PhoneReading.Phone phone ->
                        phone.e164() + (phone.extension().isEmpty() ? "" : " ext " + phone.extension());
                    case PhoneReading.NotAPhone none -> "? NOT_A_PHONE";
                })
                .collect(joining("\t"));
        return new Answer(text.isEmpty() ? "? NONE" : text, all);
    }

    static Answer of(NationalNumber.Reading reading) {
        return switch (reading) {
            case NationalNumber.Valid valid -> Answer.read(valid.digits());
            case NationalNumber.ZerosRestored valid -> Answer.read(valid.digits() + "\tzeros restored");
            case NationalNumber.WrongCheckDigit none -> Answer.unread("WRONG_CHECK_DIGIT");
            case NationalNumber.WrongLength none -> Answer.unread("WRONG_LENGTH");
        };
    }

    static Answer of(AddressParts parts) {
        var text = line(
                part("house", parts.houseNo()),
                part("moo", parts.moo()),
                part("subdistrict", parts.subdistrict()),
                part("district", parts.district()),
                part("province", parts.province()),
                part("post", parts.postalCode()),
                part("rest", parts.rest()));
        boolean place = parts.subdistrict() != null || parts.district() != null || parts.province() != null;
        return place ? Answer.read(text) : Answer.unread("NO_PLACE\t" + text);
    }

    static Answer of(AddressReading reading, PlaceTable places) {
        var parts = of(reading.parts()).text().replaceFirst("^\\? NO_PLACE\t", "");
        return switch (reading) {
            case AddressReading.Found found ->
                Answer.read(line(
                        found.place().code(),
                        found.remarks().stream().sorted().map(Enum::toString).collect(joining(" ")),
                        parts));
            case AddressReading.Several several ->
                Answer.unread("SEVERAL\t" + names(several.choices(), places) + "\t" + parts);
            case AddressReading.NotTogether no ->
                Answer.unread("NOT_TOGETHER " + no.level() + "\tis in " + names(no.elsewhere(), places) + "\t" + parts);
            case AddressReading.Unknown no ->
                Answer.unread("UNKNOWN " + no.level() + "\tlike " + names(no.alike(), places) + "\t" + parts);
            case AddressReading.NoPlace no -> Answer.unread("NO_PLACE\t" + parts);
        };
    }

    private static String names(List<Place> all, PlaceTable places) {
        return all.stream()
                .limit(6)
                .map(place -> place.code() + " " + places.fullName(place))
                .collect(joining(", "));
    }

    private static String line(String... parts) {
        return List.of(parts).stream().filter(part -> !part.isEmpty()).collect(joining("\t"));
    }

    private static String part(String name, @Nullable String value) {
        return value == null || value.isEmpty() ? "" : name + "=" + value;
    }
}

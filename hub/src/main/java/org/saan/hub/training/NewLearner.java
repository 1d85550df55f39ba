package org.saan.hub.training;

import static org.saan.hub.training.TrainingText.within;

import java.time.Year;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.saan.hub.shared.Refusal;
import org.saan.thaitext.NameReading;
import org.saan.thaitext.NationalNumber;
import org.saan.thaitext.PersonName;
import org.saan.thaitext.PhoneReading;
import org.saan.thaitext.ThaiDigits;
import org.saan.thaitext.ThaiPhones;

/**
 * A person as they are entered, read: a title may touch the name, a phone may be written in any way, a year may be of the Buddhist
 * era.
 *
 * @param phone E.164
 * @param birthYear of the common era
 * @param citizen their citizen's number, which is hashed and never kept
 */
public record NewLearner(
        PersonName name,
        @Nullable String phone,
        @Nullable Integer birthYear,
        @Nullable String provinceCode,
        @Nullable String sex,
        @Nullable String groupName,
        @Nullable String email,
        NationalNumber.@Nullable Valid citizen) {
    /** What may be said of somebody's sex; nothing need be. */
    public static final List<String> SEXES = List.of("female", "male", "other");

    private static final int BUDDHIST = 543;
    private static final int FIRST_BUDDHIST_YEAR = 2400;
    private static final int OLDEST = 110;
    private static final int YOUNGEST = 10;
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_GROUP = 200;
    private static final int LONGEST_MAIL = 254;

    /** As typed, field by field; those that name nobody and nothing are empty. */
    public record Words(
            String name,
            String phone,
            String birthYear,
            String province,
            String sex,
            String group,
            String email,
            String citizen) {
        public static Words of(String name, String phone) {
            return new Words(name, phone, "", "", "", "", "", "");
        }
    }

    /**
     * Reads what was typed.
     *
     * @param prefix before the names of fields in a refusal
     * @param year this year of the common era
     * @throws Refusal at the field that cannot be read
     */
    public static NewLearner read(Words words, String prefix, int year) {
        var email = within(prefix + "email", words.email(), LONGEST_MAIL);
        if (email != null && !email.matches("[^\\s@,;<>]+@[^\\s@,;<>]+\\.[^\\s@,;<>]+")) {
            throw Refusal.of(prefix + "email", "training.email_wrong");
        }
        var sex = TrainingText.clean(words.sex());
        return new NewLearner(
                name(words.name(), prefix),
                phone(words.phone(), prefix),
                birthYear(words.birthYear(), prefix, year),
                TrainingText.clean(words.province()),
                sex != null && SEXES.contains(sex) ? sex : null,
                within(prefix + "group", words.group(), LONGEST_GROUP),
                email,
                citizen(words.citizen(), prefix));
    }

    private static PersonName name(String text, String prefix) {
        var name = switch (PersonName.read(text)) {
            case NameReading.Named(var one) -> one;
            case NameReading.Doubtful(var with, var without) -> with;
            case NameReading.NoName none -> throw Refusal.of(prefix + "name", "training.name_missing");
        };
        if (name.firstName().isBlank()) {
            throw Refusal.of(prefix + "name", "training.name_missing");
        }
        if (name.firstName().length() > LONGEST_NAME || name.lastName().length() > LONGEST_NAME) {
            throw Refusal.of(prefix + "name", "training.too_long", LONGEST_NAME);
        }
        return name;
    }

    private static @Nullable String phone(String text, String prefix) {
        var all = ThaiPhones.read(text);
        if (all.isEmpty()) {
            return null;
        }
        return switch (all.getFirst()) {
            case PhoneReading.Phone phone -> phone.e164();
            case PhoneReading.NotAPhone none -> throw Refusal.of(prefix + "phone", "training.phone_wrong");
        };
    }

    private static @Nullable Integer birthYear(String text, String prefix, int year) {
        var digits = ThaiDigits.toArabic(text.strip());
        if (digits.isEmpty()) {
            return null;
        }
        if (!digits.matches("\\d{4}")) {
            throw Refusal.of(prefix + "birthYear", "training.birth_year_wrong");
        }
        int typed = Integer.parseInt(digits);
        int birth = typed > FIRST_BUDDHIST_YEAR ? typed - BUDDHIST : typed;
        if (birth < year - OLDEST || birth > year - YOUNGEST) {
            throw Refusal.of(prefix + "birthYear", "training.birth_year_wrong");
        }
        return birth;
    }

    private static NationalNumber.@Nullable Valid citizen(String text, String prefix) {
        if (text.isBlank()) {
            return null;
        }
        if (NationalNumber.read(text) instanceof NationalNumber.Valid valid) {
            return valid;
        }
        throw Refusal.of(prefix + "citizen", "training.citizen_wrong");
    }

    /** Their year as they would write it. */
    public static int buddhist(int birthYear) {
        return birthYear + BUDDHIST;
    }

    static int thisYear(java.time.Clock clock) {
        return Year.now(clock.withZone(org.saan.hub.shared.Printing.ZONE)).getValue();
    }

    /** Without the number. */
    @Override
    public String toString() {
        return "NewLearner[" + name + ", " + phone + ", " + birthYear + ", " + provinceCode + ", " + sex + ", "
                + groupName + ", " + email + ", " + (citizen != null) + "]";
    }
}

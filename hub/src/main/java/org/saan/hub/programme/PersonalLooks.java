package org.saan.hub.programme;

import java.util.regex.Pattern;
import org.saan.thaitext.ThaiDigits;

/** What looks like it belongs to one person: an e-mail address, a telephone number, a citizen's number. A template holds none. */
final class PersonalLooks {
    private static final Pattern MAIL = Pattern.compile("[^\\s@]+@[^\\s@]+\\.[^\\s@]{2,}");
    private static final Pattern PHONE = Pattern.compile("(?<![0-9])(?:\\+66|0)[ -]?[0-9](?:[ -]?[0-9]){7,8}(?![0-9])");
    private static final Pattern CITIZEN = Pattern.compile("(?<![0-9])[1-8](?:[ -]?[0-9]){12}(?![0-9])");

    private PersonalLooks() {}

    static boolean found(String text) {
        var plain = ThaiDigits.toArabic(text);
        return MAIL.matcher(plain).find()
                || PHONE.matcher(plain).find()
                || CITIZEN.matcher(plain).find();
    }
}

package org.saan.hub.directory;

import org.jspecify.annotations.Nullable;
import org.saan.hub.shared.Refusal;
import org.saan.thaitext.PhoneReading;
import org.saan.thaitext.ThaiPhones;

/**
 * A person to be entered or corrected: names as they are written, at most one phone.
 *
 * @param phone in E.164
 */
public record NewPerson(
        @Nullable String title,
        String firstName,
        String lastName,
        @Nullable String phone) {
    public NewPerson {
        title = title == null || title.isBlank() ? null : title.strip();
        firstName = firstName.strip();
        lastName = lastName.strip();
        if (firstName.isEmpty() || firstName.length() > 100) {
            throw Refusal.of("firstName", "people.person.first_name");
        }
        if (lastName.length() > 100) {
            throw Refusal.of("lastName", "people.person.last_name");
        }
        if (title != null && title.length() > 40) {
            throw Refusal.of("title", "people.person.title");
        }
    }

    /** With the phone as a person types it; empty means none. */
    public static NewPerson typed(String title, String firstName, String lastName, String phone) {
        var read = ThaiPhones.read(phone);
        if (read.isEmpty()) {
            return new NewPerson(title, firstName, lastName, null);
        }
        if (read.size() == 1 && read.getFirst() instanceof PhoneReading.Phone one) {
            return new NewPerson(title, firstName, lastName, one.e164());
        }
        throw Refusal.of("phone", "people.person.phone");
    }
}

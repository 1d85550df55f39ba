package org.saan.hub.directory;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.saan.hub.shared.Refusal;
import org.saan.thaitext.PhoneReading;
import org.saan.thaitext.ThaiPhones;

/**
 * What somebody sends when they claim a group.
 *
 * @param otherCode of the group that is said to be the same; null when this group itself is claimed
 * @param phone in E.164
 */
public record NewClaim(
        String claimant, @Nullable String phone, @Nullable String otherCode, String words, List<File> files) {
    /** A photograph or a PDF as it was sent. */
    @SuppressWarnings("ArrayRecordComponent")
    public record File(String name, byte[] content) {}

    public static final int MOST_FILES = 3;

    public NewClaim {
        claimant = claimant.strip();
        words = words.strip();
        if (claimant.isEmpty() || claimant.length() > 200) {
            throw Refusal.of("claimant", "duplicates.claim.who");
        }
        if (words.isEmpty() || words.length() > 4000) {
            throw Refusal.of("words", "duplicates.claim.words");
        }
        if (files.size() > MOST_FILES) {
            throw Refusal.of("file", "duplicates.claim.too_many_files", MOST_FILES);
        }
        files = List.copyOf(files);
    }

    /** The phone as it was typed, in E.164; null when none was typed. */
    public static @Nullable String phone(String typed) {
        if (typed.isBlank()) {
            return null;
        }
        var numbers = new ArrayList<String>();
        for (var read : ThaiPhones.read(typed)) {
            if (read instanceof PhoneReading.Phone phone) {
                numbers.add(phone.e164());
            }
        }
        if (numbers.isEmpty()) {
            throw Refusal.of("phone", "duplicates.claim.phone");
        }
        return numbers.getFirst();
    }
}

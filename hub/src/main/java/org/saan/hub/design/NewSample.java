package org.saan.hub.design;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.shared.LocalizedText;
import org.saan.hub.shared.Refusal;

/**
 * A sample as it is asked for, with its first round.
 *
 * @param subjectType what it is for, such as {@code order}; null for a sample by itself
 * @param group code or id of the group that makes it
 * @param title absent when nothing was typed
 * @param reference what it is held against
 * @param dyeLot that all pieces are agreed to come from
 */
public record NewSample(
        @Nullable String subjectType,
        @Nullable UUID subjectId,
        @Nullable String group,
        @Nullable LocalizedText title,
        @Nullable String reference,
        @Nullable ColourAgreement colour,
        @Nullable String colourWords,
        @Nullable String dyeLot,
        NewRound round) {
    private static final int LONGEST_TITLE = 200;
    private static final int LONGEST_LOT = 80;

    /** Everything that is wrong, each with its field; the group is looked up when the sample is stored. */
    public List<Refusal> errors(LocalDate today) {
        var errors = new ArrayList<Refusal>();
        if (title == null) {
            errors.add(Refusal.of("title_th", "design.sample.no_title"));
        } else {
            tooLong(errors, "title_th", title.th(), LONGEST_TITLE);
            tooLong(errors, "title_en", title.en(), LONGEST_TITLE);
        }
        if (group == null) {
            errors.add(Refusal.of("group", "design.sample.no_group"));
        }
        tooLong(errors, "reference", reference, NewRound.LONGEST);
        if (colour == null) {
            errors.add(Refusal.of("colour", "design.sample.no_colour"));
        }
        tooLong(errors, "colour_words", colourWords, NewRound.LONGEST);
        tooLong(errors, "dye_lot", dyeLot, LONGEST_LOT);
        errors.addAll(round.errors(today));
        return errors;
    }

    private static void tooLong(List<Refusal> errors, String field, @Nullable String words, int most) {
        if (words != null && words.length() > most) {
            errors.add(Refusal.of(field, "design.too_long", most));
        }
    }
}

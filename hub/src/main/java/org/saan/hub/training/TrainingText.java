package org.saan.hub.training;

import org.jspecify.annotations.Nullable;
import org.saan.hub.shared.LocalizedText;
import org.saan.hub.shared.NotFound;
import org.saan.hub.shared.Refusal;
import org.saan.hub.shared.Role;
import org.saan.hub.shared.Viewer;

/** What the services of training ask of every text and of everybody. */
final class TrainingText {
    private TrainingText() {}

    /** Those who plan and hold workshops. */
    static boolean staff(Viewer viewer) {
        return viewer.runsTheProgramme() || viewer.is(Role.TRAINER);
    }

    static void mustBeStaff(Viewer viewer) {
        if (!staff(viewer)) {
            throw new NotFound("training");
        }
    }

    /** Stripped; absent when nothing was written. */
    static @Nullable String clean(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    /**
     * @param most characters
     * @throws Refusal at the field when it is longer
     */
    static @Nullable String within(String field, @Nullable String text, int most) {
        var clean = clean(text);
        if (clean != null && clean.length() > most) {
            throw Refusal.of(field, "training.too_long", most);
        }
        return clean;
    }

    /** Absent when neither language has words. */
    static @Nullable LocalizedText text(@Nullable String th, @Nullable String en) {
        return clean(th) == null && clean(en) == null ? null : new LocalizedText(th, en);
    }
}

package org.saan.hub.training;

import org.saan.hub.shared.NotFound;
import org.saan.hub.shared.Role;
import org.saan.hub.shared.Viewer;

/** Who examines learners and sees their results: trainers, and those who run the programme. */
final class Examiners {
    private Examiners() {}

    static void must(Viewer viewer) {
        if (!viewer.runsTheProgramme() && !viewer.is(Role.TRAINER)) {
            throw new NotFound("training");
        }
    }
}

package org.saan.hub.settlement;

import java.time.Clock;
import java.time.LocalDate;
import org.saan.hub.shared.Language;
import org.saan.hub.shared.LocalizedText;
import org.saan.hub.shared.NotFound;
import org.saan.hub.shared.Printing;
import org.saan.hub.shared.Viewer;
import org.springframework.stereotype.Component;

/** Who handles money, and what day it is there. */
@Component
class Office {
    private final Clock clock;

    Office(Clock clock) {
        this.clock = clock;
    }

    LocalDate today() {
        return LocalDate.now(clock.withZone(Printing.ZONE));
    }

    Clock clock() {
        return clock;
    }

    /** A day for a sentence, in both ways of counting years. */
    static LocalizedText said(LocalDate day) {
        return new LocalizedText(new Printing(Language.TH).date(day), new Printing(Language.EN).date(day));
    }

    /** Those who run the programme; to others there is no such page. */
    static void must(Viewer viewer) {
        must(viewer.runsTheProgramme());
    }

    static void must(boolean may) {
        if (!may) {
            throw new NotFound("money");
        }
    }
}

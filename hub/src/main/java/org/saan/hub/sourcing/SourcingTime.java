package org.saan.hub.sourcing;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.saan.hub.platform.DocumentNumbers;
import org.saan.hub.shared.Printing;
import org.springframework.stereotype.Component;
import org.threeten.extra.YearWeek;

/** Now, as rows keep it and as people in Thailand count it. */
@Component
class SourcingTime {
    private final Clock clock;

    SourcingTime(Clock clock) {
        this.clock = clock;
    }

    OffsetDateTime now() {
        return OffsetDateTime.now(clock).withOffsetSameInstant(ZoneOffset.UTC);
    }

    LocalDate today() {
        return LocalDate.now(clock.withZone(Printing.ZONE));
    }

    YearWeek week() {
        return YearWeek.from(today());
    }

    /** Of the Buddhist era, named by its end: 1 October 2026 is in 2570. */
    int fiscalYear() {
        return DocumentNumbers.fiscalYear(today());
    }
}

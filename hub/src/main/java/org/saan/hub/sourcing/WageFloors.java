package org.saan.hub.sourcing;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/** The minimum wages where groups are. The settlement module, which keeps them and stands on this one, answers. */
public interface WageFloors {

    /**
     * The minimum wage of a place.
     *
     * @param baht of a day of eight hours
     * @param from day from which it holds
     */
    record Floor(BigDecimal baht, LocalDate from) {
        private static final BigDecimal MINUTES = BigDecimal.valueOf(480);

        /** The least for a piece that takes so long: satang, up to the next. */
        public long pieceMinor(int minutes) {
            return baht.movePointRight(2)
                    .multiply(BigDecimal.valueOf(minutes))
                    .divide(MINUTES, 0, RoundingMode.CEILING)
                    .longValueExact();
        }
    }

    /** Of today, by group; a group whose place has none in force is left out. */
    Map<UUID, Floor> floors(Collection<UUID> groups);
}

package org.saan.hub.demo;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.UUID;
import org.saan.hub.directory.Directory;
import org.saan.hub.directory.GroupCapacity;
import org.saan.hub.identity.Identity;
import org.saan.hub.programme.Outlooks;
import org.saan.hub.programme.WorkWeeks;
import org.saan.hub.shared.Printing;
import org.springframework.stereotype.Component;
import org.threeten.extra.YearWeek;

/** Twenty-four weeks of earlier work of the fictional groups: some had work all the time, some lost it, some had little. */
@Component
class DemoContinuity {
    private static final int WEEKS = 24;
    private static final int ORDERS = 3;
    private static final long SEED = 91;

    private final PastWork past;
    private final Directory directory;
    private final WorkWeeks weeks;
    private final Outlooks outlooks;
    private final Clock clock;

    DemoContinuity(PastWork past, Directory directory, WorkWeeks weeks, Outlooks outlooks, Clock clock) {
        this.past = past;
        this.directory = directory;
        this.weeks = weeks;
        this.outlooks = outlooks;
        this.clock = clock;
    }

    /** Enters it for the first groups, and counts. */
    void enter(List<UUID> groups, UUID buyer) {
        var now = YearWeek.from(LocalDate.now(clock.withZone(Printing.ZONE)));
        var random = new SplittableRandom(SEED);
        var first = now.minusWeeks(WEEKS);
        int each = WEEKS / ORDERS;
        var capacities = directory.capacities(groups, first, WEEKS, Identity.SYSTEM);
        for (int order = 0; order < ORDERS; order++) {
            var parts = new ArrayList<PastWork.Part>();
            for (int g = 0; g < capacities.size(); g++) {
                var pieces = pieces(capacities.get(g), g % 6, first, order * each, each, random);
                if (!pieces.isEmpty()) {
                    var craft = capacities.get(g).crafts().getFirst();
                    parts.add(new PastWork.Part(
                            capacities.get(g).id(),
                            craft.familyCode(),
                            craft.minutesPerPiece(),
                            craft.priceMinor(),
                            pieces));
                }
            }
            past.enter(buyer, "Demo buyer (fictional)", parts, 8 + 3 * order);
        }
        weeks.recount();
        outlooks.look();
    }

    /**
     * Pieces of one order.
     *
     * @param kind 0–2 steady, 3 with gaps, 4 lost its work a while ago, 5 had none
     */
    private static SortedMap<YearWeek, Integer> pieces(
            GroupCapacity group, int kind, YearWeek first, int from, int count, SplittableRandom random) {
        var pieces = new TreeMap<YearWeek, Integer>();
        if (kind == 5 || group.crafts().isEmpty()) {
            return pieces;
        }
        int each = group.crafts().getFirst().minutesPerPiece();
        for (int i = from; i < from + count; i++) {
            boolean rests = kind == 3 ? i % 7 > 2 : kind == 4 ? i > 15 : random.nextInt(12) == 0;
            int minutes = group.minutesByWeek().get(i) * (45 + random.nextInt(50)) / 100;
            if (!rests && minutes >= each) {
                pieces.put(first.plusWeeks(i), minutes / each);
            }
        }
        return pieces;
    }
}

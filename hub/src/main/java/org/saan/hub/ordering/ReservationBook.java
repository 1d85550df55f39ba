package org.saan.hub.ordering;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.saan.hub.directory.Directory;
import org.saan.hub.directory.FamilyView;
import org.saan.hub.directory.GroupCapacity;
import org.saan.hub.shared.Printing;
import org.saan.hub.shared.Weeks;
import org.springframework.stereotype.Component;
import org.threeten.extra.YearWeek;

/**
 * What this node knows of groups and their time while it reserves for programs: crafts, prices and calendars as they were some
 * seconds ago, and minutes given away as it last saw them. It only says where to look: nothing is placed before the weeks
 * themselves are held and read.
 */
@Component
class ReservationBook {
    static final Duration USUAL = Duration.ofSeconds(15);
    /** Before a program is told that there is no time, nothing may be older than this. */
    static final Duration SURE = Duration.ofSeconds(2);

    private static final int WEEKS = 53;

    private final Directory directory;
    private final GroupTime time;
    private final Clock clock;
    private volatile @Nullable Page known;

    ReservationBook(Directory directory, GroupTime time, Clock clock) {
        this.directory = directory;
        this.time = time;
        this.clock = clock;
    }

    /** The picture of one moment; only the minutes given away are brought up to date. */
    static final class Page {
        private final YearWeek first;
        private final Instant at;
        private final List<String> weeks;
        private final Set<String> families;
        private final Map<String, List<Reserving.Maker>> cheapest;
        private final Map<String, Map<String, Reserving.Maker>> byCode;
        private final Map<GroupTime.Place, Integer> given;

        Page(
                YearWeek first,
                Instant at,
                Set<String> families,
                List<GroupCapacity> groups,
                Map<GroupTime.Place, Integer> given) {
            this.first = first;
            this.at = at;
            this.families = Set.copyOf(families);
            this.weeks = IntStream.range(0, WEEKS)
                    .mapToObj(week -> Weeks.text(first.plusWeeks(week)))
                    .toList();
            this.given = new ConcurrentHashMap<>(given);
            var all = new ArrayList<Reserving.Maker>();
            this.byCode = new HashMap<>();
            for (var group : groups) {
                var crafts = new HashMap<String, Reserving.Maker>();
                for (var craft : group.crafts()) {
                    var maker = maker(group, craft);
                    crafts.put(craft.familyCode(), maker);
                    all.add(maker);
                }
                byCode.put(group.code(), crafts);
            }
            all.sort(Comparator.comparingLong(Reserving.Maker::priceMinor).thenComparing(Reserving.Maker::code));
            this.cheapest = all.stream().collect(Collectors.groupingBy(Reserving.Maker::family));
        }

        private static Reserving.Maker maker(GroupCapacity group, GroupCapacity.CraftCapacity craft) {
            return new Reserving.Maker(
                    group.id(),
                    group.code(),
                    craft.familyCode(),
                    craft.grade(),
                    craft.minutesPerPiece(),
                    craft.setupMinutes(),
                    craft.minimumBatch(),
                    craft.priceMinor(),
                    group.hubLeadWeeks(),
                    group.minutesByWeek(),
                    craft.loomMinutesByWeek());
        }

        YearWeek first() {
            return first;
        }

        Set<String> families() {
            return families;
        }

        String week(int week) {
            return weeks.get(week);
        }

        /** Groups that make the craft, the cheapest first, those of one price by code. */
        List<Reserving.Maker> makers(String family) {
            return cheapest.getOrDefault(family, List.of());
        }

        /** The group of that code with that craft. */
        Optional<Reserving.Maker> maker(String code, String family) {
            return Optional.ofNullable(
                    byCode.getOrDefault(code.toUpperCase(Locale.ROOT), Map.of()).get(family));
        }

        int given(GroupTime.Place place) {
            return given.getOrDefault(place, 0);
        }

        /** What the database said of the place while it was held. */
        void note(GroupTime.Place place, int minutes) {
            given.put(place, minutes);
        }
    }

    /** A picture that is no older. */
    Page page(Duration age) {
        var last = known;
        return last == null || isOld(last, age) ? look(age) : last;
    }

    private synchronized Page look(Duration age) {
        var last = known;
        if (last == null || isOld(last, age)) {
            var at = clock.instant();
            var first = YearWeek.from(LocalDate.now(clock.withZone(Printing.ZONE)));
            var families =
                    directory.listFamilies().stream().map(FamilyView::code).collect(Collectors.toSet());
            last = new Page(first, at, new HashSet<>(families), directory.capacities(first, WEEKS), time.given(first));
            known = last;
        }
        return last;
    }

    private boolean isOld(Page page, Duration age) {
        var now = clock.instant();
        return page.at.plus(age).isBefore(now)
                || page.at.isAfter(now)
                || !page.first.equals(YearWeek.from(LocalDate.now(clock.withZone(Printing.ZONE))));
    }

    /** Whether something may have changed that a look would find. */
    boolean isOlderThan(Duration age) {
        var last = known;
        return last == null || isOld(last, age);
    }

    /** The next who asks looks again. */
    void forget() {
        known = null;
    }
}

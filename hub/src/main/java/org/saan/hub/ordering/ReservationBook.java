package org.saan.hub.ordering;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.saan.hub.directory.Directory;
import org.saan.hub.directory.FamilyView;
import org.saan.hub.directory.GroupCapacity;
import org.saan.hub.shared.Printing;
import org.saan.hub.shared.Weeks;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
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

    private static final Logger log = LoggerFactory.getLogger(ReservationBook.class);
    private static final int WEEKS = 53;
    private static final int MUCH = 4;

    private final Directory directory;
    private final GroupTime time;
    private final Clock clock;
    private final AtomicBoolean looking = new AtomicBoolean();
    private volatile @Nullable Page known;

    ReservationBook(Directory directory, GroupTime time, Clock clock) {
        this.directory = directory;
        this.time = time;
        this.clock = clock;
    }

    /** Of whom a row of the book counts minutes: the people of a group when the craft is empty, else its looms for that craft. */
    private record Row(UUID group, String family) {}

    /** The picture of one moment; only the minutes given away are brought up to date, by the desk alone. */
    static final class Page {
        private final YearWeek first;
        private final Instant at;
        private final List<String> weeks;
        private final Map<String, Integer> weekOf = new HashMap<>();
        private final Set<String> families;
        private final Map<String, List<Reserving.Maker>> cheapest;
        private final Map<String, Map<String, Reserving.Maker>> byCode = new HashMap<>();
        private final List<Row> rows = new ArrayList<>();
        private final Map<Row, Integer> rowOf = new HashMap<>();
        private final int[][] given;

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
            for (int week = 0; week < WEEKS; week++) {
                weekOf.put(weeks.get(week), week);
            }
            var all = new ArrayList<Reserving.Maker>();
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
            this.given = new int[rows.size()][WEEKS];
            given.forEach(this::note);
        }

        private Reserving.Maker maker(GroupCapacity group, GroupCapacity.CraftCapacity craft) {
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
                    craft.loomMinutesByWeek(),
                    row(new Row(group.id(), "")),
                    row(new Row(group.id(), craft.familyCode())));
        }

        private int row(Row row) {
            return rowOf.computeIfAbsent(row, is -> {
                rows.add(is);
                return rows.size() - 1;
            });
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

        int given(int row, int week) {
            return given[row][week];
        }

        GroupTime.Place place(int row, int week) {
            return new GroupTime.Place(rows.get(row).group(), rows.get(row).family(), weeks.get(week));
        }

        /** What the database said of the place. */
        void note(GroupTime.Place place, int minutes) {
            var row = rowOf.get(new Row(place.group(), place.family()));
            var week = weekOf.get(place.week());
            if (row != null && week != null) {
                given[row][week] = minutes;
            }
        }
    }

    /**
     * A picture that is hardly older: when it is, a new one is made while this one is used a last time, so that nobody waits who
     * need not. One that is much older is not used.
     */
    Page page(Duration age) {
        var last = known;
        if (last == null || isOld(last, age.multipliedBy(MUCH))) {
            return look(age);
        }
        if (isOld(last, age) && looking.compareAndSet(false, true)) {
            Thread.ofVirtual().name("book of reservations").start(() -> {
                try {
                    look(age);
                } catch (RuntimeException e) {
                    log.warn("the time of groups could not be looked at", e);
                } finally {
                    looking.set(false);
                }
            });
        }
        return last;
    }

    /** A picture that is no older; whoever asks waits for it. */
    Page fresh(Duration age) {
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
            last = new Page(first, at, families, directory.capacities(first, WEEKS), time.given(first));
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

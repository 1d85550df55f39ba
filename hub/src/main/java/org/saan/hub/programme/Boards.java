package org.saan.hub.programme;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.shared.Printing;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The target board: what was promised, what is reached, and the pace. */
@Service
public class Boards {
    private static final double DAYS_OF_WEEK = 7;
    private static final long FAR = 4;

    private final Programmes programmes;
    private final Indicators indicators;
    private final Figures figures;
    private final Snapshots snapshots;
    private final Clock clock;

    /** Figures change only when rows do: they are reckoned once for each state of the rows. */
    private record Key(UUID indicator, long edition, Instant since, Instant until, List<LocalDate> days) {}

    private record Reckoned(Optional<Figures.Sum> sum, List<Long> points) {}

    private final Cache<Key, Reckoned> reckoned =
            Caffeine.newBuilder().maximumSize(2000).build();

    Boards(Programmes programmes, Indicators indicators, Figures figures, Snapshots snapshots, Clock clock) {
        this.programmes = programmes;
        this.indicators = indicators;
        this.figures = figures;
        this.snapshots = snapshots;
        this.clock = clock;
    }

    /** The board as the rows stand now: up to when they were last counted, and at most to the end of the programme. */
    @Transactional(readOnly = true)
    public BoardView now(String code) {
        var programme = programmes.getProgramme(code);
        var editions = figures.editions(programme.id());
        var end = Period.start(programme.endsOn());
        var counted = editions.values().stream().map(Figures.Edition::at).max(Instant::compareTo);
        // Whole minutes: who looks twice in one sees the same.
        var at = min(counted.orElseGet(clock::instant).plus(Duration.ofMillis(1)), end);
        var lines = new ArrayList<BoardView.Line>();
        for (var one : indicators.listIndicators(programme.id())) {
            var edition = editions.get(one.id());
            var found = edition == null || !edition.there()
                    ? new Reckoned(Optional.empty(), List.of())
                    : reckon(programme, one, edition.number(), at);
            lines.add(line(
                    programme,
                    one,
                    at,
                    found.sum().map(Figures.Sum::actual).orElse(null),
                    one.target(),
                    found.points(),
                    found.sum().map(Figures.Sum::regions).orElse(Map.of())));
        }
        return board(programme, at, null, lines, counted.isPresent());
    }

    /** The board as it was closed for a month. */
    @Transactional(readOnly = true)
    public BoardView closed(String code, LocalDate until) {
        var programme = programmes.getProgramme(code);
        var snapshot = snapshots.getSnapshot(programme.id(), until);
        var at = Period.start(until);
        var lines = new ArrayList<BoardView.Line>();
        for (var one : indicators.listIndicators(programme.id())) {
            var figure = snapshot.figures().stream()
                    .filter(f -> f.indicator().equals(one.id()))
                    .findFirst();
            lines.add(line(
                    programme,
                    one,
                    at,
                    figure.map(SnapshotView.Figure::actual).orElse(null),
                    figure.map(SnapshotView.Figure::target).orElse(null),
                    snapshots.series(one.id(), passed(programme, at)),
                    snapshots.regions(snapshot.id(), one.id())));
        }
        return board(programme, at, snapshot, lines, true);
    }

    private Reckoned reckon(ProgrammeView programme, IndicatorView one, long edition, Instant at) {
        var since = Period.start(programme.startsOn());
        var days = passed(programme, at);
        return reckoned.get(
                new Key(one.id(), edition, since, at, days),
                key -> new Reckoned(figures.find(one, since, at), figures.series(one, programme.startsOn(), days)));
    }

    /** The ends of months that have passed. */
    private static List<LocalDate> passed(ProgrammeView programme, Instant at) {
        var today = at.atZone(Printing.ZONE).toLocalDate();
        return months(programme).stream().filter(day -> !day.isAfter(today)).toList();
    }

    /** The days on which months of the programme end, without them; the last is the end of the programme. */
    static List<LocalDate> months(ProgrammeView programme) {
        var days = new ArrayList<LocalDate>();
        for (var day = programme.startsOn().withDayOfMonth(1).plusMonths(1);
                day.isBefore(programme.endsOn());
                day = day.plusMonths(1)) {
            days.add(day);
        }
        days.add(programme.endsOn());
        return days;
    }

    /** Elapsed share of the programme. */
    static double time(ProgrammeView programme, Instant at) {
        double passed = Duration.between(Period.start(programme.startsOn()), at).toSeconds();
        double whole = Duration.between(Period.start(programme.startsOn()), Period.start(programme.endsOn()))
                .toSeconds();
        return Math.clamp(passed / whole, 0, 1);
    }

    private static BoardView.Line line(
            ProgrammeView programme,
            IndicatorView one,
            Instant at,
            @Nullable BigDecimal actual,
            @Nullable BigDecimal target,
            List<Long> points,
            Map<String, Long> regions) {
        double time = time(programme, at);
        var curve = Curve.of(one.plan());
        var planned = target == null
                ? null
                : target.multiply(BigDecimal.valueOf(curve.share(time))).setScale(0, RoundingMode.HALF_UP);
        long weeks = actual == null || target == null
                ? 0
                : Math.round((time - curve.time(actual.doubleValue() / target.doubleValue()))
                        * programme.days()
                        / DAYS_OF_WEEK);
        return new BoardView.Line(
                one, actual, planned, pace(actual, target, planned, weeks), weeks, months(programme), points, regions);
    }

    private static BoardView.Pace pace(
            @Nullable BigDecimal actual, @Nullable BigDecimal target, @Nullable BigDecimal planned, long weeks) {
        if (actual == null) {
            return BoardView.Pace.NOT_COUNTED;
        }
        if (target == null || planned == null) {
            return BoardView.Pace.WATCHED;
        }
        if (actual.compareTo(target) >= 0) {
            return BoardView.Pace.REACHED;
        }
        if (weeks > 0 && actual.compareTo(planned) < 0) {
            return weeks >= FAR ? BoardView.Pace.FAR_BEHIND : BoardView.Pace.BEHIND;
        }
        return weeks < 0 && actual.compareTo(planned) > 0 ? BoardView.Pace.AHEAD : BoardView.Pace.ON_PLAN;
    }

    private static BoardView board(
            ProgrammeView programme,
            Instant at,
            @Nullable SnapshotView closed,
            List<BoardView.Line> lines,
            boolean counted) {
        double time = time(programme, at);
        int weeks = (int) Math.ceil(programme.days() / DAYS_OF_WEEK);
        return new BoardView(
                programme,
                at,
                closed,
                Math.clamp((int) Math.floor(time * programme.days() / DAYS_OF_WEEK) + 1, 1, weeks),
                weeks,
                Progress.of(items(lines), Curve.S, time),
                lines,
                counted);
    }

    /** What earns: promises with a weight that are counted. What is not yet counted is not nothing, and left out. */
    static List<Progress.Item> items(List<BoardView.Line> lines) {
        var items = new ArrayList<Progress.Item>();
        for (var line : lines) {
            var target = line.indicator().target();
            var actual = line.actual();
            if (target != null && actual != null && line.indicator().weight().signum() > 0) {
                items.add(new Progress.Item(
                        target.doubleValue(), line.indicator().weight().doubleValue(), actual.doubleValue()));
            }
        }
        return items;
    }

    private static Instant min(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }
}

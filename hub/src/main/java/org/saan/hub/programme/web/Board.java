package org.saan.hub.programme.web;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.saan.hub.programme.BoardView;
import org.saan.hub.programme.Curve;
import org.saan.hub.programme.Suppression;
import org.saan.hub.shared.Shell;

/** A line of the target board as it is drawn. */
record Board(Shell shell, BoardView board, BoardView.Line line, boolean current, boolean mayLook) {
    /** Regions in the order of the tables. */
    static final List<String> REGIONS = List.of("north", "northeast", "central", "east", "west", "south");

    private static final int WIDTH = 400;
    private static final int SPARK = 200;
    private static final double TOP = 4;
    private static final double BOTTOM = 50;

    String href() {
        var base = "/programmes/" + board.programme().code();
        return mayLook
                ? base + "/indicators/" + line.indicator().code()
                : base + "?of=" + line.indicator().code();
    }

    String actual() {
        return line.actual() == null ? "–" : shell.n(line.actual());
    }

    @Nullable
    String target() {
        var target = line.indicator().target();
        return target == null ? null : shell.n(target.stripTrailingZeros().scale() < 0 ? target.setScale(0) : target);
    }

    String pace() {
        return switch (line.pace()) {
            case REACHED -> shell.t(line.pace().key(), line.percent());
            case AHEAD, BEHIND, FAR_BEHIND -> shell.t(line.pace().key(), shell.n(Math.abs(line.weeks())));
            case NOT_COUNTED, WATCHED, ON_PLAN -> shell.t(line.pace().key());
        };
    }

    String badge() {
        return switch (line.pace()) {
            case REACHED, AHEAD, ON_PLAN -> "ok";
            case BEHIND -> "warn";
            case FAR_BEHIND -> "bad";
            case NOT_COUNTED, WATCHED -> "info";
        };
    }

    String icon() {
        return switch (line.pace()) {
            case REACHED, AHEAD, ON_PLAN -> "check";
            case BEHIND -> "clock";
            case FAR_BEHIND -> "alert";
            case NOT_COUNTED, WATCHED -> "info";
        };
    }

    /** How wide the bar is that shows what was reached; the whole is the target, or what was reached where that is more. */
    int bar() {
        return at(line.actual());
    }

    /** Where the target stands on the bar. */
    int whole() {
        return at(line.indicator().target());
    }

    int tick() {
        return Math.max(2, at(line.planned()));
    }

    private int at(@Nullable BigDecimal value) {
        var target = line.indicator().target();
        if (value == null || target == null) {
            return 0;
        }
        double most = Math.max(
                target.doubleValue(), line.actual() == null ? 0 : line.actual().doubleValue());
        return (int) Math.round(value.doubleValue() / most * WIDTH);
    }

    private double most() {
        var target = line.indicator().target();
        double points = line.points().stream().mapToLong(Long::longValue).max().orElse(0);
        double actual = line.actual() == null ? 0 : line.actual().doubleValue();
        return Math.max(1, Math.max(target == null ? 0 : target.doubleValue(), Math.max(points, actual)));
    }

    private String point(double time, double value) {
        return String.format(Locale.ROOT, "%.1f %.1f", time * SPARK, BOTTOM - value / most() * (BOTTOM - TOP));
    }

    /** The planned line; absent without a target. */
    @Nullable
    String plan() {
        var target = line.indicator().target();
        if (target == null) {
            return null;
        }
        var curve = Curve.of(line.indicator().plan());
        var path = new ArrayList<String>();
        int steps = 16;
        for (int step = 0; step <= steps; step++) {
            double time = (double) step / steps;
            path.add(point(time, curve.share(time) * target.doubleValue()));
        }
        return "M" + String.join(" ", path);
    }

    /** What was reached at the end of each month that has passed, and now. */
    @Nullable
    String drawn() {
        return line.actual() == null ? null : "M" + String.join(" ", reached());
    }

    /** The same down to the ground. */
    @Nullable
    String area() {
        return line.actual() == null
                ? null
                : "M0 " + BOTTOM + " L" + String.join(" ", reached()) + " " + now() + " " + BOTTOM + "z";
    }

    private List<String> reached() {
        var path = new ArrayList<String>();
        path.add(point(0, 0));
        double whole = board.programme().days();
        for (int i = 0; i < line.points().size(); i++) {
            var day = line.days().get(i);
            double time =
                    java.time.temporal.ChronoUnit.DAYS.between(board.programme().startsOn(), day) / whole;
            if (time < board.progress().time()) {
                path.add(point(time, line.points().get(i)));
            }
        }
        path.add(point(
                board.progress().time(),
                line.actual() == null ? 0 : line.actual().doubleValue()));
        return path;
    }

    /** Where today stands. */
    String now() {
        return String.format(Locale.ROOT, "%.1f", board.progress().time() * SPARK);
    }

    /** One line of the table of regions; actual absent where it is hidden. */
    record Region(
            String code,
            String name,
            @Nullable Long actual,
            @Nullable BigDecimal target,
            int shade) {}

    List<Region> regions() {
        var codes = new ArrayList<>(REGIONS.stream()
                .filter(code -> line.regions().getOrDefault(code, 0L) > 0
                        || line.indicator().targets().containsKey(code))
                .toList());
        if (line.regions().getOrDefault("", 0L) > 0) {
            codes.add("");
        }
        var numbers = codes.stream()
                .mapToLong(code -> line.regions().getOrDefault(code, 0L))
                .toArray();
        var hidden = line.indicator().ofPeople() ? Suppression.hiddenOf(numbers) : new boolean[numbers.length];
        long most = 1;
        for (long number : numbers) {
            most = Math.max(most, number);
        }
        var all = new ArrayList<Region>();
        for (int i = 0; i < numbers.length; i++) {
            var code = codes.get(i);
            all.add(new Region(
                    code,
                    code.isEmpty() ? shell.t("programme.not_stated") : shell.t("directory.region." + code),
                    hidden[i] ? null : (Long) numbers[i],
                    line.indicator().targets().get(code),
                    hidden[i] || code.isEmpty() || numbers[i] == 0
                            ? 0
                            : 1 + (int) Math.min(3, numbers[i] * 4 / (most + 1))));
        }
        return all;
    }

    /** Said instead of the map. */
    String spoken() {
        return shell.text(line.indicator().name()) + ": "
                + regions().stream()
                        .map(region -> region.name() + " " + (region.actual() == null ? "•" : shell.n(region.actual())))
                        .collect(Collectors.joining(", "));
    }
}

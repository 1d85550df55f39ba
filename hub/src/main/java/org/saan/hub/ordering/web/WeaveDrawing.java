package org.saan.hub.ordering.web;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.directory.GroupCapacity;
import org.saan.hub.ordering.web.OrderPicture.Share;
import org.saan.hub.shared.Printing;
import org.saan.hub.shared.Shell;
import org.saan.hub.shared.Weeks;
import org.threeten.extra.YearWeek;

/** Draws the Order weave from a picture of the order. */
final class WeaveDrawing {
    private static final int HEIGHT = 96;

    private final OrderPicture picture;
    private final Shell shell;
    private final YearWeek now;
    private final @Nullable String current;

    WeaveDrawing(OrderPicture picture, Shell shell, YearWeek now, @Nullable String current) {
        this.picture = picture;
        this.shell = shell;
        this.now = now;
        this.current = current;
    }

    Weave draw() {
        var byGroup = new LinkedHashMap<UUID, List<Share>>();
        picture.shares.stream()
                .filter(share -> !share.minutes().isEmpty())
                .sorted(Comparator.<Share>comparingInt(share -> share.isLive() ? 0 : 1)
                        .thenComparingInt(share -> picture.line(share.lineId()).position())
                        .thenComparing(share -> share.minutes().firstKey())
                        .thenComparing(share -> picture.group(share.groupId()).code()))
                .forEach(share -> byGroup.computeIfAbsent(share.groupId(), g -> new ArrayList<>())
                        .add(share));
        var rows = byGroup.entrySet().stream()
                .map(row -> row(picture.group(row.getKey()), row.getValue()))
                .toList();
        var legend = picture.order.lines().stream()
                .map(line -> new Weave.Key(
                        picture.colour(line), shell.text(picture.family(line).name()) + " " + shell.n(line.quantity())))
                .toList();
        var used = new int[picture.weeks];
        var capacity = new int[picture.weeks];
        for (var group : byGroup.keySet()) {
            for (int week = 0; week < picture.weeks; week++) {
                used[week] += busyMinutes(group, byGroup.get(group), week);
                capacity[week] += picture.group(group).minutesByWeek().get(week);
            }
        }
        int total = picture.shares.stream()
                .filter(Share::isLive)
                .mapToInt(Share::pieces)
                .sum();
        return new Weave(
                columns(),
                legend,
                rows,
                load(used, capacity),
                peak("ordering.weave.peak", used, capacity),
                peak("ordering.weave.peak_short", used, capacity),
                shell.n(total));
    }

    private List<Weave.Column> columns() {
        var columns = new ArrayList<Weave.Column>();
        for (int week = 0; week < picture.weeks; week++) {
            var at = picture.first.plusWeeks(week);
            var monday = Weeks.monday(at);
            var names = week == 0 || monday.getDayOfMonth() <= 7;
            columns.add(new Weave.Column(
                    shell.week(at),
                    names ? shell.print().shortDate(monday) : String.valueOf(monday.getDayOfMonth()),
                    at.equals(now)));
        }
        return columns;
    }

    private Weave.Row row(GroupCapacity group, List<Share> shares) {
        var bars = new ArrayList<Weave.Bar>();
        var endOfTrack = new ArrayList<Integer>();
        for (var share : shares) {
            int from = column(share.minutes().firstKey());
            int to = column(share.minutes().lastKey());
            if (to < 1) {
                continue;
            }
            from = Math.max(1, from);
            int track = 0;
            while (track < endOfTrack.size() && endOfTrack.get(track) >= from) {
                track++;
            }
            if (track == endOfTrack.size()) {
                endOfTrack.add(to);
            } else {
                endOfTrack.set(track, to);
            }
            bars.add(bar(group, share, from, to - from + 1, track + 1));
        }
        int busy = 0;
        int able = 0;
        for (int week = 0; week < picture.weeks; week++) {
            busy += busyMinutes(group.id(), shares, week) > 0 ? 1 : 0;
            able += group.minutesByWeek().get(week) > 0 ? 1 : 0;
        }
        int pieces =
                shares.stream().filter(Share::isLive).mapToInt(Share::pieces).sum();
        return new Weave.Row(
                shell.text(group.name()),
                "/groups/" + group.id(),
                place(group),
                marks(group),
                bars,
                Math.max(1, endOfTrack.size()),
                shell.n(pieces),
                busy + "/" + able,
                group.inProgramme() && busy * 2 < able);
    }

    /** Where the group is, and that plans count on less of its time when its word is old. */
    private String place(GroupCapacity group) {
        var province = shell.text(group.province());
        return group.trustPermille() == 1000
                ? province
                : province + " · " + shell.t("calendar.trust_short", group.trustPermille() / 10);
    }

    /** Minutes with work for any order, and for the proposal. */
    private int busyMinutes(UUID group, List<Share> shares, int week) {
        var text = Weeks.text(picture.first.plusWeeks(week));
        int proposed = shares.stream()
                .filter(Share::isProposed)
                .mapToInt(share -> share.minutes().getOrDefault(text, 0))
                .sum();
        return picture.given.getOrDefault(group, List.of()).get(week) + proposed;
    }

    private Weave.Bar bar(GroupCapacity group, Share share, int column, int span, int track) {
        var line = picture.line(share.lineId());
        var pieces = shell.t(
                "ordering.weave.bar",
                share.pieces(),
                shell.text(picture.family(line).name()));
        // A bar of one week has room for the figure only; the whole is spoken and stands in the table.
        var words = span == 1 ? shell.n(share.pieces()) : pieces;
        var state = stateWords(shell, share);
        return new Weave.Bar(
                picture.colour(line),
                column,
                span,
                track,
                share.look(),
                icon(share),
                words,
                shell.t(
                        "ordering.weave.bar_spoken",
                        shell.text(group.name()),
                        pieces,
                        weeks(shell.print(), share),
                        state),
                "?why=" + share.why() + "#why",
                share.why().equals(current));
    }

    static String stateWords(Shell shell, Share share) {
        return share.offer() == null
                ? shell.t("ordering.allocation.proposed")
                : shell.t(share.offer().state().key());
    }

    static String badge(Share share) {
        return switch (share.look()) {
            case "accepted" -> "ok";
            case "waiting", "counter" -> "warn";
            case "added" -> "info";
            default -> "bad";
        };
    }

    static String icon(Share share) {
        return switch (share.look()) {
            case "accepted" -> "check";
            case "waiting" -> "clock";
            case "counter" -> "edit";
            case "added" -> "plus";
            default -> "x";
        };
    }

    static String weeks(Printing print, Share share) {
        if (share.minutes().isEmpty()) {
            return "";
        }
        var from = print.week(Weeks.parse(share.minutes().firstKey()));
        var to = print.week(Weeks.parse(share.minutes().lastKey()));
        return from.equals(to) ? from : from + "–" + to;
    }

    private List<Weave.Mark> marks(GroupCapacity group) {
        var marks = new ArrayList<Weave.Mark>();
        int at = -1;
        int length = 0;
        int strength = 0;
        for (var mark : group.marks()) {
            int s = mark.factorPermille() == 0 ? 3 : mark.factorPermille() < 500 ? 2 : 1;
            if (length > 0 && mark.week() == at + length && s == strength) {
                length++;
            } else {
                if (length > 0) {
                    marks.add(new Weave.Mark(at + 1, length, strength));
                }
                at = mark.week();
                length = 1;
                strength = s;
            }
        }
        if (length > 0) {
            marks.add(new Weave.Mark(at + 1, length, strength));
        }
        return marks;
    }

    private int column(String week) {
        return Math.min(picture.weeks, Weeks.between(picture.first, Weeks.parse(week)) + 1);
    }

    private static List<Weave.Load> load(int[] used, int[] capacity) {
        var load = new ArrayList<Weave.Load>();
        for (int week = 0; week < used.length; week++) {
            double height = capacity[week] == 0 ? 0 : Math.min(1.0, (double) used[week] / capacity[week]) * HEIGHT;
            load.add(new Weave.Load(
                    week * 10 + 1,
                    String.format(Locale.ROOT, "%.2f", 100 - height),
                    String.format(Locale.ROOT, "%.2f", height)));
        }
        return load;
    }

    private String peak(String key, int[] used, int[] capacity) {
        int best = 0;
        int week = 0;
        for (int i = 0; i < used.length; i++) {
            int percent = capacity[i] == 0 ? 0 : (int) Math.min(100, 100L * used[i] / capacity[i]);
            if (percent > best) {
                best = percent;
                week = i;
            }
        }
        return shell.t(key, best, shell.week(picture.first.plusWeeks(week)));
    }
}

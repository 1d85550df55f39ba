package org.saan.hub.directory.web;

import java.util.ArrayList;
import java.util.List;
import org.saan.hub.directory.MembersOverTime;
import org.saan.hub.shared.Printing;
import org.saan.hub.shared.Shell;

/**
 * People in clusters as columns, one a month, a layer for each region, with the line of the baseline. The page stretches
 * it to its width; months and figures stand beside it as text and below it as a table.
 */
record GrowthChart(
        List<String> regions,
        List<Column> columns,
        int width,
        int baselineY,
        long top,
        String firstMonth,
        String lastMonth,
        String words) {
    static final int HEIGHT = 100;
    private static final int STEP = 10;
    /** From below; the regions of the baseline first, so that its line can be read against them. */
    private static final List<String> ORDER = List.of("northeast", "north", "central", "east", "west", "south");

    record Column(String month, int all, int comparable, List<Integer> people, List<Layer> layers) {}

    record Layer(int colour, int x, int y, int height) {}

    static GrowthChart of(Shell shell, MembersOverTime members) {
        var regions = ORDER.stream()
                .filter(region -> members.peopleByRegion().containsKey(region))
                .toList();
        int months = members.months().size();
        int most = members.baseline().people();
        for (int month = 0; month < months; month++) {
            most = Math.max(most, members.all(month));
        }
        long top = (most * 11L / 10 + 99) / 100 * 100;
        var columns = new ArrayList<Column>();
        for (int month = 0; month < months; month++) {
            columns.add(column(members, regions, month, top, label(shell, members, month)));
        }
        int now = months - 1;
        return new GrowthChart(
                regions,
                columns,
                months * STEP,
                HEIGHT - (int) (members.baseline().people() * (long) HEIGHT / top),
                top,
                columns.getFirst().month(),
                columns.getLast().month(),
                shell.t(
                        "people.growth.words",
                        members.all(now),
                        columns.getLast().month(),
                        members.comparable(now),
                        members.baseline().people()));
    }

    private static Column column(MembersOverTime members, List<String> regions, int month, long top, String label) {
        var layers = new ArrayList<Layer>();
        var people = new ArrayList<Integer>();
        long below = 0;
        for (int i = 0; i < regions.size(); i++) {
            int count = members.people(regions.get(i), month);
            people.add(count);
            int from = (int) (below * HEIGHT / top);
            below += count;
            int to = (int) (below * HEIGHT / top);
            if (to > from) {
                layers.add(new Layer(i + 1, month * STEP, HEIGHT - to, to - from));
            }
        }
        return new Column(label, members.all(month), members.comparable(month), people, layers);
    }

    private static String label(Shell shell, MembersOverTime members, int month) {
        // The month's first day without its number: "พ.ย. 2569".
        var date =
                new Printing(shell.language()).date(members.months().get(month).atDay(1));
        return date.substring(date.indexOf('\u00a0') + 1);
    }
}

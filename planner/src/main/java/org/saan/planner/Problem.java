package org.saan.planner;

import java.util.List;

/**
 * Lines of many orders to be split over groups and weeks, as in the format {@code saan-problem/1}.
 *
 * <p>All numbers are integers: minutes of work, pieces, minor units of money, points of the objective. Weeks are counted
 * from the first week of the horizon, which is 0. Ids are the caller's own and case-sensitive.
 *
 * @param firstWeek ISO week with number 0, such as {@code 2027-W01}
 * @param weeks how many weeks the horizon has
 * @param minorPerPoint minor units of money in one point
 * @param floors the least work that a programme group should have in each week
 * @param maxLateWeeks work may end so many weeks after the last week that is on time
 * @param frozenBefore weeks before this one are as in the previous plan; 0 when nothing is frozen
 * @param previous the plan in force; empty when there is none
 */
public record Problem(
        String id,
        String firstWeek,
        int weeks,
        long minorPerPoint,
        List<Floor> floors,
        int maxLateWeeks,
        int frozenBefore,
        Stability stability,
        List<Province> provinces,
        List<Route> routes,
        int defaultRouteWeeks,
        List<String> families,
        List<Group> groups,
        List<Line> lines,
        List<Bundle> bundles,
        List<Assignment> previous,
        List<Shipment> previousShipments) {

    public Problem {
        floors = List.copyOf(floors);
        provinces = List.copyOf(provinces);
        routes = List.copyOf(routes);
        families = List.copyOf(families);
        groups = List.copyOf(groups);
        lines = List.copyOf(lines);
        bundles = List.copyOf(bundles);
        previous = List.copyOf(previous);
        previousShipments = List.copyOf(previousShipments);
    }

    /** A share of a programme group's week; each minute of work below it costs points. */
    public record Floor(int permille, int pointsPerMinute) {}

    /** What it costs to disturb a line that had work before; zero when plans may move freely. */
    public record Stability(long groupChangePoints, long pieceChangePoints) {
        public static final Stability NONE = new Stability(0, 0);
    }

    /** A province and the weeks from there to the hub. */
    public record Province(String id, int hubLeadWeeks) {}

    /** Weeks between two provinces, in this direction. */
    public record Route(String from, String to, int weeks) {}
}

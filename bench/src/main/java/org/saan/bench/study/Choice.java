package org.saan.bench.study;

/** Where and when a chunk of a line may be made. */
public record Choice(Share share, GroupWeek groupWeek, LoomWeek loomWeek, int lateWeeks) {

    /** A line at a group. Each is one of its kind: equality is identity. */
    public static final class Share {
        final int pair;
        final int line;
        final int minutes;
        final int setup;
        final int least;
        final long fixed;
        final long points;

        Share(Instance in, int pair) {
            this.pair = pair;
            line = in.line[pair];
            minutes = in.minutes[pair];
            setup = in.setup[pair];
            least = in.least[pair];
            fixed = in.fixed[pair];
            points = in.points[pair];
        }
    }

    /** A week of a group. */
    public static final class GroupWeek {
        final int room;
        final int low;
        final int high;

        GroupWeek(Instance in, int group, int week) {
            room = in.people[group][week];
            low = in.low[group][week];
            high = in.high[group][week];
        }

        long idlePoints(long work) {
            return Instance.idlePoints((int) Math.min(Integer.MAX_VALUE, work), low, high);
        }
    }

    /** A week of a craft of a group. */
    public static final class LoomWeek {
        final int room;

        LoomWeek(Instance in, int resource, int week) {
            room = in.looms[resource][week];
        }
    }
}

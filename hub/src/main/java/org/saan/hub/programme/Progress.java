package org.saan.hub.programme;

import java.util.List;
import java.util.OptionalDouble;

/**
 * Earned progress of a programme, after the earned-schedule method: how much of what was promised is reached (EV), how much
 * was planned to be by now (PV), and where on the plan that puts us in time (ES). More than a target earns no more than the
 * target.
 *
 * @param earned EV, a share of the whole
 * @param planned PV, a share of the whole
 * @param time elapsed share of the duration
 * @param earnedTime the time at which the plan would have been where we are, a share of the duration
 */
public record Progress(double earned, double planned, double time, double earnedTime) {

    /**
     * One promise.
     *
     * @param weight its part of the whole; the weights of all are brought to a sum of 1
     */
    public record Item(double target, double weight, double actual) {
        /** What was reached, of 1; may be more. */
        public double ratio() {
            return actual / target;
        }

        /** The same, at most 1: what counts in the index. */
        public double capped() {
            return Math.clamp(ratio(), 0, 1);
        }
    }

    /** @param time elapsed share of the duration, between 0 and 1 */
    public static Progress of(List<Item> items, Curve curve, double time) {
        double weights = items.stream().mapToDouble(Item::weight).sum();
        double earned = weights == 0
                ? 0
                : items.stream()
                                .mapToDouble(item -> item.weight() * item.capped())
                                .sum()
                        / weights;
        return new Progress(earned, curve.share(time), time, curve.time(earned));
    }

    /** EV / PV; nothing is planned before the beginning. */
    public OptionalDouble spi() {
        return planned <= 0 ? OptionalDouble.empty() : OptionalDouble.of(earned / planned);
    }

    /** ES / elapsed. */
    public OptionalDouble spiOfTime() {
        return time <= 0 ? OptionalDouble.empty() : OptionalDouble.of(earnedTime / time);
    }

    /** How long the whole takes at this pace, as a multiple of the duration; absent while nothing is reached. */
    public OptionalDouble forecast() {
        var pace = spiOfTime();
        return pace.isEmpty() || pace.getAsDouble() <= 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(1 / pace.getAsDouble());
    }
}

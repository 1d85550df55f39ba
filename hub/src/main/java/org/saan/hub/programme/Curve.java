package org.saan.hub.programme;

import java.math.BigDecimal;
import java.util.List;

/**
 * How much of a target is planned to be reached when a part of the time has passed. Shares and times are between 0 and 1.
 */
public sealed interface Curve {
    /** The usual one: slow at first, fast in the middle, slow at the end: 3x² − 2x³. */
    Curve S = new SCurve();

    /** Planned share when that part of the time has passed. */
    double share(double time);

    /** The earliest time at which that share is planned. */
    double time(double share);

    /** A plan of its own by month; without months the S-curve. */
    static Curve of(List<BigDecimal> months) {
        return months.isEmpty() ? S : new Monthly(months);
    }

    /** 3x² − 2x³, which grows from 0 to 1. */
    record SCurve() implements Curve {
        @Override
        public double share(double time) {
            double x = within(time);
            return x * x * (3 - 2 * x);
        }

        @Override
        public double time(double share) {
            double p = within(share);
            if (p == 0 || p == 1) {
                return p;
            }
            // The middle root of the cubic; exact, for it is the sine of a third of an angle.
            return 0.5 - Math.sin(Math.asin(1 - 2 * p) / 3);
        }
    }

    /** Shares at the end of equal months, straight between them. */
    record Monthly(List<BigDecimal> months) implements Curve {
        public Monthly {
            months = List.copyOf(months);
            var before = BigDecimal.ZERO;
            for (var share : months) {
                if (share.compareTo(before) < 0 || share.compareTo(BigDecimal.ONE) > 0) {
                    throw new IllegalArgumentException("a plan never falls and ends at 1: " + months);
                }
                before = share;
            }
            if (before.compareTo(BigDecimal.ONE) != 0) {
                throw new IllegalArgumentException("a plan ends at 1: " + months);
            }
        }

        private double at(int month) {
            return month == 0 ? 0 : months.get(month - 1).doubleValue();
        }

        @Override
        public double share(double time) {
            double x = within(time) * months.size();
            int month = (int) Math.min(months.size() - 1, Math.floor(x));
            return at(month) + (at(month + 1) - at(month)) * (x - month);
        }

        @Override
        public double time(double share) {
            double p = within(share);
            for (int month = 0; month < months.size(); month++) {
                if (p <= at(month + 1)) {
                    double rise = at(month + 1) - at(month);
                    double part = rise == 0 ? 0 : (p - at(month)) / rise;
                    return (month + Math.max(0, part)) / months.size();
                }
            }
            return 1;
        }
    }

    private static double within(double share) {
        return Math.clamp(share, 0, 1);
    }
}

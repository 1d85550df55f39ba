package org.saan.hub.training.web;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.saan.hub.training.Gain;
import org.saan.hub.training.TrainingResults;

/**
 * Points before and after as lines, one for each learner with both tests, and the mean of them as a strong one. Numbers are
 * those of an SVG of 320 × 200.
 *
 * @param mean of those who are drawn; null without any
 */
record SlopePlot(List<Line> lines, @Nullable Line mean, int max) {
    private static final int TOP = 16;
    private static final int HEIGHT = 160;

    /** @param band its colour */
    record Line(String from, String to, String band) {}

    SlopePlot {
        lines = List.copyOf(lines);
    }

    static SlopePlot of(List<TrainingResults.Result> results) {
        var gains = results.stream()
                .map(TrainingResults.Result::gain)
                .filter(Objects::nonNull)
                .toList();
        if (gains.isEmpty()) {
            return new SlopePlot(List.of(), null, 0);
        }
        int max = gains.getFirst().max();
        var same = gains.stream().filter(gain -> gain.max() == max).toList();
        double pre = same.stream().mapToInt(Gain::pre).average().orElse(0);
        double post = same.stream().mapToInt(Gain::post).average().orElse(0);
        return new SlopePlot(
                same.stream()
                        .map(gain -> new Line(
                                y(gain.pre(), max),
                                y(gain.post(), max),
                                gain.band().name().toLowerCase(Locale.ROOT)))
                        .toList(),
                new Line(y(pre, max), y(post, max), "mean"),
                max);
    }

    /** The height of the wanted points of the post-test. */
    String wanted() {
        return y(org.saan.hub.training.Trained.POST_PERCENT, 100);
    }

    private static String y(double points, int max) {
        return String.format(Locale.ROOT, "%.1f", TOP + HEIGHT * (1 - points / max));
    }
}

package org.saan.hub.ordering.web;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.saan.hub.ordering.PlanView;
import org.saan.hub.shared.Shell;

/** How a plan that is being made fares, in words: how good it is so far, how much better it could be, how long it takes. */
final class PlanNews {
    private static final int PERMILLE = 1000;
    /** Before so much is done, what is left cannot be told. */
    private static final int ENOUGH_DONE = 50;

    private PlanNews() {}

    static List<String> words(Shell shell, PlanView plan, Instant now) {
        var words = new ArrayList<String>();
        var news = plan.news();
        if (news == null) {
            return words;
        }
        words.add(shell.t("ordering.job.better", news.betterPercent()));
        var gap = news.gapPercent();
        if (gap != null) {
            words.add(shell.t("ordering.quality.gap", gap));
        }
        if (plan.permille() >= ENOUGH_DONE) {
            long elapsed = Math.max(0, Duration.between(news.begunAt(), now).toMillis());
            long left = elapsed * (PERMILLE - plan.permille()) / plan.permille();
            words.add(shell.t("ordering.job.left", Math.ceilDiv(left, 1000L)));
        }
        return words;
    }
}

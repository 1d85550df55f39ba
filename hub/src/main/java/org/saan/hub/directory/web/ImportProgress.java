package org.saan.hub.directory.web;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.saan.hub.directory.ImportRun;
import org.saan.hub.directory.ImportView;
import org.saan.hub.shared.Shell;

/** The part of an import's page that tells how far the work is; replaced every second while it goes on. */
record ImportProgress(Shell shell, ImportView view, Instant now) {
    String path() {
        return "/imports/" + view.id();
    }

    @Nullable
    ImportRun run() {
        var last = view.runs().isEmpty() ? null : view.runs().getFirst();
        return last != null && last.isRunning() ? last : null;
    }

    String words() {
        return shell.t("directory.import.work." + view.state().name().toLowerCase(Locale.ROOT));
    }

    /** "12,000 of 100,000 rows, about 40 seconds left". */
    String rows() {
        var run = run();
        if (run == null) {
            return shell.t("directory.import.work.waits");
        }
        if (run.total() == 0 || run.kind().equals("READ")) {
            return shell.t("directory.import.work.rows", run.done());
        }
        var left = run.secondsLeft(now);
        var rows = shell.t("directory.import.work.rows_of", run.done(), run.total());
        return left == null ? rows : rows + " · " + left(left);
    }

    private String left(long seconds) {
        return seconds < 90
                ? shell.t("directory.import.work.seconds", Math.max(1, seconds))
                : shell.t("directory.import.work.minutes", (seconds + 59) / 60);
    }

    boolean measured() {
        var run = run();
        return run != null && run.total() > 0 && !run.kind().equals("READ");
    }

    int percent() {
        var run = run();
        return run == null ? 0 : run.percent();
    }

    boolean mayStop() {
        return view.state() != ImportView.State.UNDOING && run() != null;
    }

    /** Work that broke off, as sentences, the last first. */
    List<String> broken() {
        return view.runs().stream()
                .filter(run -> !run.isRunning() && !run.state().equals("DONE"))
                .map(run -> shell.t(
                        "directory.import.run." + run.state().toLowerCase(Locale.ROOT),
                        shell.t("directory.import.run.kind." + run.kind().toLowerCase(Locale.ROOT)),
                        run.done(),
                        shell.moment(run.endedAt() == null ? run.beatAt() : run.endedAt())))
                .toList();
    }

    /** Nobody works although somebody should. */
    boolean mayGoOn() {
        return view.state().isUnderWay() && run() == null;
    }
}

package org.saan.hub.directory;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Work on an import, from when it was begun to when it ended or broke off.
 *
 * @param kind READ, APPLY or UNDO
 * @param state RUNNING, DONE, INTERRUPTED, STOPPED or FAILED
 * @param done rows that are done and stored
 * @param stopWanted somebody pressed stop
 */
public record ImportRun(
        int number,
        String kind,
        String state,
        int done,
        int total,
        boolean stopWanted,
        Instant beganAt,
        Instant beatAt,
        @Nullable Instant endedAt) {
    /** Whoever is silent for so long has died. */
    static final Duration SILENCE = Duration.ofSeconds(20);

    public boolean isRunning() {
        return state.equals("RUNNING");
    }

    public int percent() {
        return total == 0 ? 0 : (int) Math.min(100, 100L * done / total);
    }

    /** Seconds that the rest will take if it goes on as before; absent until there is something to go by. */
    public @Nullable Long secondsLeft(Instant now) {
        long spent = Duration.between(beganAt, now).toMillis();
        return done == 0 || spent < 1000 || total < done ? null : (total - done) * spent / done / 1000;
    }
}

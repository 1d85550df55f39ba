package org.saan.hub.access;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Counts the statements that a thread sends to the database. Two answers that need the same statements need the same time, as far
 * as a stranger across a network can tell; unlike a clock, a count says so on a busy machine, too.
 */
final class Statements extends AppenderBase<ILoggingEvent> {
    private static final Statements COUNTER = begin();

    private final ThreadLocal<Integer> seen = ThreadLocal.withInitial(() -> 0);

    private static Statements begin() {
        var counter = new Statements();
        counter.start();
        var logger = (Logger) LoggerFactory.getLogger(JdbcTemplate.class);
        logger.setLevel(Level.DEBUG);
        logger.setAdditive(false);
        logger.addAppender(counter);
        return counter;
    }

    /** So many of this thread until now. */
    static int now() {
        return COUNTER.seen.get();
    }

    @Override
    protected void append(ILoggingEvent event) {
        // Each is told twice, once with its words.
        if (event.getMessage().startsWith("Executing prepared SQL statement")
                || event.getMessage().startsWith("Executing SQL")) {
            seen.set(seen.get() + 1);
        }
    }
}

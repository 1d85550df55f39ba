package org.saan.hub.directory;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.saan.hub.shared.Ids;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who works on an import, and how far. Only one works at a time; whoever has been silent for too long is taken for dead, is
 * noted as interrupted, and can store nothing any more: each step is stored together with its sign of life.
 */
@Component
class ImportRuns {
    private final JdbcClient jdbc;
    private final Clock clock;

    ImportRuns(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Somebody else has taken the work over. */
    static final class Superseded extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Superseded() {
            super("taken over", null, false, false);
        }
    }

    /** Begins work, unless somebody alive is at it. */
    @Transactional
    Optional<UUID> begin(UUID importId, String kind, int total) {
        jdbc.sql("select 1 from directory.import_file where id = :id for update")
                .param("id", importId)
                .query(row -> {});
        interruptSilent(importId);
        int number = jdbc.sql("select coalesce(max(number), 0) + 1 from directory.import_run where import_id = :id")
                .param("id", importId)
                .query(Integer.class)
                .single();
        var run = Ids.next();
        int begun = jdbc.sql("""
                        insert into directory.import_run (id, import_id, number, kind, state, total, began_at, beat_at)
                        values (:run, :id, :number, :kind, 'RUNNING', :total, :at, :at) on conflict do nothing
                        """)
                .param("run", run)
                .param("id", importId)
                .param("number", number)
                .param("kind", kind)
                .param("total", total)
                .param("at", now())
                .update();
        return begun == 1 ? Optional.of(run) : Optional.empty();
    }

    /** Notes those who died. Says whether there was one. */
    @Transactional
    boolean interruptSilent(UUID importId) {
        return jdbc.sql("""
                        update directory.import_run set state = 'INTERRUPTED', ended_at = :at
                        where import_id = :id and state = 'RUNNING' and beat_at < :silent
                        """)
                        .param("id", importId)
                        .param("at", now())
                        .param("silent", now().minus(ImportRun.SILENCE))
                        .update()
                == 1;
    }

    /** A sign of life, within the transaction of the step that was done. Says whether somebody wants it stopped. */
    @Transactional
    boolean beat(UUID run, int done) {
        return sign(run, done);
    }

    /** A sign of life of its own, seen at once by those who look on while a long transaction goes on. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    boolean beatNow(UUID run, int done) {
        return sign(run, done);
    }

    private boolean sign(UUID run, int done) {
        return jdbc.sql("""
                        update directory.import_run set done = done + :done, total = greatest(total, done + :done), beat_at = :at
                        where id = :run and state = 'RUNNING' returning stop_wanted
                        """)
                .param("run", run)
                .param("done", done)
                .param("at", now())
                .query(Boolean.class)
                .optional()
                .orElseThrow(Superseded::new);
    }

    /** Signs of life while a long step goes on, until it is closed; a database that does not answer hears none. */
    final class Pulse implements AutoCloseable {
        private final Thread beats;

        private Pulse(UUID run) {
            beats = Thread.ofVirtual().start(() -> {
                try {
                    while (true) {
                        Thread.sleep(ImportRun.SILENCE.dividedBy(4));
                        jdbc.sql("update directory.import_run set beat_at = :at where id = :run and state = 'RUNNING'")
                                .param("at", now())
                                .param("run", run)
                                .update();
                    }
                } catch (InterruptedException | org.springframework.dao.DataAccessException end) {
                    // The step has ended, or the next one will say what is wrong.
                }
            });
        }

        @Override
        public void close() {
            beats.interrupt();
        }
    }

    Pulse pulse(UUID run) {
        return new Pulse(run);
    }

    /** Ends the work within the transaction of its last step. */
    @Transactional
    void end(UUID run, String state) {
        int ended = jdbc.sql("""
                        update directory.import_run set state = :state, ended_at = :at where id = :run and state = 'RUNNING'
                        """)
                .param("run", run)
                .param("state", state)
                .param("at", now())
                .update();
        if (ended == 0) {
            throw new Superseded();
        }
    }

    @Transactional
    void wantStop(UUID importId) {
        jdbc.sql("update directory.import_run set stop_wanted = true where import_id = :id and state = 'RUNNING'")
                .param("id", importId)
                .update();
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock).withOffsetSameInstant(ZoneOffset.UTC);
    }
}

package org.saan.hub.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.saan.hub.HubTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.annotation.Import;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Changes that the database ends for the sake of others are made again. */
@HubTest
@Import(TryingAgainTest.Counter.class)
class TryingAgainTest {
    /** Two rows that people count up in one order or the other. */
    @TestComponent
    static class Counter {
        private final JdbcClient jdbc;
        static final AtomicInteger ATTEMPTS = new AtomicInteger();

        Counter(JdbcClient jdbc) {
            this.jdbc = jdbc;
        }

        @Transactional
        public void make() {
            jdbc.sql("create table if not exists public.counter (id int primary key, n int not null)")
                    .update();
            jdbc.sql("insert into public.counter values (1, 0), (2, 0) on conflict (id) do update set n = 0")
                    .update();
        }

        @Transactional
        public void both(int first, int second, CountDownLatch met) {
            ATTEMPTS.incrementAndGet();
            up(first);
            met.countDown();
            try {
                met.await(5, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            up(second);
        }

        /** Reads, and writes what it read and one more. */
        @Transactional(isolation = Isolation.SERIALIZABLE)
        public void readAndWrite() {
            ATTEMPTS.incrementAndGet();
            int read = read(1);
            Thread.yield();
            jdbc.sql("update public.counter set n = :n where id = 1")
                    .param("n", read + 1)
                    .update();
        }

        @Transactional
        public void never() {
            ATTEMPTS.incrementAndGet();
            throw new CannotAcquireLockException("always");
        }

        @Transactional
        public void seenByAPerson() {
            ATTEMPTS.incrementAndGet();
            throw new OptimisticLockingFailureException("changed");
        }

        private void up(int id) {
            jdbc.sql("update public.counter set n = n + 1 where id = :id")
                    .param("id", id)
                    .update();
        }

        @Transactional(readOnly = true)
        public int read(int id) {
            return jdbc.sql("select n from public.counter where id = :id")
                    .param("id", id)
                    .query(Integer.class)
                    .single();
        }
    }

    @Autowired
    private Counter counter;

    @Test
    @DisplayName("CC-09 two who wait for each other are both done, each once")
    void aDeadlockIsMadeAgain() throws Exception {
        counter.make();
        Counter.ATTEMPTS.set(0);
        var met = new CountDownLatch(2);
        try (var people = Executors.newFixedThreadPool(2)) {
            var one = people.submit(() -> counter.both(1, 2, met));
            var other = people.submit(() -> counter.both(2, 1, met));
            one.get();
            other.get();
        }
        assertThat(counter.read(1)).isEqualTo(2);
        assertThat(counter.read(2)).isEqualTo(2);
        assertThat(Counter.ATTEMPTS.get()).isGreaterThan(2);
    }

    @Test
    void whatCannotBeSerializedIsMadeAgain() throws Exception {
        counter.make();
        try (var people = Executors.newFixedThreadPool(2)) {
            for (int i = 0; i < 10; i++) {
                var one = people.submit(counter::readAndWrite);
                var other = people.submit(counter::readAndWrite);
                one.get();
                other.get();
            }
        }
        assertThat(counter.read(1)).isEqualTo(20);
    }

    @Test
    void itEndsAfterSixAttempts() {
        Counter.ATTEMPTS.set(0);
        assertThatThrownBy(counter::never).isInstanceOf(CannotAcquireLockException.class);
        assertThat(Counter.ATTEMPTS.get()).isEqualTo(TryingAgain.ATTEMPTS);
    }

    @Test
    void whatAPersonHasToSeeIsNot() {
        Counter.ATTEMPTS.set(0);
        assertThatThrownBy(counter::seenByAPerson).isInstanceOf(OptimisticLockingFailureException.class);
        assertThat(Counter.ATTEMPTS.get()).isEqualTo(1);
    }
}

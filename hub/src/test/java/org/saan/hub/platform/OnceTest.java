package org.saan.hub.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.saan.hub.shared.Refusal;

class OnceTest {
    private static final byte[] CONTENT = {1, 2, 3};
    private static TestDatabase database;

    private final UUID token = UUID.randomUUID();
    private final UUID account = UUID.randomUUID();
    private final AtomicInteger runs = new AtomicInteger();
    private final Once once = new Once(database.jdbc(), Clock.systemUTC());

    @BeforeAll
    static void start() {
        database = TestDatabase.with("platform");
    }

    @AfterAll
    static void stop() {
        database.close();
    }

    @Test
    void doesTheWorkOnceAndGivesTheSameResultAgain() {
        assertThat(List.of(send(CONTENT), send(CONTENT), send(CONTENT))).containsOnly("order-1");
        assertThat(runs).hasValue(1);
    }

    @Test
    void refusesOtherContentUnderTheSameToken() {
        send(CONTENT);

        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> send(new byte[] {9}))
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo("platform.once.changed"));
        assertThat(runs).hasValue(1);
    }

    @Test
    void doesNotTellAnotherPersonTheResult() {
        send(CONTENT);

        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> database.transaction()
                        .execute(status -> once.once(token, UUID.randomUUID(), "place", CONTENT, () -> "stolen")));
    }

    @Test
    void mayBeTriedAgainAfterTheWorkFailed() {
        assertThatIllegalStateException()
                .isThrownBy(() -> database.transaction()
                        .execute(status -> once.once(token, account, "place", CONTENT, () -> {
                            throw new IllegalStateException("no");
                        })));

        assertThat(send(CONTENT)).isEqualTo("order-1");
    }

    @Test
    void manyAtOnceWaitForTheFirstAndAgree() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        try (ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<String>> answers = IntStream.range(0, 12)
                    .mapToObj(n -> people.submit(() -> {
                        go.await();
                        return send(CONTENT);
                    }))
                    .toList();
            go.countDown();
            for (Future<String> answer : answers) {
                assertThat(answer.get()).isEqualTo("order-1");
            }
        }
        assertThat(runs).hasValue(1);
    }

    private String send(byte[] content) {
        return database.transaction()
                .execute(
                        status -> once.once(token, account, "place", content, () -> "order-" + runs.incrementAndGet()));
    }
}

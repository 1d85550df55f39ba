package org.saan.hub.ordering;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/**
 * Where programs wait with their orders. Whatever waits when the desk is free is stored in one transaction, so that many orders
 * share one write to the disk; nobody waits for others to come. An answer is given only after the commit.
 */
@Component
class ReservationDesk implements DisposableBean {
    private static final Logger log = LoggerFactory.getLogger(ReservationDesk.class);
    private static final int MOST_TOGETHER = 32;
    private static final int ATTEMPTS = 6;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Reservations reservations;
    private final ReservationBook book;
    private final LinkedBlockingDeque<Waiting> queue = new LinkedBlockingDeque<>();
    private final Thread desk;

    ReservationDesk(Reservations reservations, ReservationBook book) {
        this.reservations = reservations;
        this.book = book;
        this.desk = Thread.ofPlatform().daemon().name("orders of programs").start(this::serve);
    }

    /** @param sure whether it was looked at with a fresh book already */
    private record Waiting(Reservations.Asked asked, CompletableFuture<Reservations.Outcome> answer, boolean sure) {}

    /**
     * Waits for the answer.
     *
     * @throws IllegalStateException when there is none
     */
    Reservations.Outcome ask(Reservations.Asked asked) {
        var waiting = new Waiting(asked, new CompletableFuture<>(), false);
        queue.add(waiting);
        try {
            return waiting.answer().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (TimeoutException e) {
            throw new IllegalStateException("no answer in time", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void serve() {
        try {
            while (true) {
                var batch = new ArrayList<Waiting>();
                batch.add(queue.take());
                queue.drainTo(batch, MOST_TOGETHER - 1);
                answer(withoutTwins(batch));
            }
        } catch (InterruptedException over) {
            queue.forEach(waiting -> waiting.answer().completeExceptionally(over));
        }
    }

    /** The same request twice at once: the second is looked at when the first is stored. */
    private List<Waiting> withoutTwins(List<Waiting> batch) {
        var now = new ArrayList<Waiting>();
        for (var waiting : batch.reversed()) {
            if (batch.stream()
                            .filter(other -> isTwin(other, waiting))
                            .findFirst()
                            .orElseThrow()
                    == waiting) {
                now.addFirst(waiting);
            } else {
                queue.addFirst(waiting);
            }
        }
        return now;
    }

    private static boolean isTwin(Waiting one, Waiting other) {
        return one.asked().key().equals(other.asked().key())
                && one.asked().requestKey().equals(other.asked().requestKey());
    }

    private void answer(List<Waiting> batch) {
        try {
            var outcomes = place(batch);
            for (int i = 0; i < batch.size(); i++) {
                answer(batch.get(i), outcomes.get(i));
            }
        } catch (RuntimeException e) {
            if (batch.size() == 1) {
                log.error("an order of a program was not stored", e);
                batch.getFirst().answer().completeExceptionally(e);
            } else {
                // One of them is at fault: the others shall not suffer.
                batch.forEach(one -> answer(List.of(one)));
            }
        }
    }

    /** Nobody is told that there is no room by an old book. */
    private void answer(Waiting waiting, Reservations.Outcome outcome) {
        if (outcome instanceof Reservations.Outcome.NoRoom
                && !waiting.sure()
                && book.isOlderThan(ReservationBook.SURE)) {
            queue.addFirst(new Waiting(waiting.asked(), waiting.answer(), true));
        } else {
            waiting.answer().complete(outcome);
        }
    }

    /** Tried again when somebody else was quicker: on another node, or a person at a page. */
    private List<Reservations.Outcome> place(List<Waiting> batch) {
        boolean sure = batch.stream().anyMatch(Waiting::sure);
        var asked = batch.stream().map(Waiting::asked).toList();
        for (int attempt = 1; ; attempt++) {
            try {
                return reservations.place(
                        asked, sure ? book.fresh(ReservationBook.SURE) : book.page(ReservationBook.USUAL));
            } catch (Reservations.Outdated | DuplicateKeyException | ConcurrencyFailureException e) {
                if (attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    @Override
    public void destroy() throws InterruptedException {
        desk.interrupt();
        desk.join(PATIENCE);
    }
}

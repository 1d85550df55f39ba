package org.saan.planner;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Threads that do the parts of a round; what the parts are does not depend on how many threads there are. */
final class Crew implements AutoCloseable {
    private final ExecutorService threads;

    Crew(int count) {
        threads = Executors.newFixedThreadPool(
                count, Thread.ofPlatform().name("planner-", 1).daemon().factory());
    }

    /** Does all parts; returns when the last is done. */
    void all(List<Runnable> parts) {
        var calls = new ArrayList<Callable<Void>>();
        for (var part : parts) {
            calls.add(() -> {
                part.run();
                return null;
            });
        }
        try {
            for (var done : threads.invokeAll(calls)) {
                done.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("a part of the plan failed", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while planning", e);
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}

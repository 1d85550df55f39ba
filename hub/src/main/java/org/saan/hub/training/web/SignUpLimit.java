package org.saan.hub.training.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import org.springframework.stereotype.Component;

/** How often one address may sign up, on this node: so many in an hour. A village shares one address, so it is not few. */
@Component
class SignUpLimit {
    static final int MOST = 40;
    private static final Duration WITHIN = Duration.ofHours(1);
    private static final int MOST_ADDRESSES = 50_000;

    private final Cache<String, ArrayDeque<Long>> sent = Caffeine.newBuilder()
            .maximumSize(MOST_ADDRESSES)
            .expireAfterAccess(WITHIN)
            .build();
    private final Clock clock;

    SignUpLimit(Clock clock) {
        this.clock = clock;
    }

    /** Counts one more from this address, if it may. */
    boolean may(String address) {
        var times = sent.get(address, first -> new ArrayDeque<>());
        synchronized (times) {
            long now = clock.millis();
            while (!times.isEmpty() && times.getFirst() <= now - WITHIN.toMillis()) {
                times.removeFirst();
            }
            if (times.size() >= MOST) {
                return false;
            }
            times.addLast(now);
            return true;
        }
    }
}

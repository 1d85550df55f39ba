package org.saan.hub.shared.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.saan.hub.shared.Viewer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Notes in the log that somebody who is signed in asked for what is not theirs or is not there: which account, by which route,
 * and the ids of the objects; no words and no secrets of links (SE-01, OWASP ASVS 7.2.2). So that nobody fills the log, only the
 * first ones of an hour are noted one by one; then one warning says that this account goes on.
 */
@Component
class RefusedTries {
    static final int EACH_HOUR = 20;
    private static final Duration HOUR = Duration.ofHours(1);
    private static final int MOST_ACCOUNTS = 10_000;
    private static final Logger log = LoggerFactory.getLogger(RefusedTries.class);

    private final Clock clock;
    private final Map<UUID, Tries> tries = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<UUID, Tries> eldest) {
            return size() > MOST_ACCOUNTS;
        }
    };

    RefusedTries(Clock clock) {
        this.clock = clock;
    }

    private record Tries(Instant since, int count) {}

    void note(HttpServletRequest request) {
        var viewer = ShellResolver.viewer();
        if (viewer == null) {
            return;
        }
        int count = count(viewer);
        if (count < EACH_HOUR) {
            log.info(
                    "refused {} {} {} to account {}",
                    request.getMethod(),
                    route(request),
                    ids(request),
                    viewer.accountId());
        } else if (count == EACH_HOUR) {
            log.warn(
                    "account {} was refused {} times within an hour: what it asks for is not noted until the hour is over",
                    viewer.accountId(),
                    count);
        }
    }

    /** How many there were before in this hour. */
    private int count(Viewer viewer) {
        var now = clock.instant();
        synchronized (tries) {
            var before = tries.get(viewer.accountId());
            var next = before == null || before.since().plus(HOUR).isBefore(now)
                    ? new Tries(now, 0)
                    : new Tries(before.since(), before.count() + 1);
            tries.put(viewer.accountId(), next);
            return next.count();
        }
    }

    private static String route(HttpServletRequest request) {
        return request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE) instanceof String pattern
                ? pattern
                : "no route";
    }

    /** Ids only: another variable may be the secret of a link, or a name. */
    private static String ids(HttpServletRequest request) {
        if (!(request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE) instanceof Map<?, ?> variables)) {
            return "[]";
        }
        return variables.values().stream()
                .map(String::valueOf)
                .filter(value -> value.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"))
                .toList()
                .toString();
    }
}

package org.saan.hub.catalogue.web.api;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * How often one address may ask the interface for programs: a bucket that fills evenly and holds a minute's worth. Each node counts
 * for itself. Headers say what is left, as the draft "RateLimit header fields for HTTP" of the IETF writes them.
 */
class ApiLimits extends OncePerRequestFilter {
    private static final long MINUTE = Duration.ofMinutes(1).toMillis();
    private static final int ADDRESSES = 100_000;

    private final int perMinute;
    private final Clock clock;
    private final Cache<String, Bucket> buckets = Caffeine.newBuilder()
            .maximumSize(ADDRESSES)
            .expireAfterAccess(Duration.ofMinutes(2))
            .build();

    ApiLimits(int perMinute, Clock clock) {
        this.perMinute = perMinute;
        this.clock = clock;
    }

    /** What is left for one address. */
    private final class Bucket {
        private double left = perMinute;
        private long at = clock.millis();

        /** What is left after one request; less than 0 when there was nothing left for it. */
        synchronized double take() {
            long now = clock.millis();
            left = Math.min(perMinute, left + Math.max(0, now - at) * (double) perMinute / MINUTE);
            at = now;
            if (left < 1) {
                return left - 1;
            }
            left--;
            return left;
        }
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getRequestURI().startsWith("/api/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        double left =
                buckets.get(request.getRemoteAddr(), address -> new Bucket()).take();
        response.setHeader("RateLimit-Policy", "\"address\";q=" + perMinute + ";w=60");
        response.setHeader("RateLimit", "\"address\";r=" + (long) Math.max(0, left) + ";t=60");
        if (left < 0) {
            long seconds = Math.max(1, (long) Math.ceil(-left * 60 / perMinute));
            response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
            response.sendError(429);
            return;
        }
        chain.doFilter(request, response);
    }
}

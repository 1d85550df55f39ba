package org.saan.hub.shared.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.saan.hub.shared.KeptWithin;
import org.saan.hub.shared.PublicVersion;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * Keeps answers that a controller has declared the same for everybody ({@code Cache-Control: public}, or {@link KeptWithin} the
 * hub), and sends them again before sessions and sign-in are looked at. Kept until what the public sees changes, a minute at most; an answer that sets a
 * cookie is never kept. Whoever asks with the mark of what he has gets 304.
 */
class KeptAnswers extends OncePerRequestFilter {
    private static final long ALL_BYTES = 32L << 20;
    private static final int ONE_BYTES = 1 << 20;
    private static final Duration AT_MOST = Duration.ofMinutes(1);
    /** Where the public looks; what is large and streams elsewhere is not held up here. */
    private static final Pattern OPEN = Pattern.compile("/(?:(?:th|en|api)(?:/|$)|sitemap)");
    /** Printed documents are large, and say themselves whether they have changed. */
    private static final String PRINTED = ".pdf";
    /** Said anew with each answer. */
    private static final Set<String> NOT_KEPT =
            Set.of("content-length", "content-encoding", "content-type", "etag", "vary", "date", "transfer-encoding");

    private record Question(String path, @Nullable String query, String theme, long version) {}

    /**
     * @param within absent when the answer holds as long as the version of the question does
     */
    private record Kept(KeptAnswer answer, @Nullable KeptWithin within) {
        boolean holds() {
            return within == null || within.stillHolds();
        }

        void sendAgain(HttpServletRequest request, HttpServletResponse response) throws IOException {
            if (within != null) {
                within.sentAgain().run();
            }
            answer.send(request, response);
        }
    }

    private final Cache<Question, Kept> kept = Caffeine.newBuilder()
            .maximumWeight(ALL_BYTES)
            .weigher((Question question, Kept one) -> one.answer().weight())
            .expireAfterWrite(AT_MOST)
            .build();
    private final PublicVersion version;

    KeptAnswers(PublicVersion version) {
        this.version = version;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        var method = request.getMethod();
        return !(method.equals("GET") || method.equals("HEAD"))
                || !OPEN.matcher(request.getRequestURI()).lookingAt()
                || request.getRequestURI().endsWith(PRINTED)
                || request.getHeader(HttpHeaders.RANGE) != null
                // A key opens nothing that is not public: what programs get is the same for all.
                || request.getHeader(HttpHeaders.AUTHORIZATION) != null
                        && !Problems.isForPrograms(request.getRequestURI());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var question = new Question(request.getRequestURI(), request.getQueryString(), theme(request), version.now());
        var known = kept.getIfPresent(question);
        if (known != null && known.holds()) {
            known.sendAgain(request, response);
            return;
        }
        var caught = new Caught(response);
        chain.doFilter(request, caught);
        var answer = request.getMethod().equals("GET")
                ? caught.answer(KeptWithin.of(request) != null)
                : Optional.<KeptAnswer>empty();
        if (answer.isEmpty()) {
            caught.copyBodyToResponse();
            return;
        }
        kept.put(question, new Kept(answer.get(), KeptWithin.of(request)));
        response.resetBuffer();
        sendFirst(answer.get(), request, response);
    }

    /** The headers stand in the answer already; only what depends on the asker is said. */
    private static void sendFirst(KeptAnswer answer, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        new KeptAnswer(answer.contentType(), Map.of(), answer.plain(), answer.packed(), answer.mark())
                .send(request, response);
    }

    private static String theme(HttpServletRequest request) {
        var cookies = request.getCookies();
        if (cookies != null) {
            for (Cookie cookie : cookies) {
                if (cookie.getName().equals(ShellResolver.THEME_COOKIE)) {
                    return cookie.getValue().equals("dark") ? "dark" : "light";
                }
            }
        }
        return "";
    }

    /** The answer while it is made: written to the asker only afterwards, once it is known whether it is kept. */
    private static final class Caught extends ContentCachingResponseWrapper {
        /** What was said before, such as how often somebody may ask, is said by others and not kept. */
        private final Set<String> saidBefore;

        Caught(HttpServletResponse response) {
            super(response);
            saidBefore = response.getHeaderNames().stream()
                    .map(name -> name.toLowerCase(Locale.ROOT))
                    .collect(Collectors.toUnmodifiableSet());
        }

        /**
         * @param within whether it was declared to be kept here, if by nobody else
         */
        Optional<KeptAnswer> answer(boolean within) {
            var control = getHeader(HttpHeaders.CACHE_CONTROL);
            var type = getContentType();
            if (getStatus() != HttpStatus.OK.value()
                    || !(within || (control != null && control.contains("public")))
                    || type == null
                    || getHeader(HttpHeaders.SET_COOKIE) != null
                    || getContentSize() == 0
                    || getContentSize() > ONE_BYTES) {
                return Optional.empty();
            }
            var headers = new HashMap<String, List<String>>();
            for (var name : getHeaderNames()) {
                var known = name.toLowerCase(Locale.ROOT);
                if (!NOT_KEPT.contains(known) && !saidBefore.contains(known)) {
                    headers.put(name, List.copyOf(getHeaders(name)));
                }
            }
            return Optional.of(KeptAnswer.of(type, headers, getContentAsByteArray()));
        }
    }
}

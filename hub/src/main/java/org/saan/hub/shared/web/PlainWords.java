package org.saan.hub.shared.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Leaves out of every field and parameter the signs that nobody types and that do harm where they are kept or shown: controls
 * (among them the number 0, which no database keeps, and those that XML and terminals forbid) other than tab and the end of a
 * line, and the ones that turn the direction of what follows, by which a name can look like another. Copying from another
 * program brings them along unseen, so they are dropped and the form is taken.
 */
final class PlainWords extends OncePerRequestFilter {
    private static final Pattern HARMFUL =
            Pattern.compile("[\\p{Cc}&&[^\\t\\r\\n]]|[\\u202A-\\u202E\\u2066-\\u2069\\uFFFE\\uFFFF]");

    /** The same words without such signs. */
    static String plain(String words) {
        var found = HARMFUL.matcher(words);
        return found.find() ? found.replaceAll("") : words;
    }

    /** A parameter without a value counts as empty. */
    private static String[] plain(@Nullable String[] words) {
        return Arrays.stream(words).map(one -> one == null ? "" : plain(one)).toArray(String[]::new);
    }

    /** Programs copy nothing unseen: they are told what is wrong with what they sent. */
    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.getRequestURI().startsWith("/api/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(new Plain(request), response);
    }

    /** A request whose parameters are plain; parts of files are as they were sent. */
    private static final class Plain extends HttpServletRequestWrapper {
        Plain(HttpServletRequest request) {
            super(request);
        }

        @Override
        public @Nullable String getParameter(String name) {
            var value = super.getParameter(name);
            return value == null ? null : PlainWords.plain(value);
        }

        @Override
        public String @Nullable [] getParameterValues(String name) {
            var values = super.getParameterValues(name);
            return values == null ? null : PlainWords.plain(values);
        }

        @Override
        public Map<String, String[]> getParameterMap() {
            var plain = new LinkedHashMap<String, String[]>();
            super.getParameterMap()
                    .forEach((name, values) -> plain.put(PlainWords.plain(name), PlainWords.plain(values)));
            return plain;
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Setup {
        @Bean
        static FilterRegistrationBean<PlainWords> plainWords() {
            var filter = new FilterRegistrationBean<>(new PlainWords());
            // After the one that answers what is too large, and before sign-in reads its fields.
            filter.setOrder(Ordered.HIGHEST_PRECEDENCE + 30);
            return filter;
        }
    }
}

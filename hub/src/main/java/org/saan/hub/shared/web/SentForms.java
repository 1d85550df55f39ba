package org.saan.hub.shared.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.shared.SentForm;
import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.multipart.MultipartHttpServletRequest;
import org.springframework.web.util.WebUtils;

/** Gives controllers the {@link SentForm} of a request: its fields {@code once} and {@code at}, and a digest of the others. */
@Component
class SentForms implements HandlerMethodArgumentResolver {
    /** The clock of the sending phone at the moment of sending: a phone that is an hour wrong is wrong in both. */
    static final String CLOCK = "Saan-Clock";

    private static final Set<String> NOT_ENTERED = Set.of("_csrf", "once");
    /** What is older was filled in before somebody set the clock of the phone. */
    private static final Duration OLDEST = Duration.ofDays(60);

    private final Clock clock;

    SentForms(Clock clock) {
        this.clock = clock;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == SentForm.class;
    }

    @Override
    public SentForm resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest webRequest,
            @Nullable WebDataBinderFactory binder)
            throws IOException {
        var request = webRequest.getNativeRequest(HttpServletRequest.class);
        if (request == null) {
            throw new IllegalStateException("no servlet request");
        }
        return new SentForm(
                id(request.getParameter("once")), at(request), content(request), QueueAnswers.isQueued(request));
    }

    private Instant at(HttpServletRequest request) {
        var now = clock.instant();
        var typed = instant(request.getParameter("at"));
        if (typed == null) {
            return now;
        }
        var phone = instant(request.getHeader(CLOCK));
        var age = Duration.between(typed, phone == null ? now : phone);
        return age.isNegative() || age.compareTo(OLDEST) > 0 ? now : now.minus(age);
    }

    private static String content(HttpServletRequest request) throws IOException {
        var digest = sha256();
        for (var field : new TreeMap<>(request.getParameterMap()).entrySet()) {
            if (!NOT_ENTERED.contains(field.getKey())) {
                add(digest, field.getKey());
                for (var value : field.getValue()) {
                    add(digest, value);
                }
            }
        }
        var parts = WebUtils.getNativeRequest(request, MultipartHttpServletRequest.class);
        if (parts != null) {
            for (var files : new TreeMap<>(parts.getMultiFileMap()).entrySet()) {
                add(digest, files.getKey());
                for (var file : files.getValue()) {
                    try (var in = file.getInputStream();
                            var out = new DigestOutputStream(OutputStream.nullOutputStream(), digest)) {
                        in.transferTo(out);
                    }
                    digest.update((byte) 0);
                }
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void add(MessageDigest digest, String text) {
        digest.update(text.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static @Nullable UUID id(@Nullable String text) {
        try {
            return text == null || text.isBlank() ? null : UUID.fromString(text);
        } catch (IllegalArgumentException strange) {
            return null;
        }
    }

    private static @Nullable Instant instant(@Nullable String text) {
        try {
            return text == null || text.isBlank() ? null : Instant.parse(text);
        } catch (DateTimeException strange) {
            return null;
        }
    }
}

package org.saan.hub.shared.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.saan.hub.shared.Language;
import org.saan.hub.shared.PublicAddress;
import org.saan.hub.shared.Words;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import tools.jackson.databind.ObjectMapper;

/** Tells programs what is wrong, as {@code application/problem+json} in the language that they accept, never as a page. */
@Component
public class Problems {
    private static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.of("th"));

    private final Words words;
    private final ObjectMapper json;
    private final PublicAddress address;

    Problems(Words words, ObjectMapper json, PublicAddress address) {
        this.words = words;
        this.json = json;
        this.address = address;
    }

    /** Whether a program asks: everything under {@code /api}. The path is decoded. */
    public static boolean isForPrograms(String path) {
        return path.equals("/api") || path.startsWith("/api/");
    }

    /** The decoded path of a request, however it was written. */
    public static String path(HttpServletRequest request) {
        var more = request.getPathInfo();
        return request.getServletPath() + (more == null ? "" : more);
    }

    /** English unless Thai is preferred: who sends no preference is a program without a reader. */
    static Language language(HttpServletRequest request) {
        var asked = request.getHeader(HttpHeaders.ACCEPT_LANGUAGE);
        if (asked == null || asked.isBlank() || asked.length() > 500) {
            return Language.EN;
        }
        try {
            var best = Locale.lookup(Locale.LanguageRange.parse(asked), LANGUAGES);
            return best == null ? Language.EN : Language.of(best.toLanguageTag());
        } catch (IllegalArgumentException unreadable) {
            return Language.EN;
        }
    }

    /** Answers with a problem of that status; its words are {@code api.problem.STATUS} and {@code …_help}. */
    public void write(HttpServletRequest request, HttpServletResponse response, HttpStatus status, Object... args)
            throws IOException {
        var known = words.has("api.problem." + status.value()) ? status.value() : status.is4xxClientError() ? 400 : 500;
        var key = "api.problem." + known;
        send(request, response, status, key, words.say(language(request), key + "_help", args), List.of());
    }

    void write(HttpServletRequest request, HttpServletResponse response, WrongParameters asked) throws IOException {
        var language = language(request);
        var errors = asked.wrong().stream()
                .map(one -> new Problem.Wrong(
                        one.parameter(),
                        words.say(language, one.word(), one.args().toArray())))
                .toList();
        send(
                request,
                response,
                HttpStatus.BAD_REQUEST,
                "api.problem.parameters",
                words.say(language, "api.problem.parameters_help", errors.size()),
                errors);
    }

    void write(HttpServletRequest request, HttpServletResponse response, RefusedRequest refused) throws IOException {
        var language = language(request);
        var key = "api.problem." + refused.problem();
        var errors = refused
                .refusal()
                .map(one -> new Problem.Wrong(String.valueOf(one.field()), words.say(language, one.code(), one.args())))
                .stream()
                .toList();
        send(request, response, refused.status(), key, words.say(language, key + "_help"), errors);
    }

    private void send(
            HttpServletRequest request,
            HttpServletResponse response,
            HttpStatus status,
            String key,
            @Nullable String detail,
            List<Problem.Wrong> errors)
            throws IOException {
        var language = language(request);
        var fragment = key.substring("api.problem.".length());
        var problem = new Problem(
                address.base() + "/" + language.tag() + "/api#problem-" + fragment,
                words.say(language, key),
                status.value(),
                detail,
                path(request),
                errors);
        var body = json.writeValueAsString(problem).getBytes(StandardCharsets.UTF_8);
        response.resetBuffer();
        response.setStatus(status.value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setHeader(HttpHeaders.CONTENT_LANGUAGE, language.tag());
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.addHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
        response.flushBuffer();
    }
}

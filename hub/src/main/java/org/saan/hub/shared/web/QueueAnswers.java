package org.saan.hub.shared.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.saan.hub.shared.NotFound;
import org.saan.hub.shared.Refusal;
import org.springframework.core.Ordered;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponse;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.support.RequestContextUtils;
import tools.jackson.databind.ObjectMapper;

/**
 * Answers the queue of a phone (docs/offline.md). It names the account that wrote the form in the header {@value #HEADER}, and
 * hears in the same header of the answer what became of it: {@code done}, {@code refused} with the reason in words, or
 * {@code signed-out}. An answer without that header is of somebody else on the way, and the phone sends again.
 *
 * <p>Controllers redirect and refuse as they do for pages; here the redirect becomes its address and what it wanted to say.
 */
@Component
class QueueAnswers implements HandlerInterceptor, HandlerExceptionResolver, Ordered {
    static final String HEADER = "Saan-Queue";

    private static final String DONE = "done";
    private static final String REFUSED = "refused";
    private static final String SIGNED_OUT = "signed-out";
    private static final String REDIRECT = "redirect:";

    private final ShellResolver shells;
    private final ObjectMapper json;

    QueueAnswers(ShellResolver shells, ObjectMapper json) {
        this.shells = shells;
        this.json = json;
    }

    /**
     * @param to path that a page would have been sent to
     * @param notice what the page would have said there
     */
    record Done(String to, @Nullable String notice) {}

    /** @param field name of the field that the reason is about */
    record Refused(int status, String detail, @Nullable String field) {}

    record SignedOut(int status) {}

    static boolean isQueued(HttpServletRequest request) {
        return request.getHeader(HEADER) != null;
    }

    /** A form is done for the account that wrote it or not at all: phones are shared. */
    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        if (!isQueued(request)) {
            return true;
        }
        var viewer = ShellResolver.viewer();
        if (viewer != null && viewer.accountId().toString().equals(request.getHeader(HEADER))) {
            // What the controller shows to a script that asks for a part of a page is done too.
            response.setHeader(HEADER, DONE);
            return true;
        }
        write(response, HttpStatus.UNAUTHORIZED, SIGNED_OUT, new SignedOut(HttpStatus.UNAUTHORIZED.value()));
        return false;
    }

    @Override
    public void postHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable ModelAndView page) {
        var name = page == null ? null : page.getViewName();
        if (page == null || name == null || !name.startsWith(REDIRECT) || !isQueued(request)) {
            return;
        }
        var flash = RequestContextUtils.getOutputFlashMap(request);
        var notice = flash != null && flash.get("notice") instanceof String words ? words : null;
        page.setView(answer(HttpStatus.OK, DONE, new Done(name.substring(REDIRECT.length()), notice)));
    }

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE;
    }

    @Override
    public @Nullable ModelAndView resolveException(
            HttpServletRequest request, HttpServletResponse response, @Nullable Object handler, Exception ex) {
        if (!isQueued(request)) {
            return null;
        }
        var shell = shells.shell(request);
        return switch (ex) {
            case Refusal refusal -> refused(HttpStatus.CONFLICT, shell.say(refusal), refusal.field());
            case NotFound gone -> refused(HttpStatus.NOT_FOUND, shell.t("phones.gone"), null);
            case MethodArgumentTypeMismatchException strange ->
                refused(HttpStatus.NOT_FOUND, shell.t("phones.gone"), null);
            case PessimisticLockingFailureException busy -> later(response);
            case ErrorResponse answer
            when answer.getStatusCode().is4xxClientError() ->
                refused(
                        HttpStatus.valueOf(answer.getStatusCode().value()),
                        shell.t(
                                answer.getStatusCode().value() == HttpStatus.CONTENT_TOO_LARGE.value()
                                        ? "shared.error.too_large_help"
                                        : "phones.not_understood",
                                PhotoUploads.MOST_MEGABYTES),
                        null);
            default -> null;
        };
    }

    /** Somebody else was first; the phone sends again. */
    private static ModelAndView later(HttpServletResponse response) {
        response.setStatus(HttpStatus.SERVICE_UNAVAILABLE.value());
        return new ModelAndView((View) (model, from, to) -> {});
    }

    private ModelAndView refused(HttpStatus status, String detail, @Nullable String field) {
        return new ModelAndView(answer(status, REFUSED, new Refused(status.value(), detail, field)));
    }

    private View answer(HttpStatus status, String state, Object body) {
        return (model, request, response) -> write(response, status, state, body);
    }

    private void write(HttpServletResponse response, HttpStatus status, String state, Object body) {
        var bytes = json.writeValueAsString(body).getBytes(StandardCharsets.UTF_8);
        response.setStatus(status.value());
        response.setHeader(HEADER, state);
        response.setContentType(
                status.isError() ? MediaType.APPLICATION_PROBLEM_JSON_VALUE : MediaType.APPLICATION_JSON_VALUE);
        response.setContentLength(bytes.length);
        try {
            response.getOutputStream().write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

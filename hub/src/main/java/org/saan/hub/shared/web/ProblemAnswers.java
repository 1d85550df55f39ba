package org.saan.hub.shared.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.shared.NotFound;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponse;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.DisconnectedClientHelper;

/** Whatever goes wrong under {@code /api} is told as a problem, before any page for people is thought of. */
@Component
class ProblemAnswers implements HandlerExceptionResolver, Ordered {
    private static final Logger log = LoggerFactory.getLogger(ProblemAnswers.class);

    private final Problems problems;

    ProblemAnswers(Problems problems) {
        this.problems = problems;
    }

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE;
    }

    @Override
    public @Nullable ModelAndView resolveException(
            HttpServletRequest request, HttpServletResponse response, @Nullable Object handler, Exception ex) {
        if (!Problems.isForPrograms(Problems.path(request))
                || DisconnectedClientHelper.isClientDisconnectedException(ex)) {
            return null;
        }
        try {
            tell(request, response, ex);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new ModelAndView();
    }

    private void tell(HttpServletRequest request, HttpServletResponse response, Exception ex) throws IOException {
        switch (ex) {
            case WrongParameters wrong -> problems.write(request, response, wrong);
            case RefusedRequest refused -> problems.write(request, response, refused);
            case NotFound missing -> problems.write(request, response, HttpStatus.NOT_FOUND);
            case ErrorResponse answer -> {
                answer.getHeaders()
                        .forEach((name, values) -> values.stream()
                                .filter(value -> !name.equalsIgnoreCase(HttpHeaders.CONTENT_TYPE))
                                .forEach(value -> response.setHeader(name, value)));
                problems.write(
                        request,
                        response,
                        HttpStatus.valueOf(answer.getStatusCode().value()));
            }
            default -> {
                var id = UUID.randomUUID();
                log.error("request failed, id {}", id, ex);
                problems.write(request, response, HttpStatus.INTERNAL_SERVER_ERROR, id);
            }
        }
    }
}

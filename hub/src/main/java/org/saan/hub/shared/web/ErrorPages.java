package org.saan.hub.shared.web;

import jakarta.servlet.http.HttpServletRequest;
import java.sql.SQLException;
import java.util.Set;
import java.util.UUID;
import org.saan.hub.shared.NotFound;
import org.saan.hub.shared.Refusal;
import org.saan.hub.shared.Shell;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.http.HttpStatus;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.View;
import org.springframework.web.util.DisconnectedClientHelper;

/** What a person sees when a page says no, is not there, or broke: words and a way back, never a stack trace. */
@ControllerAdvice
class ErrorPages {
    private static final Logger log = LoggerFactory.getLogger(ErrorPages.class);
    /** PostgreSQL: the number 0 in a text or in JSON, a text too long for its column or for an index. */
    private static final Set<String> UNSTORABLE = Set.of("22021", "22P05", "22001", "54000");

    private final ShellResolver shells;
    private final RefusedTries tries;

    ErrorPages(ShellResolver shells, RefusedTries tries) {
        this.shells = shells;
        this.tries = tries;
    }

    @ExceptionHandler({NotFound.class, MethodArgumentTypeMismatchException.class})
    ModelAndView notFound(HttpServletRequest request) {
        tries.note(request);
        return page(request, HttpStatus.NOT_FOUND, "shared.error.not_found", null);
    }

    @ExceptionHandler
    ModelAndView refused(Refusal refusal, HttpServletRequest request) {
        return page(
                request,
                HttpStatus.CONFLICT,
                "shared.error.refused",
                shells.shell(request).say(refusal));
    }

    @ExceptionHandler
    ModelAndView broke(Exception bug, HttpServletRequest request) throws Exception {
        if (bug instanceof AccessDeniedException) {
            throw bug;
        }
        if (DisconnectedClientHelper.isClientDisconnectedException(bug)) {
            // Somebody left before the page was there; nobody is left to tell.
            return new ModelAndView((View) (model, from, to) -> {});
        }
        if (bug instanceof ErrorResponse answer) {
            var status = HttpStatus.valueOf(answer.getStatusCode().value());
            return status == HttpStatus.NOT_FOUND
                    ? notFound(request)
                    : page(request, status, "shared.error.bad_request", null);
        }
        if (bug instanceof HttpMessageNotReadableException) {
            return page(request, HttpStatus.BAD_REQUEST, "shared.error.bad_request", null);
        }
        var id = UUID.randomUUID();
        log.error("request failed, id {}", id, bug);
        return page(
                request,
                HttpStatus.INTERNAL_SERVER_ERROR,
                "shared.error.broke",
                shells.shell(request).t("shared.error.broke_id", id));
    }

    /** Two people changed the same things and the database let one go first. */
    @ExceptionHandler
    ModelAndView busy(PessimisticLockingFailureException tooLate, HttpServletRequest request) {
        return page(request, HttpStatus.CONFLICT, "shared.error.busy", null);
    }

    /** A sign that no text has, or a text longer than anybody writes: the sender is not a browser with a person before it. */
    @ExceptionHandler
    ModelAndView unstorable(DataAccessException refused, HttpServletRequest request) throws Exception {
        return refused.getMostSpecificCause() instanceof SQLException cause && UNSTORABLE.contains(cause.getSQLState())
                ? page(request, HttpStatus.BAD_REQUEST, "shared.error.bad_request", null)
                : broke(refused, request);
    }

    private ModelAndView page(
            HttpServletRequest request,
            HttpStatus status,
            String key,
            @org.jspecify.annotations.Nullable String detail) {
        Shell shell = shells.shell(request).titled(key);
        var view = new ModelAndView("shared/web/error", "page", new ErrorPage(shell, shell.t(key + "_help"), detail));
        view.setStatus(status);
        return view;
    }
}

package org.saan.hub.shared.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.saan.hub.shared.Audience;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** What a person sees when a request fails before any page has it, such as a file larger than the server takes. */
@Controller
@Audience(anybody = true)
class ServerErrors implements ErrorController {
    private final ShellResolver shells;
    private final Problems problems;

    ServerErrors(ShellResolver shells, Problems problems) {
        this.shells = shells;
        this.problems = problems;
    }

    @RequestMapping("/error")
    @Nullable
    ModelAndView error(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!(request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code)) {
            return new ModelAndView("redirect:/");
        }
        var status = HttpStatus.resolve(code);
        if (request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String asked
                && Problems.isForPrograms(asked)) {
            problems.write(request, response, status == null ? HttpStatus.INTERNAL_SERVER_ERROR : status, "");
            return null;
        }
        var key = "shared.error."
                + switch (code) {
                    case 404 -> "not_found";
                    case 413 -> "too_large";
                    default -> code < 500 ? "bad_request" : "broke";
                };
        var shell = shells.shell(request).titled(key);
        var help = code == 413
                ? shell.t("shared.error.too_large_help", PhotoUploads.MOST_MEGABYTES)
                : shell.t(key + "_help");
        var page = new ModelAndView(
                "shared/web/error", "page", new ErrorPage(shell, help, null, code == 413 ? from(request) : null));
        page.setStatus(status == null ? HttpStatus.INTERNAL_SERVER_ERROR : status);
        return page;
    }

    /** The path of the page that sent it, of this site only. */
    private static @Nullable String from(HttpServletRequest request) {
        var referer = request.getHeader("Referer");
        var host = request.getHeader("Host");
        if (referer == null || host == null) {
            return null;
        }
        for (var scheme : List.of("https://", "http://")) {
            if (referer.startsWith(scheme + host + "/")) {
                var path = referer.substring((scheme + host).length());
                return path.matches("/(?![/\\\\])[^\\p{Cntrl}\\\\]*") ? path : null;
            }
        }
        return null;
    }
}

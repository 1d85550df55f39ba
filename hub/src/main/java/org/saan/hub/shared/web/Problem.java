package org.saan.hub.shared.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.saan.hub.shared.Refusal;
import org.saan.hub.shared.Shell;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.ModelAndView;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a program reads when a request fails (RFC 9457), in the language of whoever asks.
 *
 * @param parameter the one that is wrong; absent when it is none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Problem(
        String type,
        String title,
        int status,
        String detail,
        @Nullable String parameter) {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String API = "/api/";

    /** Whether programs ask there, not people. */
    static boolean concerns(String path) {
        return path.startsWith(API);
    }

    static Problem of(HttpStatus status, String title, String detail) {
        return new Problem("about:blank", title, status.value(), detail, null);
    }

    static ModelAndView refused(Refusal refusal, Shell shell) {
        var title = shell.t("shared.error.bad_request");
        return new Problem("about:blank", title, HttpStatus.BAD_REQUEST.value(), shell.say(refusal), refusal.field())
                .view();
    }

    ModelAndView view() {
        return new ModelAndView((model, request, response) -> {
            response.setStatus(status);
            response.setContentType("application/problem+json");
            response.setCharacterEncoding("UTF-8");
            response.setHeader("Access-Control-Allow-Origin", "*");
            response.getOutputStream().write(JSON.writeValueAsString(this).getBytes(StandardCharsets.UTF_8));
        });
    }
}

package org.saan.hub.shared.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.saan.hub.shared.Audience;
import org.saan.hub.shared.Language;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Language and light of the reader, kept in a cookie; the switch comes back to the same page. */
@Controller
@Audience(anybody = true)
class Preferences {

    @PostMapping("/preferences")
    String change(
            @RequestParam @Nullable String language,
            @RequestParam @Nullable String theme,
            @RequestParam(defaultValue = "/") String back,
            HttpServletResponse response) {
        if (language != null) {
            keep(response, ShellResolver.LANGUAGE_COOKIE, Language.of(language).tag());
        }
        if (theme != null) {
            keep(response, ShellResolver.THEME_COOKIE, theme.equals("dark") ? "dark" : "light");
        }
        return "redirect:" + (ownPath(back) ? back : "/");
    }

    /** Only a path of this site: {@code //elsewhere} and {@code /\elsewhere} would leave it. */
    private static boolean ownPath(String back) {
        return back.matches("/(?![/\\\\])[^\\p{Cntrl}\\\\]*") || back.equals("/");
    }

    private static void keep(HttpServletResponse response, String name, String value) {
        var cookie = ResponseCookie.from(name, value)
                .path("/")
                .maxAge(Duration.ofDays(365))
                .httpOnly(true)
                .sameSite("Lax")
                .build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    }
}

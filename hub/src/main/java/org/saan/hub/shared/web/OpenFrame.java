package org.saan.hub.shared.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.saan.hub.shared.Language;
import org.saan.hub.shared.Shell;
import org.springframework.http.HttpHeaders;

/**
 * The frame of a page for buyers without account: the address names the language, and nobody keeps or lists the page.
 *
 * @param here path without the language
 */
public record OpenFrame(Shell shell, String here) {
    private static final int LANGUAGE = "/th".length();

    public static OpenFrame of(Shell shell, HttpServletRequest request, HttpServletResponse response) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        // The address of an enquiry is a secret; no other site is told of it.
        response.setHeader("Referrer-Policy", "same-origin");
        return new OpenFrame(shell, request.getRequestURI().substring(LANGUAGE));
    }

    public OpenFrame at(String path) {
        return new OpenFrame(shell, path);
    }

    public OpenFrame titled(String key, Object... args) {
        return new OpenFrame(shell.titled(key, args), here);
    }

    public String to(String path) {
        return "/" + shell.language().tag() + path;
    }

    public String in(Language language) {
        return "/" + language.tag() + here;
    }
}

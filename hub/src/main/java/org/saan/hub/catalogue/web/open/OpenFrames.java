package org.saan.hub.catalogue.web.open;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.saan.hub.shared.PublicAddress;
import org.saan.hub.shared.Shell;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/** Makes the frame of a public page, and declares the answer the same for everybody. */
@Component
class OpenFrames {
    private static final int LANGUAGE = "/th".length();

    private final PublicAddress address;

    OpenFrames(PublicAddress address) {
        this.address = address;
    }

    OpenFrame of(Shell shell, HttpServletRequest request, HttpServletResponse response) {
        // Others may keep it, but ask each time whether it is still so: a page may be taken back at any moment.
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-cache, public");
        var query = request.getQueryString();
        var page = request.getParameter("page");
        return new OpenFrame(
                shell,
                address.base(),
                request.getRequestURI().substring(LANGUAGE),
                query == null ? "" : "?" + query,
                page != null && page.matches("[1-9][0-9]{0,3}") ? "?page=" + page : "",
                shell.t("public.description"),
                null,
                null,
                true);
    }
}

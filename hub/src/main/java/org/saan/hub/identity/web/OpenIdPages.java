package org.saan.hub.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.saan.hub.identity.Door;
import org.saan.hub.identity.OpenId;
import org.saan.hub.identity.OwnPath;
import org.saan.hub.identity.SignIn.Outcome;
import org.saan.hub.shared.Audience;
import org.saan.hub.shared.NotFound;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** To the provider and back. */
@Controller
@Audience(anybody = true)
class OpenIdPages {
    private static final String ASKED = "saan.openid";
    private static final String TO = "saan.openid.to";

    private final OpenId openId;
    private final Door door;

    OpenIdPages(OpenId openId, Door door) {
        this.openId = openId;
        this.door = door;
    }

    /** A link and no form: what forms may lead to is this hub alone. */
    @GetMapping("/sign-in/openid")
    void begin(HttpServletRequest request, HttpServletResponse response, @RequestParam(defaultValue = "") String to)
            throws IOException {
        mustBeConfigured();
        var asked = openId.begin(request);
        var session = door.waitingSession(request);
        session.setAttribute(ASKED, asked);
        session.setAttribute(TO, OwnPath.orHome(to));
        response.sendRedirect(asked.getAuthorizationRequestUri());
    }

    /** An answer that this browser did not ask for is none. */
    @GetMapping(OpenId.BACK)
    void back(
            HttpServletRequest request,
            HttpServletResponse response,
            @RequestParam(defaultValue = "") String code,
            @RequestParam(defaultValue = "") String state)
            throws IOException {
        mustBeConfigured();
        var session = request.getSession(false);
        if (session == null
                || !(session.getAttribute(ASKED) instanceof OAuth2AuthorizationRequest asked)
                || code.isEmpty()
                || state.isEmpty()) {
            response.sendRedirect("/sign-in?openid=none");
            return;
        }
        var to = OwnPath.orHome(String.valueOf(session.getAttribute(TO)));
        session.removeAttribute(ASKED);
        session.removeAttribute(TO);
        switch (openId.end(asked, code, state, Door.deviceOf(request))) {
            case Outcome.In in -> {
                door.letIn(in.viewer(), request, response);
                response.sendRedirect(to);
            }
            case Outcome.Half half -> {
                door.half(half.account(), to, half.wanted(), request, response);
                response.sendRedirect("/sign-in/second");
            }
            case Outcome.Refused refused -> response.sendRedirect("/sign-in?openid=none");
        }
    }

    private void mustBeConfigured() {
        if (openId.providerName().isEmpty()) {
            throw new NotFound("openid");
        }
    }
}

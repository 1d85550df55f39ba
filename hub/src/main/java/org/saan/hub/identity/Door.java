package org.saan.hub.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.saan.hub.shared.Viewer;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.stereotype.Component;

/** Opens the session of somebody who proved who they are by other means than the form with the password. */
@Component
public class Door {
    private final HttpSessionSecurityContextRepository sessions = new HttpSessionSecurityContextRepository();

    /** The session gets a new id and forms a new token: what an attacker may have planted before is worth nothing. */
    public void letIn(Viewer viewer, HttpServletRequest request, HttpServletResponse response) {
        if (request.getSession(false) != null) {
            request.changeSessionId();
        }
        var context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(new SecuritySetup.SignedIn(viewer));
        SecurityContextHolder.setContext(context);
        sessions.saveContext(context, request, response);
        SecuritySetup.csrfCookie().saveToken(null, request, response);
    }
}

package org.saan.hub.identity;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.saan.hub.shared.Role;
import org.saan.hub.shared.Viewer;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Nobody stays signed in for ever, however often they look: who sees or changes what belongs to others signs in anew after
 * twelve hours, everybody else after thirty days (OWASP ASVS 3.3.2). What is unused for {@code spring.session.timeout} ends
 * before that.
 */
final class SessionEnd extends OncePerRequestFilter {
    static final Duration OF_OFFICERS = Duration.ofHours(12);
    static final Duration OF_OTHERS = Duration.ofDays(30);

    static Duration longest(Role role) {
        return SecondFactor.offeredTo(role) ? OF_OFFICERS : OF_OTHERS;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var session = request.getSession(false);
        if (session != null
                && session.getAttribute(HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY)
                        instanceof SecurityContext context
                && context.getAuthentication() != null
                && context.getAuthentication().getPrincipal() instanceof Viewer viewer) {
            // The session is made at the moment of signing in, see Door; now is when it is looked at, by the same
            // clock.
            long age = session.getLastAccessedTime() - session.getCreationTime();
            if (age > longest(viewer.role()).toMillis()) {
                session.invalidate();
            }
        }
        chain.doFilter(request, response);
    }
}

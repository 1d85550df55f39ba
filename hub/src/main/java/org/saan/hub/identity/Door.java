package org.saan.hub.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.Serializable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.shared.Viewer;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.stereotype.Component;

/** Opens the session of somebody who proved who they are, by whatever means. */
@Component
public class Door {
    private static final String HALF = "saan.half_in";
    private static final Duration HALF_VALID = Duration.ofMinutes(10);

    private final HttpSessionSecurityContextRepository sessions = new HttpSessionSecurityContextRepository();
    private final KnownDevices devices;
    private final OpenAccounts accounts;
    private final Clock clock;

    Door(KnownDevices devices, OpenAccounts accounts, Clock clock) {
        this.devices = devices;
        this.accounts = accounts;
        this.clock = clock;
    }

    /**
     * Somebody whose password was right and who has yet to show the second factor. Nothing is open to them.
     *
     * @param to where they wanted to go
     * @param setUp they have none yet and need one
     */
    public record HalfIn(UUID account, String to, boolean setUp, Instant until) implements Serializable {}

    /** What a browser shows of itself at the door; absent when nobody has signed in there. */
    public static @Nullable String deviceOf(HttpServletRequest request) {
        return KnownDevices.tokenOf(request);
    }

    /** The session gets a new id and forms a new token: what an attacker may have planted before is worth nothing. */
    public void letIn(Viewer viewer, HttpServletRequest request, HttpServletResponse response) {
        letIn(viewer, request, response, false);
    }

    /** @param trust spare the second factor here for some weeks */
    public void letIn(Viewer viewer, HttpServletRequest request, HttpServletResponse response, boolean trust) {
        newSession(request, response);
        request.getSession().removeAttribute(HALF);
        request.getSession().setAttribute(Sessions.BROWSER, Browsers.named(request.getHeader("User-Agent")));
        var context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(new SecuritySetup.SignedIn(viewer));
        SecurityContextHolder.setContext(context);
        sessions.saveContext(context, request, response);
        devices.note(viewer.accountId(), request, response, trust);
    }

    /** Keeps in mind that the password was right, for ten minutes. */
    public void half(UUID account, String to, boolean setUp, HttpServletRequest request, HttpServletResponse response) {
        newSession(request, response);
        SecurityContextHolder.clearContext();
        sessions.saveContext(SecurityContextHolder.createEmptyContext(), request, response);
        request.getSession()
                .setAttribute(
                        HALF,
                        new HalfIn(
                                account,
                                OwnPath.orHome(to),
                                setUp,
                                clock.instant().plus(HALF_VALID)));
    }

    public Optional<HalfIn> findHalf(HttpServletRequest request) {
        var session = request.getSession(false);
        return session != null
                        && session.getAttribute(HALF) instanceof HalfIn half
                        && half.until().isAfter(clock.instant())
                ? Optional.of(half)
                : Optional.empty();
    }

    /** Lets somebody in who has now shown the second factor; empty when the account was closed meanwhile. */
    public boolean letInWhole(HalfIn half, HttpServletRequest request, HttpServletResponse response, boolean trust) {
        var viewer = accounts.find(half.account());
        viewer.ifPresent(person -> letIn(person, request, response, trust));
        return viewer.isPresent();
    }

    private static void newSession(HttpServletRequest request, HttpServletResponse response) {
        if (request.getSession(false) != null) {
            request.changeSessionId();
        }
        SecuritySetup.csrfCookie().saveToken(null, request, response);
    }
}

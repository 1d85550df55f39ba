package org.saan.hub.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.shared.PublicAddress;
import org.saan.hub.shared.Viewer;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.stereotype.Component;

/** Opens the session of somebody who proved who they are, by whatever means. */
@Component
public class Door {
    private static final String HALF = "saan.half_in";
    private static final String CHALLENGE = "saan.challenge";
    private static final Duration HALF_VALID = Duration.ofMinutes(10);

    private final HttpSessionSecurityContextRepository sessions = new HttpSessionSecurityContextRepository();
    private final KnownDevices devices;
    private final OpenAccounts accounts;
    private final PublicAddress hub;
    private final Clock clock;

    Door(KnownDevices devices, OpenAccounts accounts, PublicAddress hub, Clock clock) {
        this.devices = devices;
        this.accounts = accounts;
        this.hub = hub;
        this.clock = clock;
    }

    /**
     * Somebody whose password was right and who has yet to show the second factor. Nothing is open to them.
     *
     * @param to where they wanted to go
     */
    public record HalfIn(UUID account, String to, Wanted wanted, Instant until) implements Serializable {}

    /** What somebody has to show after the password. */
    public enum Wanted {
        CODE,
        /** Their role needs a second factor and a passkey is all they have. */
        PASSKEY,
        /** Their role needs a second factor and they have none yet. */
        SET_UP
    }

    /** What a browser shows of itself at the door; absent when nobody has signed in there. */
    public static @Nullable String deviceOf(HttpServletRequest request) {
        return KnownDevices.tokenOf(request);
    }

    /** The session is a new one and forms get a new token: what an attacker may have planted before is worth nothing. */
    public void letIn(Viewer viewer, HttpServletRequest request, HttpServletResponse response) {
        letIn(viewer, request, response, false);
    }

    /** @param trust spare the second factor here for some weeks */
    public void letIn(Viewer viewer, HttpServletRequest request, HttpServletResponse response, boolean trust) {
        newSession(request, response).setAttribute(Sessions.BROWSER, Browsers.named(request.getHeader("User-Agent")));
        var context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(new SecuritySetup.SignedIn(viewer));
        SecurityContextHolder.setContext(context);
        sessions.saveContext(context, request, response);
        devices.note(viewer.accountId(), request, response, trust);
    }

    /** Keeps in mind that the password was right, for ten minutes. */
    public void half(UUID account, String to, Wanted wanted, HttpServletRequest request, HttpServletResponse response) {
        SecurityContextHolder.clearContext();
        var session = newSession(request, response);
        session.setMaxInactiveInterval((int) HALF_VALID.toSeconds());
        session.setAttribute(
                HALF,
                new HalfIn(account, OwnPath.orHome(to), wanted, clock.instant().plus(HALF_VALID)));
    }

    /** Keeps what a passkey is asked to sign until the answer comes. */
    public void keepChallenge(HttpServletRequest request, String challenge) {
        waitingSession(request).setAttribute(CHALLENGE, challenge);
    }

    /** A session to keep in mind what somebody is in the middle of; who has not signed in leaves no more than ten minutes. */
    public HttpSession waitingSession(HttpServletRequest request) {
        var before = request.getSession(false);
        var session = request.getSession();
        if (before == null) {
            session.setMaxInactiveInterval((int) HALF_VALID.toSeconds());
        }
        return session;
    }

    /** What was asked, once: a second answer to it is none. */
    public Optional<String> takeChallenge(HttpServletRequest request) {
        var session = request.getSession(false);
        if (session == null || !(session.getAttribute(CHALLENGE) instanceof String challenge)) {
            return Optional.empty();
        }
        session.removeAttribute(CHALLENGE);
        return Optional.of(challenge);
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

    private HttpSession newSession(HttpServletRequest request, HttpServletResponse response) {
        var old = request.getSession(false);
        if (old != null) {
            old.invalidate();
        }
        SecuritySetup.csrfCookie(hub).saveToken(null, request, response);
        return request.getSession();
    }
}

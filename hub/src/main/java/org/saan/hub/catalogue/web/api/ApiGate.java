package org.saan.hub.catalogue.web.api;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.saan.hub.identity.ApiKeyGrants;
import org.saan.hub.identity.ApiKeys;
import org.saan.hub.shared.web.Problems;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Before anything else is done for a program: who asks, whether it may ask once more, and whether it takes JSON. A key lets a
 * program ask more often; whether it may also order is told elsewhere. Keys are looked at here and written nowhere.
 */
class ApiGate extends OncePerRequestFilter {
    private static final Pattern BEARER =
            Pattern.compile("(?i:Bearer) +(" + ApiKeys.PREFIX + "[A-Za-z0-9_-]{43})", Pattern.UNICODE_CASE);
    private static final int IPV6_NET = 8;
    private static final String ORDERS = "/api/v1/orders";

    private final ApiKeyGrants grants;
    private final Problems problems;
    private final Allowance asked;
    private final Allowance wrongKeys;
    private final int anonymous;

    /**
     * @param anonymous how often an address may ask in a minute without a key
     */
    ApiGate(ApiKeyGrants grants, Problems problems, int anonymous) {
        this.grants = grants;
        this.problems = problems;
        this.anonymous = anonymous;
        this.asked = new Allowance(System::nanoTime);
        this.wrongKeys = new Allowance(System::nanoTime);
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !Problems.isForPrograms(Problems.path(request));
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        response.setHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "*");
        response.setHeader(
                HttpHeaders.ACCESS_CONTROL_EXPOSE_HEADERS, "ETag, Link, RateLimit, RateLimit-Policy, Retry-After");
        switch (request.getMethod()) {
            case "OPTIONS" -> preflight(response);
            case "GET", "HEAD" -> {
                if (mayAsk(request, response)) {
                    if (takesJson(request.getHeader(HttpHeaders.ACCEPT))) {
                        chain.doFilter(request, response);
                    } else {
                        problems.write(request, response, HttpStatus.NOT_ACCEPTABLE);
                    }
                }
            }
            case "POST" -> post(request, response, chain);
            default -> notHere(request, response);
        }
    }

    /** Orders are entered by POST, and only with a key: nothing of the browser's session counts here. */
    private void post(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!Problems.path(request).equals(ORDERS)) {
            notHere(request, response);
        } else if (request.getHeader(HttpHeaders.AUTHORIZATION) == null) {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"saan\"");
            problems.write(request, response, HttpStatus.UNAUTHORIZED);
        } else if (mayAsk(request, response)) {
            chain.doFilter(request, response);
        }
    }

    private void notHere(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader(HttpHeaders.ALLOW, "GET, HEAD, OPTIONS");
        problems.write(request, response, HttpStatus.METHOD_NOT_ALLOWED);
    }

    private static void preflight(HttpServletResponse response) {
        response.setHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_METHODS, "GET, HEAD");
        response.setHeader(
                HttpHeaders.ACCESS_CONTROL_ALLOW_HEADERS, "Authorization, Accept, Accept-Language, If-None-Match");
        response.setHeader(HttpHeaders.ACCESS_CONTROL_MAX_AGE, "86400");
        response.setHeader(HttpHeaders.ALLOW, "GET, HEAD, OPTIONS");
        response.setStatus(HttpStatus.NO_CONTENT.value());
    }

    private boolean mayAsk(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var address = net(request.getRemoteAddr());
        var authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (authorization == null) {
            return takes(request, response, "address", address, anonymous);
        }
        if (wrongKeys.isEmpty(address, anonymous)) {
            return takes(request, response, "wrong-key", wrongKeys.take(address, anonymous), anonymous);
        }
        var grant = grant(authorization);
        if (grant.isEmpty()) {
            wrongKeys.take(address, anonymous);
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"saan\", error=\"invalid_token\"");
            problems.write(request, response, HttpStatus.UNAUTHORIZED);
            return false;
        }
        ApiKeys.Grant.put(grant.get(), request);
        return takes(
                request,
                response,
                "key",
                grant.get().id().toString(),
                grant.get().perMinute());
    }

    private Optional<ApiKeys.Grant> grant(String authorization) {
        var bearer = BEARER.matcher(authorization.strip());
        return bearer.matches() ? grants.find(bearer.group(1)) : Optional.empty();
    }

    private boolean takes(
            HttpServletRequest request, HttpServletResponse response, String policy, String asker, int perMinute)
            throws IOException {
        return takes(request, response, policy, asked.take(policy + " " + asker, perMinute), perMinute);
    }

    /** The headers are those of draft-ietf-httpapi-ratelimit-headers. */
    private boolean takes(
            HttpServletRequest request, HttpServletResponse response, String policy, Allowance.Left left, int perMinute)
            throws IOException {
        response.setHeader("RateLimit-Policy", "\"" + policy + "\";q=" + perMinute + ";w=60");
        response.setHeader("RateLimit", "\"" + policy + "\";r=" + left.left() + ";t=" + left.waitSeconds());
        if (!left.allowed()) {
            response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(left.waitSeconds()));
            problems.write(request, response, HttpStatus.TOO_MANY_REQUESTS, perMinute, left.waitSeconds());
        }
        return left.allowed();
    }

    /** An IPv4 address, or the net of an IPv6 address: whoever has one of it has all. */
    static String net(String address) {
        if (address.indexOf(':') < 0) {
            return address;
        }
        try {
            return HexFormat.of().formatHex(InetAddress.ofLiteral(address).getAddress(), 0, IPV6_NET);
        } catch (IllegalArgumentException | IndexOutOfBoundsException none) {
            return address;
        }
    }

    private static boolean takesJson(@Nullable String accept) {
        if (accept == null || accept.isBlank() || accept.equals("*/*") || accept.equals("application/json")) {
            return true;
        }
        try {
            return MediaType.parseMediaTypes(accept).stream()
                    .anyMatch(type -> type.getQualityValue() > 0
                            && (type.includes(MediaType.APPLICATION_JSON)
                                    || type.includes(MediaType.APPLICATION_PROBLEM_JSON)));
        } catch (InvalidMediaTypeException unreadable) {
            return false;
        }
    }
}

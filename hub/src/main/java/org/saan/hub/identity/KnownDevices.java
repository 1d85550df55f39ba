package org.saan.hub.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.shared.Digests;
import org.saan.hub.shared.Ids;
import org.saan.hub.shared.PublicAddress;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Browsers from which somebody has signed in. A cookie that goes to the door only tells them; it opens nothing by itself.
 * It makes guesses of others no hindrance here, and, where its owner wished so, spares the second factor for some weeks.
 */
@Component
class KnownDevices {
    static final String COOKIE = "saan_device";
    static final Duration KEPT = Duration.ofDays(180);
    static final Duration TRUSTED = Duration.ofDays(30);

    private final JdbcClient jdbc;
    private final PublicAddress hub;
    private final Clock clock;

    KnownDevices(JdbcClient jdbc, PublicAddress hub, Clock clock) {
        this.jdbc = jdbc;
        this.hub = hub;
        this.clock = clock;
    }

    /** What a browser shows; only somebody who was let in there before has one. */
    static @Nullable String tokenOf(HttpServletRequest request) {
        var cookies = request.getCookies();
        return cookies == null
                ? null
                : Arrays.stream(cookies)
                        .filter(cookie -> cookie.getName().equals(COOKIE)
                                && cookie.getValue().matches("[A-Za-z0-9_-]{43}"))
                        .map(jakarta.servlet.http.Cookie::getValue)
                        .findFirst()
                        .orElse(null);
    }

    @Transactional(readOnly = true)
    public Optional<UUID> find(UUID account, @Nullable String token) {
        return token == null
                ? Optional.empty()
                : jdbc.sql("""
                                select id from identity.known_device
                                where account_id = :account and token_hash = :hash and seen_at > :since
                                """)
                        .param("account", account)
                        .param("hash", Digests.sha256(token))
                        .param("since", now().minus(KEPT))
                        .query(UUID.class)
                        .optional();
    }

    @Transactional(readOnly = true)
    public boolean trusted(UUID account, @Nullable String token) {
        return token != null
                && jdbc.sql("""
                                select exists (select 1 from identity.known_device
                                    where account_id = :account and token_hash = :hash and trusted_until > :now)
                                """)
                        .param("account", account)
                        .param("hash", Digests.sha256(token))
                        .param("now", now())
                        .query(Boolean.class)
                        .single();
    }

    /** Somebody was let in there. The browser keeps one token for all its people. */
    @Transactional
    public void note(UUID account, HttpServletRequest request, HttpServletResponse response, boolean trust) {
        var shown = tokenOf(request);
        var token = shown == null ? Tokens.token() : shown;
        jdbc.sql("""
                        insert into identity.known_device (id, account_id, token_hash, made_at, seen_at, trusted_until)
                        values (:id, :account, :hash, :now, :now, :trusted)
                        on conflict (account_id, token_hash) do update
                        set seen_at = excluded.seen_at,
                            trusted_until = coalesce(excluded.trusted_until, known_device.trusted_until)
                        """)
                .param("id", Ids.next())
                .param("account", account)
                .param("hash", Digests.sha256(token))
                .param("now", now())
                .param("trusted", trust ? now().plus(TRUSTED) : null, java.sql.Types.TIMESTAMP_WITH_TIMEZONE)
                .update();
        response.addHeader(
                HttpHeaders.SET_COOKIE,
                ResponseCookie.from(COOKIE, token)
                        .path("/sign-in")
                        .maxAge(KEPT)
                        .httpOnly(true)
                        .secure(request.isSecure() || hub.base().startsWith("https:"))
                        .sameSite("Lax")
                        .build()
                        .toString());
    }

    /** None is known or trusted any more: something was lost or may be known to others. */
    @Transactional
    public void forget(UUID account) {
        jdbc.sql("delete from identity.known_device where account_id = :account")
                .param("account", account)
                .update();
    }

    /** The second factor is asked for again everywhere. */
    @Transactional
    public void distrust(UUID account) {
        jdbc.sql("update identity.known_device set trusted_until = null where account_id = :account")
                .param("account", account)
                .update();
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock).withOffsetSameInstant(ZoneOffset.UTC);
    }
}

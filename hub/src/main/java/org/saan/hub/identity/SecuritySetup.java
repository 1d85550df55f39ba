package org.saan.hub.identity;

import java.util.List;
import org.saan.hub.shared.PublicAddress;
import org.saan.hub.shared.Viewer;
import org.springframework.boot.session.autoconfigure.DefaultCookieSerializerCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;

/**
 * The wall around the pages: sessions, CSRF, headers. Who may see which page stands at the page itself, see
 * {@link org.saan.hub.shared.Audience}.
 */
@Configuration(proxyBeanMethods = false)
class SecuritySetup {
    private static final String CONTENT_SECURITY_POLICY =
            "default-src 'self'; img-src 'self' data: blob:; object-src 'none'; worker-src 'self'; manifest-src 'self'; "
                    + "base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

    /** Parts of pages are the same for everybody: no session, and none of the headers that only a page needs. */
    @Bean
    @Order(1)
    SecurityFilterChain parts(HttpSecurity http) {
        return http.securityMatcher("/static/**")
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .csrf(csrf -> csrf.disable())
                .requestCache(cache -> cache.disable())
                .headers(headers -> headers.defaultsDisabled().contentTypeOptions(Customizer.withDefaults()))
                .build();
    }

    @Bean
    SecurityFilterChain pages(HttpSecurity http, PublicAddress hub) {
        return http.addFilterBefore(new SessionEnd(), SecurityContextHolderFilter.class)
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .logout(out -> out.logoutUrl("/sign-out").logoutSuccessUrl("/sign-in?out"))
                // Programs come with a key or a signature of their own, not with a session that another site could
                // borrow.
                .csrf(csrf -> csrf.csrfTokenRepository(csrfCookie(hub))
                        .ignoringRequestMatchers("/api/**")
                        .ignoringRequestMatchers(
                                PathPatternRequestMatcher.pathPattern(HttpMethod.POST, "/line/webhook"),
                                PathPatternRequestMatcher.pathPattern(HttpMethod.POST, "/unsubscribe/{token}")))
                .requestCache(cache -> cache.disable())
                .headers(headers -> headers.contentSecurityPolicy(csp -> csp.policyDirectives(CONTENT_SECURITY_POLICY))
                        .httpStrictTransportSecurity(
                                hsts -> hsts.requestMatcher(request -> request.isSecure() || byHttps(hub)))
                        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
                        .permissionsPolicyHeader(
                                permissions -> permissions.policy("geolocation=(), microphone=(), payment=()"))
                        .cacheControl(Customizer.withDefaults()))
                .build();
    }

    /** In a cookie, so that looking at a public page opens no session. */
    static CookieCsrfTokenRepository csrfCookie(PublicAddress hub) {
        var repository = new CookieCsrfTokenRepository();
        repository.setCookieCustomizer(cookie -> {
            cookie.httpOnly(true).sameSite("Lax");
            if (byHttps(hub)) {
                cookie.secure(true);
            }
        });
        return repository;
    }

    /** The world comes by https, also where a machine before this one opens it. */
    private static boolean byHttps(PublicAddress hub) {
        return hub.base().startsWith("https:");
    }

    @Bean
    static DefaultCookieSerializerCustomizer sessionCookie(PublicAddress hub) {
        return cookies -> {
            if (byHttps(hub)) {
                cookies.setUseSecureCookie(true);
            }
        };
    }

    /** A signed-in person in a session; named by the account, so that its sessions can be found and ended. */
    static final class SignedIn extends UsernamePasswordAuthenticationToken {
        private static final long serialVersionUID = 1L;

        private final String account;

        SignedIn(Viewer viewer) {
            super(
                    viewer,
                    null,
                    List.of(new SimpleGrantedAuthority("ROLE_" + viewer.role().name())));
            account = viewer.accountId().toString();
        }

        @Override
        public String getName() {
            return account;
        }
    }
}

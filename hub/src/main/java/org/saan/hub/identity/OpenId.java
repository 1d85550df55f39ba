package org.saan.hub.identity;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.saan.hub.shared.PublicAddress;
import org.saan.hub.shared.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.client.authentication.OAuth2LoginAuthenticationToken;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.oidc.authentication.OidcAuthorizationCodeAuthenticationProvider;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestCustomizers;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationExchange;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationResponse;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Signing in by a provider that speaks OpenID Connect, where one is configured. It vouches for people who have an account
 * here: whom it names by a subject that is linked, or by an e-mail address that it verified and that one account alone
 * has. It never makes accounts, and it stands for the password only: the second factor is asked for as ever.
 */
@Service
public class OpenId {
    public static final String BACK = "/sign-in/openid/back";
    private static final String ID = "openid";
    private static final Logger log = LoggerFactory.getLogger(OpenId.class);

    private final JdbcClient jdbc;
    private final Audit audit;
    private final SignIn signIn;
    private final OpenAccounts accounts;
    private final PublicAddress hub;
    private final Clock clock;
    private final TransactionTemplate change;
    private final String issuer;
    private final String clientId;
    private final String secret;
    private final String name;
    private final AtomicReference<@Nullable ClientRegistration> known = new AtomicReference<>();
    private final OidcAuthorizationCodeAuthenticationProvider provider =
            new OidcAuthorizationCodeAuthenticationProvider(
                    new RestClientAuthorizationCodeTokenResponseClient(), new OidcUserService());

    OpenId(
            JdbcClient jdbc,
            Audit audit,
            SignIn signIn,
            OpenAccounts accounts,
            PublicAddress hub,
            Clock clock,
            PlatformTransactionManager transactions,
            @Value("${saan.openid-issuer:}") String issuer,
            @Value("${saan.openid-client:}") String clientId,
            @Value("${SAAN_OPENID_SECRET:}") String secret,
            @Value("${saan.openid-name:}") String name) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.signIn = signIn;
        this.accounts = accounts;
        this.hub = hub;
        this.clock = clock;
        this.change = new TransactionTemplate(transactions);
        this.issuer = issuer;
        this.clientId = clientId;
        this.secret = secret;
        this.name = name;
        if (!issuer.isEmpty() && (!PublicAddress.sound(issuer) || clientId.isEmpty() || secret.isEmpty())) {
            throw new IllegalArgumentException("OpenID Connect needs an issuer (saan.openid-issuer) like"
                    + " https://id.example.org, a client (saan.openid-client) and SAAN_OPENID_SECRET");
        }
    }

    /** What the button is called; empty when no provider is configured. */
    public Optional<String> providerName() {
        return issuer.isEmpty()
                ? Optional.empty()
                : Optional.of(name.isEmpty() ? issuer.replaceFirst("https?://", "") : name);
    }

    /** The request to send somebody to the provider with; it holds what the answer is compared with. */
    public OAuth2AuthorizationRequest begin(HttpServletRequest request) {
        var resolver = new DefaultOAuth2AuthorizationRequestResolver(id -> registration(), "/sign-in");
        resolver.setAuthorizationRequestCustomizer(OAuth2AuthorizationRequestCustomizers.withPkce());
        var asked = resolver.resolve(request, ID);
        if (asked == null) {
            throw new IllegalStateException("no request");
        }
        return asked;
    }

    /**
     * What comes of the answer.
     *
     * @param asked the request that this browser was sent with
     */
    public SignIn.Outcome end(OAuth2AuthorizationRequest asked, String code, String state, @Nullable String device) {
        var answer = OAuth2AuthorizationResponse.success(code)
                .redirectUri(String.valueOf(asked.getRedirectUri()))
                .state(state)
                .build();
        try {
            var vouched = provider.authenticate(
                    new OAuth2LoginAuthenticationToken(registration(), new OAuth2AuthorizationExchange(asked, answer)));
            return vouched != null && vouched.getPrincipal() instanceof OidcUser person
                    ? find(person)
                            .flatMap(accounts::find)
                            .map(viewer -> signIn.next(viewer, device))
                            .orElseGet(SignIn.Outcome.Refused::new)
                    : new SignIn.Outcome.Refused();
        } catch (AuthenticationException refused) {
            log.warn("the provider's answer was refused: {}", refused.getMessage());
            return new SignIn.Outcome.Refused();
        }
    }

    private Optional<UUID> find(OidcUser person) {
        var found = change.execute(status -> {
            var linked = linked(person.getSubject());
            return linked.isPresent() ? linked : byMail(person);
        });
        return found == null ? Optional.empty() : found;
    }

    private Optional<UUID> linked(String subject) {
        return jdbc.sql("""
                        update identity.openid_subject set used_at = :now
                        where issuer = :issuer and subject = :subject returning account_id
                        """)
                .param("now", now())
                .param("issuer", issuer)
                .param("subject", subject)
                .query(UUID.class)
                .optional();
    }

    /** Only an address that the provider verified, and that is the sign-in name or the address of one account alone. */
    private Optional<UUID> byMail(OidcUser person) {
        var mail = person.getEmail();
        if (mail == null || !Boolean.TRUE.equals(person.getEmailVerified())) {
            return Optional.empty();
        }
        var found = jdbc.sql("""
                        select a.id from identity.account a
                        where a.disabled_at is null and (a.sign_in_name = lower(:mail) or exists (
                            select 1 from identity.account_contact c
                            where c.account_id = a.id and c.kind = 'EMAIL' and lower(c.value) = lower(:mail)))
                        order by a.id limit 2
                        """).param("mail", mail).query(UUID.class).list();
        if (found.size() != 1) {
            log.warn("somebody the provider vouches for has no account here, or more than one");
            return Optional.empty();
        }
        link(person.getSubject(), found.getFirst());
        return Optional.of(found.getFirst());
    }

    private void link(String subject, UUID account) {
        jdbc.sql("""
                        insert into identity.openid_subject (issuer, subject, account_id, linked_at, used_at)
                        values (:issuer, :subject, :account, :now, :now)
                        """)
                .param("issuer", issuer)
                .param("subject", subject)
                .param("account", account)
                .param("now", now())
                .update();
        audit.record(
                Identity.SYSTEM,
                "identity.openid_linked",
                "account",
                account.toString(),
                null,
                Map.of("issuer", issuer));
    }

    /** As the provider tells it; asked for when somebody first needs it, so that a hub starts without its provider. */
    private ClientRegistration registration() {
        var before = known.get();
        if (before != null) {
            return before;
        }
        try {
            var told = ClientRegistrations.fromIssuerLocation(issuer)
                    .registrationId(ID)
                    .clientId(clientId)
                    .clientSecret(secret)
                    .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                    .redirectUri(hub.base() + BACK)
                    .scope(List.of("openid", "email"))
                    .build();
            known.set(told);
            return told;
        } catch (IllegalArgumentException | IllegalStateException unreachable) {
            log.warn("the provider {} does not answer as it should", issuer);
            throw new Refusal("identity.openid.unreachable");
        }
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock).withOffsetSameInstant(ZoneOffset.UTC);
    }
}

package org.saan.hub.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPublicKey;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.saan.hub.TestHub;
import org.saan.hub.identity.AccountContacts;
import org.saan.hub.identity.Identity;
import org.saan.hub.identity.NewAccount;
import org.saan.hub.shared.Language;
import org.saan.hub.shared.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.servlet.context.AnnotationConfigServletWebServerApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configuration.OAuth2AuthorizationServerConfiguration;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** A real provider of OpenID Connect, in process, vouches for people of the office. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "saan.demo=false",
            "saan.openid-client=saan",
            "SAAN_OPENID_SECRET=secret-of-the-client",
            "saan.openid-name=Office ID",
            "logging.level.root=ERROR"
        })
@ContextConfiguration(initializers = TestHub.class)
class OpenIdStoryTest {
    private static final String PASSWORD = "a long enough pass phrase";
    private static volatile String back = "http://localhost/none";
    private static final AnnotationConfigServletWebServerApplicationContext PROVIDER = provider();

    @Autowired
    private Identity identity;

    @Autowired
    private AccountContacts contacts;

    @Autowired
    private JdbcClient jdbc;

    @Value("${local.server.port}")
    private int port;

    private static AnnotationConfigServletWebServerApplicationContext provider() {
        var provider = new AnnotationConfigServletWebServerApplicationContext();
        provider.register(Provider.class);
        provider.refresh();
        return provider;
    }

    @DynamicPropertySource
    static void issuer(DynamicPropertyRegistry registry) {
        registry.add("saan.openid-issuer", OpenIdStoryTest::issuer);
    }

    private static String issuer() {
        // Another host than the hub's: cookies know no ports.
        return "http://127.0.0.1:" + PROVIDER.getWebServer().getPort();
    }

    @AfterAll
    static void stop() {
        PROVIDER.close();
    }

    @EnableWebSecurity
    static class Provider {
        /** Name, address, and whether the provider has verified it. */
        private static final Map<String, Map<String, Object>> PEOPLE = Map.of(
                "somsak", Map.of("email", "Somsak@office.example", "email_verified", true),
                "false-somsak", Map.of("email", "somsak@office.example", "email_verified", false),
                "shared", Map.of("email", "shared@office.example", "email_verified", true),
                "nobody", Map.of("email", "nobody@office.example", "email_verified", true));

        @Bean
        static TomcatServletWebServerFactory tomcat() {
            var tomcat = new TomcatServletWebServerFactory(0);
            // Filters answer only where some servlet is mapped.
            tomcat.setRegisterDefaultServlet(true);
            return tomcat;
        }

        @Bean
        static SecurityFilterChain chain(HttpSecurity http) {
            return http.oauth2AuthorizationServer(server -> server.oidc(Customizer.withDefaults()))
                    .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                    .formLogin(Customizer.withDefaults())
                    .build();
        }

        @Bean
        static UserDetailsService people() {
            return new InMemoryUserDetailsManager(PEOPLE.keySet().stream()
                    .map(name -> User.withUsername(name)
                            .password("{noop}" + PASSWORD)
                            .roles("PERSON")
                            .build())
                    .toList());
        }

        @Bean
        static RegisteredClientRepository clients() {
            return new RegisteredClientRepository() {
                @Override
                public void save(RegisteredClient client) {}

                @Override
                public RegisteredClient findById(String id) {
                    return client();
                }

                @Override
                public RegisteredClient findByClientId(String id) {
                    return id.equals("saan") ? client() : null;
                }
            };
        }

        private static RegisteredClient client() {
            return RegisteredClient.withId("saan")
                    .clientId("saan")
                    .clientSecret("{noop}secret-of-the-client")
                    .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                    .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                    .redirectUri(back)
                    .scope("openid")
                    .scope("email")
                    .clientSettings(ClientSettings.builder()
                            .requireProofKey(true)
                            .requireAuthorizationConsent(false)
                            .build())
                    .build();
        }

        @Bean
        static JWKSource<SecurityContext> keys() throws Exception {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            var pair = generator.generateKeyPair();
            return new ImmutableJWKSet<>(new JWKSet(new RSAKey.Builder((RSAPublicKey) pair.getPublic())
                    .privateKey(pair.getPrivate())
                    .keyID("one")
                    .build()));
        }

        @Bean
        static JwtDecoder decoder(JWKSource<SecurityContext> keys) {
            return OAuth2AuthorizationServerConfiguration.jwtDecoder(keys);
        }

        @Bean
        static OAuth2TokenCustomizer<JwtEncodingContext> claims() {
            return context -> context.getClaims()
                    .claims(claims -> claims.putAll(
                            PEOPLE.getOrDefault(context.getPrincipal().getName(), Map.of())));
        }

        @Bean
        static AuthorizationServerSettings settings() {
            return AuthorizationServerSettings.builder().build();
        }
    }

    private UUID account(String signInName, Role role) {
        var id = identity.createAccount(
                new NewAccount(signInName, "สมศักดิ์ ข้อมูลเทียม", role, Identity.PROGRAMME, Language.TH),
                Identity.SYSTEM);
        identity.setPassword(id, PASSWORD, Identity.SYSTEM);
        return id;
    }

    private Page vouched(Chromium chromium, String name) {
        var page = chromium.window("http://localhost:" + port, "en", 1440, ColorScheme.LIGHT);
        page.navigate("/sign-in?to=%2Fnotices");
        page.locator("a[href^='/sign-in/openid']").click();
        page.locator("#username").fill(name);
        page.locator("#password").fill(PASSWORD);
        page.locator("button[type=submit]").click();
        return page;
    }

    private int accounts() {
        return jdbc.sql("select count(*) from identity.account")
                .query(Integer.class)
                .single();
    }

    @Test
    void aProviderVouchesForPeopleWhoHaveAnAccountAndForNobodyElse() {
        back = "http://localhost:" + port + "/sign-in/openid/back";
        var somsak = account("somsak-here", Role.TRAINER);
        contacts.change(
                somsak,
                "somsak@office.example",
                "",
                new org.saan.hub.shared.Viewer(somsak, "x", Role.TRAINER, Identity.PROGRAMME, Language.TH));
        for (var name : new String[] {"one-of-two", "two-of-two"}) {
            var id = account(name, Role.TRAINER);
            contacts.change(
                    id,
                    "shared@office.example",
                    "",
                    new org.saan.hub.shared.Viewer(id, "x", Role.TRAINER, Identity.PROGRAMME, Language.TH));
        }
        int before = accounts();
        try (var chromium = new Chromium()) {
            // Not verified, of two, of none.
            for (var name : new String[] {"false-somsak", "shared", "nobody"}) {
                var page = vouched(chromium, name);
                page.waitForURL("**/sign-in?openid=none");
                Axe.looksRight(page, "openid-none-en-1440");
                assertThat(page.navigate("/account").url()).contains("/sign-in?to=");
            }
            var page = vouched(chromium, "somsak");
            page.waitForURL("http://localhost:" + port + "/notices");
            page.navigate("/account");
            assertThat(page.locator("h1").textContent()).isEqualTo("สมศักดิ์ ข้อมูลเทียม");
            assertThat(accounts()).isEqualTo(before);

            // The address changes; the subject stays.
            jdbc.sql("delete from identity.account_contact where account_id = :id")
                    .param("id", somsak)
                    .update();
            vouched(chromium, "somsak").waitForURL("http://localhost:" + port + "/notices");

            // An answer that this browser did not ask for, or that comes again.
            var stranger = chromium.window("http://localhost:" + port, "en", 1440, ColorScheme.LIGHT);
            stranger.navigate("/sign-in/openid/back?code=x&state=y");
            assertThat(stranger.url()).endsWith("/sign-in?openid=none");
            stranger.navigate("/sign-in");
            stranger.context()
                    .request()
                    .get(
                            "/sign-in/openid",
                            com.microsoft.playwright.options.RequestOptions.create()
                                    .setMaxRedirects(0));
            stranger.navigate("/sign-in/openid/back?code=x&state=y");
            assertThat(stranger.url()).endsWith("/sign-in?openid=none");

            identity.disable(somsak, Identity.SYSTEM);
            vouched(chromium, "somsak").waitForURL("**/sign-in?openid=none");

            // It stands for the password only.
            identity.enable(somsak, Identity.SYSTEM);
            jdbc.sql("""
                            insert into identity.second_factor (account_id, secret, made_at, confirmed_at)
                            values (:id, decode(repeat('61', 20), 'hex'), now(), now())
                            """).param("id", somsak).update();
            vouched(chromium, "somsak").waitForURL("**/sign-in/second");
        }
    }
}

package org.saan.hub.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.saan.hub.TestHub.as;
import static org.saan.hub.TestHub.viewer;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.saan.hub.HubTest;
import org.saan.hub.shared.Language;
import org.saan.hub.shared.Role;
import org.saan.hub.shared.Viewer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** What is tried at doors: planted sessions, forms of other sites, frames, and ways out to elsewhere. */
@HubTest
class DoorTest {
    private static final Viewer ADMIN = viewer(Role.ADMINISTRATOR, Identity.PROGRAMME);
    private static final String PASSWORD = "ผ้าไหมมัดหมี่ 2570";
    /** Programs and mail readers come without a session and with a key or signature of their own. */
    private static final List<String> WITHOUT_TOKEN = List.of("/api/", "/line/webhook", "/unsubscribe/");

    @Autowired
    private Identity identity;

    @Autowired
    private MockMvc web;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping routes;

    private void account(String name) {
        var id = identity.createAccount(
                new NewAccount(name, "บัวผัน ข้อมูลเทียม", Role.TRAINER, Identity.PROGRAMME, Language.TH), ADMIN);
        identity.setPassword(id, PASSWORD, ADMIN);
    }

    @Test
    void aSessionThatWasPlantedIsWorthNothingAfterSigningIn() throws Exception {
        account("fixated");
        var attacker = new Visitor(web, "192.0.2.80");
        attacker.post("/sign-in/passkey/options");
        var planted = attacker.cookie("SESSION");
        assertThat(planted).isNotEmpty();
        var victim = new Visitor(web, "192.0.2.81");
        victim.plant("SESSION", planted);
        assertThat(victim.signIn("fixated", PASSWORD)).isEqualTo("/");
        assertThat(victim.cookie("SESSION")).isNotEqualTo(planted);
        assertThat(victim.isIn()).isTrue();
        assertThat(attacker.isIn()).isFalse();
        // Signing out leaves nothing behind either.
        var old = victim.cookie("SESSION");
        victim.post("/sign-out");
        victim.plant("SESSION", old);
        assertThat(victim.isIn()).isFalse();
    }

    @Test
    @DisplayName("every form of every page is refused without its token")
    void noFormOfAnotherSiteIsTaken() throws Exception {
        var asked = new ArrayList<String>();
        for (var route : routes.getHandlerMethods().entrySet()) {
            if (!route.getValue().getBeanType().getName().startsWith("org.saan.")) {
                continue;
            }
            for (var method : route.getKey().getMethodsCondition().getMethods()) {
                for (var pattern : route.getKey().getPatternValues()) {
                    if (method.name().equals("GET") || WITHOUT_TOKEN.stream().anyMatch(pattern::startsWith)) {
                        continue;
                    }
                    var path =
                            pattern.replaceAll("\\{[^/]*\\}", UUID.randomUUID().toString());
                    var request = MockMvcRequestBuilders.request(HttpMethod.valueOf(method.name()), path)
                            .with(as(ADMIN));
                    assertThat(web.perform(request).andReturn().getResponse().getStatus())
                            .as(method + " " + pattern)
                            .isEqualTo(403);
                    asked.add(pattern);
                }
            }
        }
        assertThat(asked).hasSizeGreaterThan(100).contains("/sign-in", "/sign-in/second", "/account/sessions/end");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//evil.example",
                "/\\evil.example",
                "https://evil.example/",
                "javascript:alert(1)",
                "/\t/evil.example",
                "/\r\nSet-Cookie: a=b",
                "\\\\evil.example",
                "/%0d%0a//evil.example",
                " //evil.example",
                "///evil.example"
            })
    void noWayLeadsOutAfterSigningInOrChoosingALanguage(String elsewhere) throws Exception {
        var name = "redirected" + Integer.toHexString(elsewhere.hashCode());
        account(name);
        var visitor = new Visitor(web, "192.0.2.82");
        var to = visitor.post("/sign-in", "name", name, "password", PASSWORD, "to", elsewhere);
        assertThat(ownPath(String.valueOf(to.getRedirectedUrl()))).isTrue();
        var failed = visitor.post("/sign-in", "name", name, "password", "wrong", "to", elsewhere);
        assertThat(ownPath(String.valueOf(failed.getRedirectedUrl()))).isTrue();
        var back = visitor.post("/preferences", "language", "en", "back", elsewhere);
        assertThat(ownPath(String.valueOf(back.getRedirectedUrl()))).isTrue();
    }

    /** As browsers read it: they drop tabs and line ends, and take a backslash for a slash. */
    private static boolean ownPath(String location) {
        var read = location.replaceAll("[\\t\\r\\n]", "").strip().replace('\\', '/');
        return read.startsWith("/")
                && !read.startsWith("//")
                && location.indexOf('\r') < 0
                && location.indexOf('\n') < 0;
    }

    @ParameterizedTest
    @ValueSource(strings = {"/sign-in", "/account", "/th", "/nowhere", "/sign-in/help", "/sign-in/code"})
    void noPageCanBeFramedOrRunsAScriptThatStandsInIt(String path) throws Exception {
        var visitor = new Visitor(web, "192.0.2.83");
        account("framed" + path.replaceAll("[^a-z]", "-"));
        visitor.signIn("framed" + path.replaceAll("[^a-z]", "-"), PASSWORD);
        var response = visitor.get(path);
        assertThat(response.getHeader("X-Frame-Options")).isEqualTo("DENY");
        assertThat(response.getHeader("Content-Security-Policy"))
                .contains("frame-ancestors 'none'", "form-action 'self'", "default-src 'self'", "base-uri 'self'")
                .doesNotContain("unsafe");
        assertThat(response.getHeader("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(response.getContentAsString())
                .doesNotContainPattern("<script(?![^>]* src=|[^>]*type=\"application/ld\\+json\")[^>]*>");
    }
}

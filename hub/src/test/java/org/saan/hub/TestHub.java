package org.saan.hub;

import java.util.Map;
import java.util.UUID;
import org.saan.hub.platform.TestDatabase;
import org.saan.hub.shared.Language;
import org.saan.hub.shared.Role;
import org.saan.hub.shared.Viewer;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** Gives a test context a database of its own, and people to look at pages. */
public final class TestHub implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        var database = TestDatabase.empty();
        context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "test database",
                        Map.of(
                                "saan.search-folder", "memory",
                                // Contexts are kept for later tests, and their connections with them.
                                "saan.db-connections", "5",
                                "saan.db-url", database.url(),
                                "saan.db-user", database.user(),
                                "SAAN_DB_PASSWORD", database.password())));
    }

    public static Viewer viewer(Role role, UUID organisation) {
        return new Viewer(
                UUID.nameUUIDFromBytes((role + "" + organisation).getBytes(java.nio.charset.StandardCharsets.UTF_8)),
                "ทดสอบ ข้อมูลเทียม",
                role,
                organisation,
                Language.EN);
    }

    /** The request comes from this person. */
    public static RequestPostProcessor as(Viewer viewer) {
        return SecurityMockMvcRequestPostProcessors.authentication(new UsernamePasswordAuthenticationToken(
                viewer,
                null,
                AuthorityUtils.createAuthorityList("ROLE_" + viewer.role().name())));
    }
}

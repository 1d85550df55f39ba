package org.saan.hub.identity;

import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.shared.Language;
import org.saan.hub.shared.Role;
import org.saan.hub.shared.Viewer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Checks names and passwords. An unknown name, a wrong password, a disabled account and too many tries all look the same.
 * After some failures for a name, or from an address, everything is refused for a while: the right password too.
 */
@Service
class SignIn {
    private static final Logger log = LoggerFactory.getLogger(SignIn.class);

    private final JdbcClient jdbc;
    private final Passwords passwords;
    private final FailedSignIns failures;

    SignIn(JdbcClient jdbc, Passwords passwords, FailedSignIns failures) {
        this.jdbc = jdbc;
        this.passwords = passwords;
        this.failures = failures;
    }

    private record Found(Viewer viewer, @Nullable String hash, boolean disabled) {}

    @Transactional
    Optional<Viewer> check(String typedName, String password, String address) {
        var name = typedName.strip().toLowerCase(Locale.ROOT);
        name = name.length() > 100 ? name.substring(0, 100) : name;
        if (failures.mustWait(name, address)) {
            log.warn("sign-in refused for a while after too many failures");
            return Optional.empty();
        }
        var found = find(name);
        var right = passwords.matches(password, found.map(Found::hash).orElse(null));
        if (right && found.filter(f -> !f.disabled()).isPresent()) {
            failures.forget(name);
            return found.map(Found::viewer);
        }
        failures.note(name, address);
        return Optional.empty();
    }

    private Optional<Found> find(String name) {
        return jdbc.sql("""
                        select id, name, role, organisation_id, language, password_hash, disabled_at
                        from identity.account where sign_in_name = :name
                        """)
                .param("name", name)
                .query((row, n) -> new Found(
                        new Viewer(
                                row.getObject("id", UUID.class),
                                row.getString("name"),
                                Role.valueOf(row.getString("role")),
                                row.getObject("organisation_id", UUID.class),
                                Language.of(row.getString("language"))),
                        row.getString("password_hash"),
                        row.getTimestamp("disabled_at") != null))
                .optional();
    }
}

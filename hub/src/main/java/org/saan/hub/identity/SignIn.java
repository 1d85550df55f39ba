package org.saan.hub.identity;

import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.shared.Viewer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * Checks names and passwords. An unknown name, a wrong password, a disabled account and too many tries all look the same,
 * see {@link FailedSignIns}. No transaction is open while a password is hashed: many tries at once hold no connections.
 */
@Service
public class SignIn {
    private static final Logger log = LoggerFactory.getLogger(SignIn.class);

    private final JdbcClient jdbc;
    private final Passwords passwords;
    private final FailedSignIns failures;
    private final KnownDevices devices;
    private final OpenAccounts accounts;
    private final SecondFactor second;
    private final Passkeys passkeys;

    SignIn(
            JdbcClient jdbc,
            Passwords passwords,
            FailedSignIns failures,
            KnownDevices devices,
            OpenAccounts accounts,
            SecondFactor second,
            Passkeys passkeys) {
        this.jdbc = jdbc;
        this.passwords = passwords;
        this.failures = failures;
        this.devices = devices;
        this.accounts = accounts;
        this.second = second;
        this.passkeys = passkeys;
    }

    /** What comes of a name and a password. */
    public sealed interface Outcome {
        record In(Viewer viewer) implements Outcome {}

        /** The password was right; something more is to be shown. */
        record Half(UUID account, Door.Wanted wanted) implements Outcome {}

        record Refused() implements Outcome {}
    }

    private record Found(UUID account, @Nullable String hash) {}

    /**
     * Looks at what was typed.
     *
     * @param address of the network
     * @param device what the browser shows, see {@link Door#deviceOf}
     */
    public Outcome check(String typedName, String password, String address, @Nullable String device) {
        var name = typedName.strip().toLowerCase(Locale.ROOT);
        name = name.length() > 100 ? name.substring(0, 100) : name;
        var found = find(name);
        var place = new FailedSignIns.Place(
                address, found.flatMap(f -> devices.find(f.account(), device)).orElse(null));
        if (failures.admit(name, place).isEmpty()) {
            log.warn("sign-in refused for a while after too many failures");
            return new Outcome.Refused();
        }
        var right = passwords.matches(password, found.map(Found::hash).orElse(null));
        var viewer = right ? found.flatMap(f -> accounts.find(f.account())) : Optional.<Viewer>empty();
        if (viewer.isEmpty()) {
            return new Outcome.Refused();
        }
        failures.succeeded(name, place);
        return next(viewer.get(), device);
    }

    /** What comes after somebody has shown the first factor. */
    Outcome next(Viewer viewer, @Nullable String device) {
        var account = viewer.accountId();
        if (second.isOn(account)) {
            return devices.trusted(account, device)
                    ? new Outcome.In(viewer)
                    : new Outcome.Half(account, Door.Wanted.CODE);
        }
        if (!second.isCompulsoryFor(viewer.role())) {
            return new Outcome.In(viewer);
        }
        // Who learned the password of somebody with a passkey must not set up a phone of their own.
        return new Outcome.Half(account, passkeys.has(account) ? Door.Wanted.PASSKEY : Door.Wanted.SET_UP);
    }

    private Optional<Found> find(String name) {
        return jdbc.sql("select id, password_hash from identity.account where sign_in_name = :name")
                .param("name", name)
                .query((row, n) -> new Found(row.getObject("id", UUID.class), row.getString("password_hash")))
                .optional();
    }
}

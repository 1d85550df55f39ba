package org.saan.hub.identity;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.saan.hub.shared.Digests;
import org.saan.hub.shared.LocalizedText;
import org.saan.hub.shared.NotFound;
import org.saan.hub.shared.Refusal;
import org.saan.hub.shared.Role;
import org.saan.hub.shared.Viewer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What officers show beside their password: six digits that their phone counts ({@link Totp}), or one of ten codes on
 * paper for the day the phone is gone. Each code is taken once. Who has lost both is helped by another administrator.
 */
@Service
public class SecondFactor {
    static final int RECOVERY_CODES = 10;
    /** So long a code to scan is shown before a new one is drawn. */
    static final Duration SETTING_UP = Duration.ofMinutes(30);

    private static final Logger log = LoggerFactory.getLogger(SecondFactor.class);

    private final JdbcClient jdbc;
    private final SecondSecrets secrets;
    private final FailedSignIns failures;
    private final KnownDevices devices;
    private final Sessions sessions;
    private final Passkeys passkeys;
    private final Notices notices;
    private final Audit audit;
    private final Clock clock;
    private final TransactionTemplate change;
    private final boolean officersMust;

    SecondFactor(
            JdbcClient jdbc,
            SecondSecrets secrets,
            FailedSignIns failures,
            KnownDevices devices,
            Sessions sessions,
            Passkeys passkeys,
            Notices notices,
            Audit audit,
            Clock clock,
            PlatformTransactionManager transactions,
            @Value("${saan.second-factor:offered}") String setting) {
        this.jdbc = jdbc;
        this.secrets = secrets;
        this.failures = failures;
        this.devices = devices;
        this.sessions = sessions;
        this.passkeys = passkeys;
        this.notices = notices;
        this.audit = audit;
        this.clock = clock;
        this.change = new TransactionTemplate(transactions);
        this.officersMust = switch (setting) {
            case "officers" -> true;
            case "offered" -> false;
            default ->
                throw new IllegalArgumentException(
                        "saan.second-factor (SAAN_SECOND_FACTOR) is officers or offered, not " + setting);
        };
    }

    /**
     * How it stands for one account.
     *
     * @param since absent while it is off
     * @param codesLeft on paper
     */
    public record State(@Nullable Instant since, int codesLeft, boolean compulsory) {
        public boolean on() {
            return since != null;
        }
    }

    /**
     * What a phone scans, or somebody types into it.
     *
     * @param uri as authenticator apps read it
     * @param key in fours
     */
    public record Setup(String uri, String key) {}

    /** Those who may have one: who can see or change what belongs to others. */
    public static boolean offeredTo(Role role) {
        return role == Role.ADMINISTRATOR || role == Role.PROGRAMME_OFFICER || role == Role.COORDINATOR;
    }

    boolean isCompulsoryFor(Role role) {
        return officersMust && offeredTo(role);
    }

    boolean isOn(UUID account) {
        return jdbc.sql("""
                        select exists (select 1 from identity.second_factor
                                       where account_id = :account and confirmed_at is not null)
                        """).param("account", account).query(Boolean.class).single();
    }

    @Transactional(readOnly = true)
    public State state(Viewer viewer) {
        var since = jdbc.sql("select confirmed_at from identity.second_factor where account_id = :account")
                .param("account", viewer.accountId())
                .query((row, n) -> Optional.ofNullable(row.getObject(1, OffsetDateTime.class)))
                .optional()
                .flatMap(at -> at)
                .map(OffsetDateTime::toInstant);
        var left = jdbc.sql("""
                        select count(*) from identity.recovery_code where account_id = :account and used_at is null
                        """)
                .param("account", viewer.accountId())
                .query(Integer.class)
                .single();
        return new State(since.orElse(null), left, isCompulsoryFor(viewer.role()));
    }

    /** Draws a new secret for a phone; it counts only once a code has proved that the phone has it. */
    @Transactional
    public void begin(UUID account) {
        int drawn = jdbc.sql("""
                        insert into identity.second_factor (account_id, secret, made_at) values (:account, :secret, :now)
                        on conflict (account_id) do update set secret = excluded.secret, made_at = excluded.made_at
                        where second_factor.confirmed_at is null
                        """)
                .param("account", account)
                .param("secret", secrets.draw(account))
                .param("now", now())
                .update();
        if (drawn == 0) {
            throw new Refusal("identity.second.on_already");
        }
    }

    /** The secret that waits for its first code; empty when there is none or it is too old. */
    @Transactional(readOnly = true)
    public Optional<Setup> findSetup(UUID account) {
        return jdbc.sql("""
                        select s.account_id, s.secret, a.sign_in_name from identity.second_factor s
                        join identity.account a on a.id = s.account_id
                        where s.account_id = :account and s.confirmed_at is null and s.made_at > :since
                        """)
                .param("account", account)
                .param("since", now().minus(SETTING_UP))
                .query(this::setup)
                .optional()
                .flatMap(setup -> setup);
    }

    private Optional<Setup> setup(ResultSet row, int number) throws SQLException {
        var secret = secrets.open(row.getBytes("secret"), row.getObject("account_id", UUID.class));
        if (secret.isEmpty()) {
            return Optional.empty();
        }
        var key = Totp.base32(secret.get());
        var name = URLEncoder.encode(row.getString("sign_in_name"), StandardCharsets.UTF_8)
                .replace("+", "%20");
        return Optional.of(new Setup(
                "otpauth://totp/Saan:" + name + "?secret=" + key + "&issuer=Saan",
                key.replaceAll("(.{4})(?=.)", "$1 ")));
    }

    /**
     * Turns it on with the first code of the phone.
     *
     * @return codes for paper, readable here only
     */
    @Transactional
    public List<String> confirm(UUID account, String code) {
        var secret = jdbc.sql("""
                        select secret from identity.second_factor
                        where account_id = :account and confirmed_at is null and made_at > :since for update
                        """)
                .param("account", account)
                .param("since", now().minus(SETTING_UP))
                .query((row, n) -> row.getBytes(1))
                .optional()
                .flatMap(kept -> secrets.open(kept, account))
                .orElseThrow(() -> new Refusal("identity.second.begin_again"));
        var step = Totp.stepOf(secret, AccountContacts.digits(code), clock.instant());
        if (step.isEmpty()) {
            throw Refusal.of("code", "identity.second.wrong");
        }
        jdbc.sql("update identity.second_factor set confirmed_at = :now, last_step = :step where account_id = :account")
                .param("now", now())
                .param("step", step.getAsLong())
                .param("account", account)
                .update();
        note(account, "identity.second_factor_on");
        return drawCodes(account);
    }

    /**
     * Whether that code lets the account in; it is used up by that.
     *
     * @param typed six digits of the phone, or a code from paper
     */
    public boolean check(UUID account, String typed, String address, @Nullable String device) {
        var name = "second " + account;
        var place =
                new FailedSignIns.Place(address, devices.find(account, device).orElse(null));
        if (failures.admitCode(name, place).isEmpty()) {
            log.warn("second factor refused for a while after too many failures");
            return false;
        }
        var right = Boolean.TRUE.equals(change.execute(status -> take(account, typed)));
        if (right) {
            failures.succeeded(name, place);
        }
        return right;
    }

    private boolean take(UUID account, String typed) {
        var plain = typed.toLowerCase(Locale.ROOT).replaceAll("[\\s-]", "");
        return plain.matches("[a-z0-9]{16}")
                ? takePaper(account, plain)
                : takeDigits(account, AccountContacts.digits(typed));
    }

    private boolean takeDigits(UUID account, String digits) {
        var step = jdbc.sql("""
                        select secret from identity.second_factor
                        where account_id = :account and confirmed_at is not null
                        """)
                .param("account", account)
                .query((row, n) -> row.getBytes(1))
                .optional()
                .flatMap(kept -> secrets.open(kept, account))
                .map(secret -> Totp.stepOf(secret, digits, clock.instant()));
        // Only forward: a code that somebody saw over a shoulder or on the way is worth nothing any more.
        return step.isPresent()
                && step.get().isPresent()
                && jdbc.sql("""
                                        update identity.second_factor set last_step = :step
                                        where account_id = :account and (last_step is null or last_step < :step)
                                        """)
                                .param("step", step.get().getAsLong())
                                .param("account", account)
                                .update()
                        == 1;
    }

    private boolean takePaper(UUID account, String plain) {
        int used = jdbc.sql("""
                        update identity.recovery_code set used_at = :now
                        where code_hash = :hash and account_id = :account and used_at is null
                        """)
                .param("now", now())
                .param("hash", Digests.sha256(plain))
                .param("account", account)
                .update();
        if (used == 1) {
            note(account, "identity.recovery_code_used");
        }
        return used == 1;
    }

    /** New codes for paper; those before stop working. A code of the phone or the last paper is asked for. */
    public List<String> newCodes(Viewer viewer, String code, String address, @Nullable String device) {
        return proven(viewer, code, address, device, () -> {
            note(viewer.accountId(), "identity.recovery_codes_drawn");
            return drawCodes(viewer.accountId());
        });
    }

    /** Turns it off, where it is not compulsory. */
    public void turnOff(Viewer viewer, String code, String address, @Nullable String device) {
        if (isCompulsoryFor(viewer.role())) {
            throw Refusal.of("code", "identity.second.compulsory");
        }
        proven(viewer, code, address, device, () -> {
            remove(viewer.accountId());
            note(viewer.accountId(), "identity.second_factor_off");
            return List.of();
        });
    }

    private List<String> proven(
            Viewer viewer, String code, String address, @Nullable String device, Supplier<List<String>> what) {
        if (!check(viewer.accountId(), code, address, device)) {
            throw Refusal.of("code", "identity.second.wrong");
        }
        var result = change.execute(status -> what.get());
        return result == null ? List.of() : result;
    }

    /**
     * Takes it, and all passkeys, from somebody who has lost the phone and the paper; done by another administrator who knows why, and told to
     * the person.
     */
    @Transactional
    public void reset(UUID account, String why, Viewer viewer) {
        if (!viewer.is(Role.ADMINISTRATOR)) {
            throw new NotFound("accounts");
        }
        if (account.equals(viewer.accountId())) {
            throw new Refusal("identity.second.not_oneself");
        }
        var reason = why.strip();
        if (reason.isEmpty() || reason.length() > 500) {
            throw Refusal.of("why", "identity.second.why");
        }
        var organisation = jdbc.sql("select organisation_id from identity.account where id = :id")
                .param("id", account)
                .query(UUID.class)
                .optional()
                .orElseThrow(() -> new NotFound("account"));
        remove(account);
        passkeys.removeAll(account);
        sessions.endAll(account);
        audit.record(
                viewer, "identity.second_factor_reset", "account", account.toString(), null, Map.of("reason", reason));
        notices.tell(
                organisation,
                account,
                "identity.told.second_reset",
                List.of(new LocalizedText(viewer.name(), null)),
                "/account/second-factor");
        log.info("second factor of account {} reset by {}", account, viewer.accountId());
    }

    private void remove(UUID account) {
        for (var table : List.of("second_factor", "recovery_code")) {
            jdbc.sql("delete from identity." + table + " where account_id = :account")
                    .param("account", account)
                    .update();
        }
        devices.distrust(account);
    }

    private List<String> drawCodes(UUID account) {
        jdbc.sql("delete from identity.recovery_code where account_id = :account")
                .param("account", account)
                .update();
        var codes = new ArrayList<String>();
        for (int i = 0; i < RECOVERY_CODES; i++) {
            var code = Tokens.forPaper();
            codes.add(code);
            jdbc.sql(
                            "insert into identity.recovery_code (code_hash, account_id, made_at) values (:hash, :account, :now)")
                    .param("hash", Digests.sha256(code.replace("-", "")))
                    .param("account", account)
                    .param("now", now())
                    .update();
        }
        return List.copyOf(codes);
    }

    /** What a person did with their own. */
    private void note(UUID account, String action) {
        var who = jdbc.sql("select name, role, organisation_id, language from identity.account where id = :id")
                .param("id", account)
                .query((row, n) -> new Viewer(
                        account,
                        row.getString("name"),
                        Role.valueOf(row.getString("role")),
                        row.getObject("organisation_id", UUID.class),
                        org.saan.hub.shared.Language.of(row.getString("language"))))
                .single();
        audit.record(who, action, "account", account.toString(), null, null);
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock).withOffsetSameInstant(ZoneOffset.UTC);
    }
}

package org.saan.hub.identity;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.shared.Ids;
import org.saan.hub.shared.Language;
import org.saan.hub.shared.NotFound;
import org.saan.hub.shared.Refusal;
import org.saan.hub.shared.Role;
import org.saan.hub.shared.Viewer;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Accounts: letting people in, and out. */
@Service
public class Identity {
    /** The programme itself, for whom officers and administrators hold their roles. */
    public static final UUID PROGRAMME = UUID.fromString("00000000-0000-7000-8000-000000000001");

    /** The program itself, where a change was made by no person: first start, demo. */
    public static final Viewer SYSTEM = new Viewer(
            UUID.fromString("00000000-0000-7000-8000-000000000000"),
            "Saan",
            Role.ADMINISTRATOR,
            PROGRAMME,
            Language.EN);

    private final JdbcClient jdbc;
    private final Passwords passwords;
    private final Invitations invitations;
    private final Sessions sessions;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Identity(
            JdbcClient jdbc,
            Passwords passwords,
            Invitations invitations,
            Sessions sessions,
            Audit audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.jdbc = jdbc;
        this.passwords = passwords;
        this.invitations = invitations;
        this.sessions = sessions;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /** Creates an account without a password; {@link #invite} gives the link to choose one. */
    @Transactional
    public UUID createAccount(NewAccount account, Viewer viewer) {
        mustAdminister(viewer);
        var id = Ids.next();
        try {
            jdbc.sql("""
                            insert into identity.account
                                (id, sign_in_name, name, language, role, organisation_id, created_at)
                            values (:id, :signIn, :name, :language, :role, :organisation, :at)
                            """)
                    .param("id", id)
                    .param("signIn", account.signInName())
                    .param("name", account.name())
                    .param("language", account.language().tag())
                    .param("role", account.role().name())
                    .param("organisation", account.organisationId())
                    .param("at", OffsetDateTime.now(clock).withOffsetSameInstant(ZoneOffset.UTC))
                    .update();
        } catch (DuplicateKeyException e) {
            throw Refusal.of("signInName", "identity.account.taken", account.signInName());
        }
        audit.record(viewer, "identity.account_created", "account", id.toString(), null, account);
        return id;
    }

    /** A one-time token with which the person chooses a password: the last part of {@code /invitations/…}. */
    @Transactional
    public String invite(UUID account, Viewer viewer) {
        mustAdminister(viewer);
        mustExist(account);
        audit.record(viewer, "identity.account_invited", "account", account.toString(), null, null);
        return invitations.invite(account);
    }

    @Transactional(readOnly = true)
    public boolean invitationIsOpen(String token) {
        return invitations.open(token);
    }

    /** Chooses the password of an invited account. */
    @Transactional
    public void acceptInvitation(String token, String password) {
        var hash = passwords.hash(password);
        var account = invitations.use(token).orElseThrow(() -> new NotFound("invitation"));
        setHash(account, hash);
        sessions.endAll(account);
        audit.record(SYSTEM, "identity.password_chosen", "account", account.toString(), null, null);
    }

    /** Whether one has chosen a password. */
    @Transactional(readOnly = true)
    public boolean hasPassword(Viewer viewer) {
        return jdbc.sql("select password_hash is not null from identity.account where id = :id")
                .param("id", viewer.accountId())
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    /**
     * Changes one's own password, proven by the present one; who has none, because they came in by a code, chooses one. Everywhere else one is signed out.
     *
     * @param session the one that asks; it goes on
     */
    @Transactional
    public void changePassword(Viewer viewer, String present, String next, @Nullable String session) {
        var hash = jdbc.sql("select password_hash from identity.account where id = :id")
                .param("id", viewer.accountId())
                .query((row, n) -> Optional.ofNullable(row.getString(1)))
                .single();
        if (hash.isPresent() && !passwords.matches(present, hash.get())) {
            throw Refusal.of("present", "identity.password.wrong");
        }
        setHash(viewer.accountId(), passwords.hash(next));
        sessions.endOthers(viewer.accountId(), session);
        audit.record(
                viewer,
                "identity.password_changed",
                "account",
                viewer.accountId().toString(),
                null,
                null);
    }

    /** Sets a password outright: for the accounts of the demo. */
    @Transactional
    public void setPassword(UUID account, String password, Viewer viewer) {
        mustAdminister(viewer);
        mustExist(account);
        setHash(account, passwords.hash(password));
    }

    /** Lets an account in no more, from the next sign-in on, and ends its sessions. */
    @Transactional
    public void disable(UUID account, Viewer viewer) {
        mustAdminister(viewer);
        if (account.equals(viewer.accountId())) {
            throw new Refusal("identity.account.not_oneself");
        }
        change(account, true, viewer, "identity.account_disabled");
        sessions.endAll(account);
    }

    @Transactional
    public void enable(UUID account, Viewer viewer) {
        mustAdminister(viewer);
        change(account, false, viewer, "identity.account_enabled");
    }

    private void change(UUID account, boolean disabled, Viewer viewer, String action) {
        var changed = jdbc.sql("update identity.account set disabled_at = :at where id = :id")
                .param("id", account)
                .param(
                        "at",
                        disabled ? OffsetDateTime.now(clock).withOffsetSameInstant(ZoneOffset.UTC) : null,
                        java.sql.Types.TIMESTAMP_WITH_TIMEZONE)
                .update();
        if (changed == 0) {
            throw new NotFound("account");
        }
        audit.record(
                viewer,
                action,
                "account",
                account.toString(),
                Map.of("disabled", !disabled),
                Map.of("disabled", disabled));
    }

    @Transactional(readOnly = true)
    public boolean hasAccounts() {
        return jdbc.sql("select exists (select 1 from identity.account)")
                .query(Boolean.class)
                .single();
    }

    /** What an account holds about its person, to be told when they ask. */
    public record OwnData(String signInName, String name, Role role, java.time.Instant createdAt, long changes) {}

    @Transactional(readOnly = true)
    public Optional<OwnData> findOwnData(UUID account) {
        return jdbc.sql("""
                        select a.sign_in_name, a.name, a.role, a.created_at,
                               (select count(*) from identity.audit_entry e where e.account_id = a.id) as changes
                        from identity.account a where a.id = :id
                        """)
                .param("id", account)
                .query((row, n) -> new OwnData(
                        row.getString("sign_in_name"),
                        row.getString("name"),
                        Role.valueOf(row.getString("role")),
                        row.getTimestamp("created_at").toInstant(),
                        row.getLong("changes")))
                .optional();
    }

    /**
     * Replaces the person of an account by a mark and closes it; what they did stays, under the mark.
     *
     * @return how the account was called
     */
    @Transactional(propagation = org.springframework.transaction.annotation.Propagation.MANDATORY)
    public List<String> eraseAccount(UUID account, String mark) {
        var called = jdbc.sql("select sign_in_name, name from identity.account where id = :id for update")
                .param("id", account)
                .query((row, n) -> List.of(row.getString(1), row.getString(2)))
                .optional()
                .orElse(List.of());
        jdbc.sql("""
                        update identity.account set name = :mark, sign_in_name = 'erased-' || id, password_hash = null,
                            disabled_at = coalesce(disabled_at, :at)
                        where id = :id
                        """)
                .param("id", account)
                .param("mark", mark)
                .param("at", OffsetDateTime.now(clock).withOffsetSameInstant(ZoneOffset.UTC))
                .update();
        jdbc.sql("""
                        update identity.api_key set name = :mark, revoked_at = coalesce(revoked_at, :at),
                            revoked_by = coalesce(revoked_by, made_by)
                        where made_by = :id
                        """)
                .param("id", account)
                .param("mark", mark)
                .param("at", OffsetDateTime.now(clock).withOffsetSameInstant(ZoneOffset.UTC))
                .update();
        jdbc.sql("delete from identity.account_contact where account_id = :id")
                .param("id", account)
                .update();
        jdbc.sql("delete from identity.sign_in_code_account where account_id = :id")
                .param("id", account)
                .update();
        for (var table : List.of(
                "invitation",
                "second_factor",
                "recovery_code",
                "known_device",
                "passkey",
                "passkey_holder",
                "help_ask")) {
            jdbc.sql("delete from identity." + table + " where account_id = :id")
                    .param("id", account)
                    .update();
        }
        sessions.endAll(account);
        events.publishEvent(new AccountErased(account));
        return called;
    }

    /** The name under which an account is known. */
    @Transactional(readOnly = true)
    public Optional<String> findName(UUID account) {
        return account.equals(SYSTEM.accountId())
                ? Optional.of(SYSTEM.name())
                : jdbc.sql("select name from identity.account where id = :id")
                        .param("id", account)
                        .query(String.class)
                        .optional();
    }

    /** The account with that sign-in name. */
    @Transactional(readOnly = true)
    public Optional<UUID> findAccount(String signInName) {
        return jdbc.sql("select id from identity.account where sign_in_name = lower(:name)")
                .param("name", signInName.strip())
                .query(UUID.class)
                .optional();
    }

    /** Whether somebody signs in for that organisation. */
    @Transactional(readOnly = true)
    public boolean hasAccountsOf(UUID organisation) {
        return jdbc.sql("select exists (select 1 from identity.account where organisation_id = :id)")
                .param("id", organisation)
                .query(Boolean.class)
                .single();
    }

    /** Of these organisations those that have accounts. */
    @Transactional(readOnly = true)
    public java.util.Set<UUID> withAccounts(java.util.Collection<UUID> organisations) {
        return java.util.Set.copyOf(jdbc.sql(
                        "select distinct organisation_id from identity.account where organisation_id = any(cast(:ids as uuid[]))")
                .param("ids", organisations.stream().map(UUID::toString).toArray(String[]::new))
                .query(UUID.class)
                .list());
    }

    private void setHash(UUID account, String hash) {
        jdbc.sql("update identity.account set password_hash = :hash where id = :id")
                .param("id", account)
                .param("hash", hash)
                .update();
    }

    private void mustExist(UUID account) {
        var known = jdbc.sql("select exists (select 1 from identity.account where id = :id)")
                .param("id", account)
                .query(Boolean.class)
                .single();
        if (!known) {
            throw new NotFound("account");
        }
    }

    private static void mustAdminister(Viewer viewer) {
        if (!viewer.is(Role.ADMINISTRATOR)) {
            throw new NotFound("accounts");
        }
    }
}

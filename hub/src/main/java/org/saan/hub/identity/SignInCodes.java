package org.saan.hub.identity;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.shared.Digests;
import org.saan.hub.shared.Ids;
import org.saan.hub.shared.LocalizedText;
import org.saan.hub.shared.NotFound;
import org.saan.hub.shared.Role;
import org.saan.hub.shared.Viewer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Signing in without a password: six digits or a link, once, for a short while. They come by a {@link CodeCarrier} or on
 * paper from a coordinator; knowing a phone number alone gives nothing. Where several people share what the code was sent
 * to, it opens a choice of their names. Whoever runs the programme signs in by password only.
 */
@Service
public class SignInCodes {
    public static final Duration VALID_SENT = Duration.ofMinutes(10);
    public static final Duration VALID_ON_PAPER = Duration.ofHours(24);
    static final Duration VALID_CHOICE = Duration.ofMinutes(5);
    static final int WRONG_TRIES = 5;
    static final int ASKS_PER_NAME = 3;
    static final int ASKS_PER_ADDRESS = 30;
    static final Duration ASK_WINDOW = Duration.ofMinutes(15);
    /** As the register of personal data promises. */
    private static final Duration CODES_KEPT = Duration.ofDays(7);

    private static final Duration ASKS_KEPT = Duration.ofDays(90);

    private static final Logger log = LoggerFactory.getLogger(SignInCodes.class);

    private final JdbcClient jdbc;
    private final AccountContacts contacts;
    private final Passwords passwords;
    private final FailedSignIns failures;
    private final KnownDevices devices;
    private final OpenAccounts open;
    private final Sessions sessions;
    private final Passkeys passkeys;
    private final LeaderCare care;
    private final HelpAsked help;
    private final Notices notices;
    private final List<CodeCarrier> carriers;
    private final Audit audit;
    private final Clock clock;
    private final TransactionTemplate change;
    private final SecureRandom random = new SecureRandom();

    SignInCodes(
            JdbcClient jdbc,
            AccountContacts contacts,
            Passwords passwords,
            FailedSignIns failures,
            KnownDevices devices,
            OpenAccounts open,
            Sessions sessions,
            Passkeys passkeys,
            LeaderCare care,
            HelpAsked help,
            Notices notices,
            List<CodeCarrier> carriers,
            Audit audit,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.contacts = contacts;
        this.passwords = passwords;
        this.failures = failures;
        this.devices = devices;
        this.open = open;
        this.sessions = sessions;
        this.passkeys = passkeys;
        this.care = care;
        this.help = help;
        this.notices = notices;
        this.carriers = List.copyOf(carriers);
        this.audit = audit;
        this.clock = clock;
        this.change = new TransactionTemplate(transactions);
    }

    /** Digits and link as they are told to a person. */
    public record Drawn(String digits, String path) {}

    /** A name to choose after the code. */
    public record Name(UUID account, String name) {}

    /** What came of a code: somebody is in, has to choose a name at a link, or nothing; all failures look alike. */
    public sealed interface Entered {
        record In(Viewer viewer) implements Entered {}

        record Choose(String path) implements Entered {}

        record Refused() implements Entered {}
    }

    /**
     * Somebody asks for a code. Whether the name is known, reachable or asked for too often does not show.
     *
     * @param typed sign-in name, phone or e-mail
     * @param address of the network, to slow down who asks for many
     */
    @Transactional
    public void ask(String typed, String address) {
        if (!noteAsk(key(typed), address)) {
            return;
        }
        reached(contacts.meant(typed)).values().forEach(way -> {
            var until = now().plus(VALID_SENT);
            var code =
                    open("SENT", way.people().stream().map(Addressee::account).toList(), until, null);
            way.carrier().carry(way.people().getFirst(), code, until.toInstant());
        });
    }

    /** False when too many were asked for. */
    private boolean noteAsk(String name, String address) {
        jdbc.sql("delete from identity.sign_in_ask where at < :old")
                .param("old", now().minus(ASKS_KEPT))
                .update();
        var often = asked("name", name) >= ASKS_PER_NAME || asked("address", address) >= ASKS_PER_ADDRESS;
        jdbc.sql("insert into identity.sign_in_ask (name, address, at) values (:name, :address, :at)")
                .param("name", name)
                .param("address", address)
                .param("at", now())
                .update();
        if (often) {
            log.warn("sign-in code refused for a while after too many were asked for");
        }
        return !often;
    }

    private record Way(CodeCarrier carrier, List<Addressee> people) {}

    private Map<String, Way> reached(List<Addressee> people) {
        var ways = new LinkedHashMap<String, Way>();
        for (var person : people) {
            for (var carrier : carriers) {
                var address = carrier.findAddress(person);
                if (address.isPresent()) {
                    ways.computeIfAbsent(address.get(), a -> new Way(carrier, new ArrayList<>()))
                            .people()
                            .add(person);
                    break;
                }
            }
        }
        return ways;
    }

    /** Draws digits and link of a code that is about to leave; empty when it is no longer wanted or too old. */
    @Transactional
    public Optional<Drawn> draw(UUID code) {
        var drawn = new Drawn("%06d".formatted(random.nextInt(1_000_000)), "/sign-in/links/");
        var token = Tokens.token();
        int set = jdbc.sql("""
                        update identity.sign_in_code set code_hash = :digits, token_hash = :token
                        where id = :id and used_at is null and valid_until > :now
                        """)
                .param("id", code)
                .param("digits", passwords.hashShort(drawn.digits()))
                .param("token", Digests.sha256(token))
                .param("now", now())
                .update();
        return set == 0 ? Optional.empty() : Optional.of(new Drawn(drawn.digits(), drawn.path() + token));
    }

    /** Why a leader gets a sheet. */
    public enum Why {
        FIRST_TIME,
        NEW_PHONE,
        LOST_PHONE,
        FORGOTTEN_PASSWORD;

        public String key() {
            return "identity.sheet.why." + name().toLowerCase(Locale.ROOT);
        }

        /** What was known to a phone or a person that is not to be trusted any more. */
        private boolean forgetsSecrets() {
            return this == LOST_PHONE || this == FORGOTTEN_PASSWORD;
        }
    }

    /** Somebody cannot get in and asks their coordinator. Whether the name is known does not show. */
    @Transactional
    public void askForHelp(String typed, String address) {
        if (noteAsk(key(typed), address)) {
            contacts.meant(typed).forEach(person -> help.note(person.account()));
        }
    }

    /**
     * A code to print for a leader, by the coordinator of the group or an officer; earlier ones on paper stop working. Save
     * for the first time, the leader is signed out everywhere; with a lost phone or a forgotten password these, and the
     * passkeys, let in no more. People of the same group who share the leader's phone are let in by the sheet too.
     */
    @Transactional
    public Drawn onPaper(UUID leader, Why why, Viewer viewer) {
        care.mustCareFor(leader, viewer);
        var accounts = jdbc.sql("""
                        select b.id from identity.account a
                        join identity.account b on b.organisation_id = a.organisation_id and b.role = a.role
                                               and b.disabled_at is null
                        where a.id = :id and a.role = :role and a.disabled_at is null
                          and (b.id = a.id or exists (
                               select 1 from identity.account_contact x
                               join identity.account_contact y on y.kind = x.kind and y.value = x.value
                               where x.kind = 'PHONE' and x.account_id = a.id and y.account_id = b.id))
                        order by b.created_at, b.id
                        """)
                .param("id", leader)
                .param("role", Role.GROUP_LEADER.name())
                .query((row, n) -> row.getObject(1, UUID.class))
                .list();
        if (accounts.isEmpty()) {
            throw new NotFound("account");
        }
        jdbc.sql("""
                        update identity.sign_in_code set used_at = :now where way = 'PAPER' and used_at is null
                          and id in (select code_id from identity.sign_in_code_account where account_id = :id)
                        """).param("now", now()).param("id", leader).update();
        var code = open("PAPER", accounts, now().plus(VALID_ON_PAPER), viewer.accountId());
        audit.record(
                viewer,
                "identity.sign_in_sheet_made",
                "account",
                leader.toString(),
                null,
                Map.of("reason", why.name()));
        endWhatWas(leader, why);
        help.helped(leader);
        open.find(leader)
                .ifPresent(person -> notices.tell(
                        person.organisationId(),
                        leader,
                        "identity.told.sheet_made",
                        List.of(new LocalizedText(viewer.name(), null)),
                        "/account"));
        return draw(code).orElseThrow();
    }

    private void endWhatWas(UUID leader, Why why) {
        if (why != Why.FIRST_TIME) {
            sessions.endAll(leader);
        }
        if (why.forgetsSecrets()) {
            jdbc.sql("update identity.account set password_hash = null where id = :id")
                    .param("id", leader)
                    .update();
            devices.forget(leader);
            passkeys.removeAll(leader);
        }
    }

    /**
     * Tries six digits. After five wrong ones a code is dead, and the name has to wait some minutes.
     *
     * @param typed sign-in name, phone or e-mail, as it was asked with
     * @param device what the browser shows, see {@link Door#deviceOf}
     */
    public Entered enter(String typed, String digits, String address, @Nullable String device) {
        var name = "code " + key(typed);
        var people = contacts.meant(typed).stream().map(Addressee::account).toList();
        var place = new FailedSignIns.Place(
                address,
                people.stream()
                        .flatMap(account -> devices.find(account, device).stream())
                        .findFirst()
                        .orElse(null));
        if (failures.admitCode(name, place).isEmpty()) {
            log.warn("sign-in by code refused for a while after too many failures");
            return new Entered.Refused();
        }
        var entered = change.execute(status -> tryAll(people, digits));
        if (entered == null || entered instanceof Entered.Refused) {
            return new Entered.Refused();
        }
        failures.succeeded(name, place);
        return entered;
    }

    private Entered tryAll(List<UUID> people, String digits) {
        var codes = openFor(people);
        var plain = AccountContacts.digits(digits);
        if (codes.isEmpty()) {
            passwords.matches(plain, null);
        }
        for (var code : codes) {
            if (passwords.matches(plain, code.hash())) {
                return use(code.id());
            }
        }
        for (var code : codes) {
            jdbc.sql("update identity.sign_in_code set wrong = wrong + 1 where id = :id")
                    .param("id", code.id())
                    .update();
        }
        return new Entered.Refused();
    }

    private record Open(UUID id, String hash) {}

    private List<Open> openFor(Collection<UUID> accounts) {
        return jdbc.sql("""
                        select c.id, c.code_hash from identity.sign_in_code c
                        where c.used_at is null and c.valid_until > :now and c.wrong < :most and c.code_hash is not null
                          and exists (select 1 from identity.sign_in_code_account a
                                      where a.code_id = c.id and a.account_id = any(cast(:accounts as uuid[])))
                        order by c.id desc limit 6 for update
                        """)
                .param("now", now())
                .param("most", WRONG_TRIES)
                .param("accounts", accounts.stream().map(UUID::toString).toArray(String[]::new))
                .query((row, n) -> new Open(row.getObject("id", UUID.class), row.getString("code_hash")))
                .list();
    }

    /** Of a code with one name, the person; of one with several, a link to choose at. */
    private Entered use(UUID code) {
        var names = namesOf(code);
        spend(code);
        if (names.isEmpty()) {
            return new Entered.Refused();
        }
        if (names.size() == 1) {
            return letIn(names.getFirst().account());
        }
        var token = Tokens.token();
        var choice = open("CHOICE", names.stream().map(Name::account).toList(), now().plus(VALID_CHOICE), null);
        jdbc.sql("update identity.sign_in_code set token_hash = :token where id = :id")
                .param("token", Digests.sha256(token))
                .param("id", choice)
                .update();
        return new Entered.Choose("/sign-in/links/" + token);
    }

    /** Whom a link lets in; looking uses nothing up. Empty when it is unknown, used or too old. */
    @Transactional(readOnly = true)
    public List<Name> namesAt(String token) {
        return find(token).map(this::namesOf).orElse(List.of());
    }

    /** Uses a link up, for one of its names. */
    @Transactional
    public Entered enterByLink(String token, UUID account) {
        var code = find(token);
        if (code.isEmpty()
                || namesOf(code.get()).stream().noneMatch(name -> name.account().equals(account))
                || !spend(code.get())) {
            return new Entered.Refused();
        }
        return letIn(account);
    }

    private Entered letIn(UUID account) {
        return open.find(account)
                .<Entered>map(viewer -> {
                    log.info("account {} signed in by a code", account);
                    return new Entered.In(viewer);
                })
                .orElseGet(Entered.Refused::new);
    }

    private Optional<UUID> find(String token) {
        return jdbc.sql("""
                        select id from identity.sign_in_code
                        where token_hash = :hash and used_at is null and valid_until > :now
                        """)
                .param("hash", Digests.sha256(token))
                .param("now", now())
                .query((row, n) -> row.getObject(1, UUID.class))
                .optional();
    }

    private List<Name> namesOf(UUID code) {
        return jdbc.sql("""
                        select a.id, a.name from identity.sign_in_code_account c
                        join identity.account a on a.id = c.account_id and a.disabled_at is null
                        where c.code_id = :code order by a.created_at, a.id
                        """)
                .param("code", code)
                .query((row, n) -> new Name(row.getObject("id", UUID.class), row.getString("name")))
                .list();
    }

    private boolean spend(UUID code) {
        return jdbc.sql("update identity.sign_in_code set used_at = :now where id = :id and used_at is null")
                        .param("now", now())
                        .param("id", code)
                        .update()
                == 1;
    }

    private UUID open(String way, List<UUID> accounts, OffsetDateTime until, @Nullable UUID by) {
        jdbc.sql("delete from identity.sign_in_code where valid_until < :old")
                .param("old", now().minus(CODES_KEPT))
                .update();
        var id = Ids.next();
        jdbc.sql("""
                        insert into identity.sign_in_code (id, way, made_at, made_by, valid_until)
                        values (:id, :way, :now, :by, :until)
                        """)
                .param("id", id)
                .param("way", way)
                .param("now", now())
                .param("by", by, java.sql.Types.OTHER)
                .param("until", until)
                .update();
        for (var account : accounts) {
            jdbc.sql("insert into identity.sign_in_code_account (code_id, account_id) values (:code, :account)")
                    .param("code", id)
                    .param("account", account)
                    .update();
        }
        return id;
    }

    private int asked(String column, String value) {
        return jdbc.sql("select count(*) from identity.sign_in_ask where " + column + " = :value and at > :since")
                .param("value", value)
                .param("since", now().minus(ASK_WINDOW))
                .query(Integer.class)
                .single();
    }

    /** One name for all ways to write a phone number. */
    private static String key(String typed) {
        var digits = AccountContacts.digits(typed);
        var name = digits.matches("0\\d{8,9}") ? digits : typed.strip().toLowerCase(Locale.ROOT);
        return name.length() > 100 ? name.substring(0, 100) : name;
    }

    private OffsetDateTime now() {
        return OffsetDateTime.ofInstant(Instant.now(clock), ZoneOffset.UTC);
    }
}

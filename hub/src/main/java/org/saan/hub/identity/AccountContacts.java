package org.saan.hub.identity;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.saan.hub.shared.Language;
import org.saan.hub.shared.Refusal;
import org.saan.hub.shared.Viewer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How people with accounts are reached: an e-mail address and a phone, both optional. */
@Service
public class AccountContacts {
    /** As many people of one organisation are told by e-mail and LINE; the notice in the hub is for all. */
    public static final int MOST = 100;

    private static final String ADDRESSEES = """
            select a.id, a.organisation_id, a.name, a.language,
                   (select value from identity.account_contact c where c.account_id = a.id and c.kind = 'EMAIL') as email,
                   (select value from identity.account_contact c where c.account_id = a.id and c.kind = 'PHONE') as phone
            from identity.account a
            """;

    private final JdbcClient jdbc;
    private final LeaderCare care;
    private final Audit audit;

    AccountContacts(JdbcClient jdbc, LeaderCare care, Audit audit) {
        this.jdbc = jdbc;
        this.care = care;
        this.audit = audit;
    }

    /** The person of an account that is not disabled. */
    @Transactional(readOnly = true)
    public Optional<Addressee> find(UUID account) {
        return jdbc.sql(ADDRESSEES + "where a.id = :id and a.disabled_at is null")
                .param("id", account)
                .query((row, n) -> addressee(row))
                .optional();
    }

    /** Everybody who signs in for an organisation, the longest known first. */
    @Transactional(readOnly = true)
    public List<Addressee> ofOrganisation(UUID organisation) {
        return jdbc.sql(ADDRESSEES + """
                         where a.organisation_id = :id and a.disabled_at is null
                         order by a.created_at, a.id limit :most
                        """)
                .param("id", organisation)
                .param("most", MOST)
                .query((row, n) -> addressee(row))
                .list();
    }

    /**
     * Says how one is reached oneself, or how a leader is, who is cared for by the viewer ({@link LeaderCare}). Empty takes a way back.
     *
     * @throws Refusal beside {@code email} or {@code phone} when it is none
     */
    @Transactional
    public void change(UUID account, String email, String phone, Viewer viewer) {
        if (!account.equals(viewer.accountId())) {
            care.mustCareFor(account, viewer);
        }
        set(account, "EMAIL", email(email));
        set(account, "PHONE", phone(phone));
        // The addresses themselves are no business of the record.
        audit.record(
                viewer,
                "identity.contact_changed",
                "account",
                account.toString(),
                null,
                Map.of("email", !email.isBlank(), "phone", !phone.isBlank()));
    }

    private void set(UUID account, String kind, String value) {
        jdbc.sql("delete from identity.account_contact where account_id = :id and kind = :kind")
                .param("id", account)
                .param("kind", kind)
                .update();
        if (!value.isEmpty()) {
            jdbc.sql("insert into identity.account_contact (account_id, kind, value) values (:id, :kind, :value)")
                    .param("id", account)
                    .param("kind", kind)
                    .param("value", value)
                    .update();
        }
    }

    private static String email(String typed) {
        var value = typed.strip();
        if (!value.isEmpty() && !isEmail(value)) {
            throw Refusal.of("email", "identity.contact.bad_email");
        }
        return value;
    }

    /** Whether a mail can be addressed to it, by the plain form {@code name@host}. */
    public static boolean isEmail(String text) {
        return text.length() <= 254 && text.matches("[A-Za-z0-9._%+'-]{1,64}@[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)+");
    }

    private static String phone(String typed) {
        var digits = digits(typed);
        if (!typed.isBlank() && !digits.matches("0\\d{8,9}")) {
            throw Refusal.of("phone", "identity.contact.bad_phone");
        }
        return digits;
    }

    /** A Thai number as people dial it; what is no number becomes empty. Thai digits are digits too. */
    static String digits(String typed) {
        var text = new StringBuilder();
        typed.codePoints().filter(Character::isDigit).forEach(c -> text.append(Character.digit(c, 10)));
        var plain = text.toString();
        return plain.startsWith("66") && plain.length() >= 10 ? "0" + plain.substring(2) : plain;
    }

    /** Accounts that a person may mean by what they typed: sign-in name, e-mail or phone. Not those who run the programme. */
    List<Addressee> meant(String typed) {
        var name = typed.strip().toLowerCase(Locale.ROOT);
        var digits = digits(typed);
        return jdbc.sql(ADDRESSEES + """
                         where a.disabled_at is null
                           and a.role not in ('ADMINISTRATOR', 'PROGRAMME_OFFICER', 'COORDINATOR')
                           and (a.sign_in_name = :name or a.id in
                                (select c.account_id from identity.account_contact c
                                 where (c.kind = 'EMAIL' and lower(c.value) = :name)
                                    or (c.kind = 'PHONE' and c.value = :digits)))
                         order by a.created_at, a.id limit 20
                        """)
                .param("name", name)
                .param("digits", digits)
                .query((row, n) -> addressee(row))
                .list();
    }

    private static Addressee addressee(java.sql.ResultSet row) throws java.sql.SQLException {
        return new Addressee(
                row.getObject("id", UUID.class),
                row.getObject("organisation_id", UUID.class),
                row.getString("name"),
                Language.of(row.getString("language")),
                row.getString("email"),
                row.getString("phone"));
    }
}

package org.saan.hub.settlement;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.identity.Audit;
import org.saan.hub.identity.Identity;
import org.saan.hub.identity.Notices;
import org.saan.hub.platform.At;
import org.saan.hub.shared.Ids;
import org.saan.hub.shared.Language;
import org.saan.hub.shared.LocalizedText;
import org.saan.hub.shared.NotFound;
import org.saan.hub.shared.Refusal;
import org.saan.hub.shared.Role;
import org.saan.hub.shared.Viewer;
import org.saan.hub.shared.Words;
import org.saan.thaitext.NationalNumber;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * PromptPay accounts by which the hub and groups are paid: each from a day on, with where it is known from and who entered it.
 * None is ever changed; another follows it. A group is told of every new account of its own, for whoever changes it in secret
 * takes its money.
 */
@Service
public class Payees {
    private final JdbcClient jdbc;
    private final Office office;
    private final Notices notices;
    private final Words words;
    private final Audit audit;

    Payees(JdbcClient jdbc, Office office, Notices notices, Words words, Audit audit) {
        this.jdbc = jdbc;
        this.office = office;
        this.notices = notices;
        this.words = words;
        this.audit = audit;
    }

    /**
     * An account to be paid by.
     *
     * @param until included; absent while no end is known
     * @param source where it is known from, such as the first page of the bank book
     */
    public record NewPayee(
            PromptPay.Proxy proxy,
            String digits,
            String accountName,
            LocalDate from,
            @Nullable LocalDate until,
            String source) {}

    /** @param enteredBy absent when nobody of that key is known any more */
    public record Payee(
            UUID id,
            PromptPay.Proxy proxy,
            String digits,
            String accountName,
            LocalDate from,
            @Nullable LocalDate until,
            String source,
            @Nullable String enteredBy,
            Instant enteredAt) {
        /** What may be shown of it in lists and notices. */
        public String masked() {
            return mask(proxy, digits);
        }

        @Override
        public String toString() {
            return "Payee[" + id + " " + proxy + " " + masked() + "]";
        }

        /** For those who pay to it: a number that opens other doors is not shown whole, its code holds it. */
        public String printed() {
            return proxy == PromptPay.Proxy.NATIONAL_OR_TAX_ID ? masked() : digits;
        }

        public boolean isPast(LocalDate day) {
            return until != null && day.isAfter(until);
        }
    }

    /** Of a citizen's number or a tax number what may be shown of one; of a telephone or wallet the last four digits. */
    static String mask(PromptPay.Proxy proxy, String digits) {
        return proxy == PromptPay.Proxy.NATIONAL_OR_TAX_ID
                ? NationalNumber.masked(digits)
                : "x".repeat(digits.length() - 4) + digits.substring(digits.length() - 4);
    }

    /**
     * Enters the next account of an organisation.
     *
     * @throws Refusal at the field that is wrong, or when it would begin before today
     */
    @Transactional
    public void add(UUID organisation, NewPayee payee, Viewer viewer) {
        mustWrite(organisation, viewer);
        getName(organisation, viewer);
        PromptPay.payload(payee.proxy(), payee.digits(), null);
        if (payee.accountName().isBlank() || payee.accountName().length() > 120) {
            throw Refusal.of("account", "settlement.name_missing");
        }
        if (payee.from().isBefore(office.today())) {
            throw Refusal.of("from", "settlement.not_before_today");
        }
        Rates.check(payee.source(), payee.from(), payee.until());
        jdbc.sql("""
                        insert into settlement.payee
                            (id, organisation_id, proxy, digits, account_name, starts_on, ends_on, source, entered_by, entered_at)
                        values (:id, :organisation, :proxy, :digits, :name, :from, :until, :source, :by, :at)
                        """)
                .param("id", Ids.next())
                .param("organisation", organisation)
                .param("proxy", payee.proxy().name())
                .param("digits", payee.digits())
                .param("name", payee.accountName().strip())
                .param("from", payee.from())
                .param("until", payee.until(), java.sql.Types.DATE)
                .param("source", payee.source().strip())
                .param("by", viewer.accountId())
                .param("at", At.now(office.clock()))
                .update();
        audit.record(viewer, "settlement.payee_entered", "payee", organisation.toString(), null, Map.of());
        if (!organisation.equals(Identity.PROGRAMME)) {
            var masked = mask(payee.proxy(), payee.digits());
            notices.tell(
                    organisation,
                    "settlement.notice.payee",
                    List.of(new LocalizedText(masked, masked), Office.said(payee.from())),
                    "/settlement/our-money");
        }
    }

    /** The account of today; of a group only for those who run the programme and itself. Absent past its last day. */
    @Transactional(readOnly = true)
    public Optional<Payee> find(UUID organisation, Viewer viewer) {
        return jdbc.sql("""
                        select p.*, a.name as entered_by_name from settlement.payee p
                        left join identity.account a on a.id = p.entered_by
                        where p.organisation_id = :id and (:open or :runs or :own) and p.starts_on <= :today
                        order by p.starts_on desc, p.entered_at desc limit 1
                        """)
                .param("id", organisation)
                .param("open", organisation.equals(Identity.PROGRAMME))
                .param("runs", viewer.runsTheProgramme())
                .param("own", viewer.organisationId().equals(organisation))
                .param("today", office.today())
                .query((row, n) -> payee(row))
                .optional()
                .filter(payee -> !payee.isPast(office.today()));
    }

    /** All that were ever entered, the newest first. */
    @Transactional(readOnly = true)
    public List<Payee> list(UUID organisation, Viewer viewer) {
        Office.must(viewer);
        return jdbc.sql("""
                        select p.*, a.name as entered_by_name from settlement.payee p
                        left join identity.account a on a.id = p.entered_by
                        where p.organisation_id = :id order by p.starts_on desc, p.entered_at desc limit 100
                        """)
                .param("id", organisation)
                .query((row, n) -> payee(row))
                .list();
    }

    private static Payee payee(ResultSet row) throws SQLException {
        return new Payee(
                row.getObject("id", UUID.class),
                PromptPay.Proxy.valueOf(row.getString("proxy")),
                row.getString("digits"),
                row.getString("account_name"),
                Objects.requireNonNull(row.getObject("starts_on", LocalDate.class)),
                row.getObject("ends_on", LocalDate.class),
                row.getString("source"),
                row.getString("entered_by_name"),
                At.when(row, "entered_at"));
    }

    /** What the hub or a group is called. */
    @Transactional(readOnly = true)
    public LocalizedText getName(UUID organisation, Viewer viewer) {
        Office.must(viewer);
        if (organisation.equals(Identity.PROGRAMME)) {
            return new LocalizedText(words.say(Language.TH, "print.hub"), words.say(Language.EN, "print.hub"));
        }
        return jdbc.sql("select name_th, name_en from directory.producer_group where id = :id")
                .param("id", organisation)
                .query((row, n) -> new LocalizedText(row.getString(1), row.getString(2)))
                .optional()
                .orElseThrow(() -> new NotFound("group"));
    }

    /** The hub's own account is entered by its officers, that of a group also by its coordinator. */
    public boolean mayWrite(UUID organisation, Viewer viewer) {
        return organisation.equals(Identity.PROGRAMME)
                ? viewer.is(Role.ADMINISTRATOR, Role.PROGRAMME_OFFICER)
                : viewer.runsTheProgramme();
    }

    private void mustWrite(UUID organisation, Viewer viewer) {
        Office.must(mayWrite(organisation, viewer));
    }
}

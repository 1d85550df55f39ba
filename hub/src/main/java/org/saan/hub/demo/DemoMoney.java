package org.saan.hub.demo;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.saan.hub.identity.Identity;
import org.saan.hub.ordering.Ordering;
import org.saan.hub.production.Production;
import org.saan.hub.settlement.Billing;
import org.saan.hub.settlement.Certificates;
import org.saan.hub.settlement.CostSheet;
import org.saan.hub.settlement.CostSheets;
import org.saan.hub.settlement.CreditNotes;
import org.saan.hub.settlement.CreditReason;
import org.saan.hub.settlement.Makers;
import org.saan.hub.settlement.NewCost;
import org.saan.hub.settlement.NewCredit;
import org.saan.hub.settlement.NewPayout;
import org.saan.hub.settlement.NewTerms;
import org.saan.hub.settlement.PaySplit;
import org.saan.hub.settlement.Payees;
import org.saan.hub.settlement.Payouts;
import org.saan.hub.settlement.PromptPay;
import org.saan.hub.settlement.Rates;
import org.saan.hub.settlement.Receipts;
import org.saan.hub.settlement.Statement;
import org.saan.hub.settlement.TaxParties;
import org.saan.hub.shared.Money;
import org.saan.hub.shared.Viewer;
import org.springframework.stereotype.Component;

/** Money of the work that has begun: the order is priced, its deposit invoiced and half paid, the group is paid for half and has a cost sheet. */
@Component
class DemoMoney {
    private static final Viewer SYSTEM = Identity.SYSTEM;
    private static final Currency USD = Currency.getInstance("USD");

    private final Billing billing;
    private final Receipts receipts;
    private final Payouts payouts;
    private final Payees payees;
    private final TaxParties parties;
    private final Certificates certificates;
    private final CreditNotes credits;
    private final Makers makers;
    private final Production production;
    private final Ordering ordering;
    private final CostSheets costs;
    private final Rates rates;

    DemoMoney(
            Billing billing,
            Receipts receipts,
            Payouts payouts,
            Payees payees,
            TaxParties parties,
            Certificates certificates,
            CreditNotes credits,
            Makers makers,
            Production production,
            Ordering ordering,
            CostSheets costs,
            Rates rates) {
        this.billing = billing;
        this.receipts = receipts;
        this.payouts = payouts;
        this.payees = payees;
        this.parties = parties;
        this.certificates = certificates;
        this.credits = credits;
        this.makers = makers;
        this.production = production;
        this.ordering = ordering;
        this.costs = costs;
        this.rates = rates;
    }

    void enter(UUID group) {
        account(Identity.PROGRAMME, "0800000100");
        account(group, "0800000101");
        party(Identity.PROGRAMME, TaxParties.Kind.COMPANY, "0000000000001", "ศูนย์สาน ข้อมูลเทียม (fictional)");
        party(group, TaxParties.Kind.PERSON, "0000000000019", "หัวหน้ากลุ่ม ข้อมูลเทียม (fictional)");
        payouts.getStatement(group, SYSTEM).works().stream().findFirst().ifPresent(work -> {
            sell(production.getWork(work.id(), SYSTEM).orderId());
            pay(group, work);
            split(group, work);
            count(group, production.getWork(work.id(), SYSTEM).familyCode());
        });
    }

    private void account(UUID organisation, String digits) {
        payees.add(
                organisation,
                new Payees.NewPayee(
                        PromptPay.Proxy.PHONE,
                        digits,
                        "บัญชีเทียม (fictional)",
                        billing.today(),
                        null,
                        "ข้อมูลเทียม (fictional)"),
                SYSTEM);
    }

    private void party(UUID organisation, TaxParties.Kind kind, String taxId, String name) {
        parties.add(
                organisation,
                new TaxParties.TaxParty(
                        kind, name, taxId, "1 หมู่ 1 ตำบลตัวอย่าง (fictional)", "ข้อมูลเทียม (fictional)"),
                SYSTEM);
    }

    /** Two makers and some pieces of which nobody is named yet. */
    private void split(UUID group, Statement.Work work) {
        var parts = new ArrayList<PaySplit.Part>();
        int each = work.accepted() / 3;
        for (var name : List.of("สมหมาย ข้อมูลเทียม", "บุญมี ข้อมูลเทียม")) {
            parts.add(new PaySplit.Part(makers.add(group, name, SYSTEM), Math.max(1, each), 0));
        }
        if (work.accepted() > 2) {
            makers.say(work.id(), 0, PaySplit.Basis.PIECES, parts, SYSTEM);
        }
    }

    /** Where the wage of the province is known today. */
    private void count(UUID group, String family) {
        if (rates.findWage(group, Rates.WageStep.LEGAL, billing.today())
                .filter(wage -> !wage.isPast(billing.today()))
                .isPresent()) {
            costs.write(
                    null,
                    new NewCost(
                            group,
                            family,
                            "ผ้าพันคอไหม 50 × 180 ซม. (fictional)",
                            new CostSheet(
                                    List.of(
                                            new CostSheet.Material(
                                                    "ไหม", new BigDecimal("0.12"), BigDecimal.valueOf(1800)),
                                            new CostSheet.Material(
                                                    "สีย้อมคราม", new BigDecimal("0.05"), BigDecimal.valueOf(600))),
                                    List.of(
                                            new CostSheet.Step("ย้อม", BigDecimal.valueOf(60), BigDecimal.valueOf(60)),
                                            new CostSheet.Step("ทอ", BigDecimal.valueOf(420), BigDecimal.valueOf(50))),
                                    BigDecimal.valueOf(5),
                                    BigDecimal.TEN,
                                    BigDecimal.valueOf(12),
                                    Money.ofMinor(1500, Money.THB),
                                    Money.ofMinor(2500, Money.THB),
                                    BigDecimal.valueOf(15),
                                    Money.ofMinor(4000, Money.THB)),
                            BigDecimal.valueOf(450),
                            null),
                    SYSTEM);
        }
    }

    private void sell(UUID order) {
        var today = billing.today();
        var prices = new HashMap<UUID, BigDecimal>();
        var seen = ordering.getOrder(order, SYSTEM);
        seen.lines().forEach(line -> prices.put(line.id(), new BigDecimal("24.50")));
        billing.agree(
                order,
                new NewTerms(
                        USD,
                        new BigDecimal("33.4567"),
                        "ข้อมูลเทียม (fictional)",
                        today,
                        BigDecimal.ZERO,
                        true,
                        30,
                        List.of(BigDecimal.valueOf(30), BigDecimal.valueOf(40), BigDecimal.valueOf(30)),
                        prices),
                SYSTEM);
        var invoice = billing.issue(order, 1, SYSTEM);
        var half = billing.getInvoice(invoice, SYSTEM).total().percent(BigDecimal.valueOf(50));
        receipts.book(new Receipts.NewReceipt("DEMO-0001", seen.buyerId(), half, today), invoice, SYSTEM);
        credits.issue(
                new NewCredit(
                        invoice,
                        CreditReason.PRICE_LOWERED,
                        "ข้อมูลเทียม (fictional)",
                        false,
                        Map.of(),
                        Money.ofMinor(2500, USD)),
                SYSTEM);
    }

    private void pay(UUID group, Statement.Work work) {
        var half = work.earned().percent(BigDecimal.valueOf(50));
        boolean taxed = half.amount().compareTo(BigDecimal.valueOf(1000)) >= 0;
        var payout = payouts.pay(
                new NewPayout(
                        group,
                        null,
                        half,
                        "DEMO-0002",
                        billing.today(),
                        taxed,
                        List.of(new NewPayout.Part(work.id(), half)),
                        "%PDF-1.4 fictional".getBytes(StandardCharsets.US_ASCII)),
                SYSTEM);
        if (taxed) {
            certificates.issue(payout, SYSTEM);
        }
    }
}

package org.saan.hub.settlement.web;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.directory.Directory;
import org.saan.hub.directory.FamilyView;
import org.saan.hub.ordering.LineView;
import org.saan.hub.ordering.OrderView;
import org.saan.hub.ordering.Ordering;
import org.saan.hub.settlement.Billing;
import org.saan.hub.settlement.Deposits;
import org.saan.hub.settlement.InvoiceView;
import org.saan.hub.settlement.NewTerms;
import org.saan.hub.settlement.OrderMoney;
import org.saan.hub.settlement.QuotedTerms;
import org.saan.hub.settlement.Rates;
import org.saan.hub.shared.Audience;
import org.saan.hub.shared.Ids;
import org.saan.hub.shared.Refusal;
import org.saan.hub.shared.Role;
import org.saan.hub.shared.Shell;
import org.saan.hub.shared.Viewer;
import org.saan.hub.shared.web.Typed;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The money of one order: its price is agreed, instalments are invoiced, the deposit goes on to the groups. */
@Controller
@RequestMapping("/settlement/orders/{id:[0-9a-f-]{36}}")
@Audience({Role.ADMINISTRATOR, Role.PROGRAMME_OFFICER, Role.COORDINATOR})
class OrderMoneyPages {
    static final List<String> CURRENCIES = List.of(
            "THB", "USD", "EUR", "JPY", "SGD", "GBP", "AUD", "VND", "IDR", "LAK", "MMK", "KHR", "PHP", "MYR", "BND",
            "NOK", "SEK", "DKK", "CHF");

    private final Billing billing;
    private final Deposits deposits;
    private final QuotedTerms quotedTerms;
    private final Ordering ordering;
    private final Rates rates;
    private final Directory directory;

    OrderMoneyPages(
            Billing billing,
            Deposits deposits,
            QuotedTerms quotedTerms,
            Ordering ordering,
            Rates rates,
            Directory directory) {
        this.billing = billing;
        this.deposits = deposits;
        this.quotedTerms = quotedTerms;
        this.ordering = ordering;
        this.rates = rates;
        this.directory = directory;
    }

    @GetMapping
    ModelAndView show(Shell shell, Viewer viewer, @PathVariable UUID id, @RequestParam Map<String, String> asked) {
        return page(
                shell,
                viewer,
                id,
                asked.containsKey("byHand") ? new Typed(Map.of("byHand", "yes"), Map.of()) : Typed.NOTHING);
    }

    private ModelAndView page(Shell shell, Viewer viewer, UUID id, Typed typed) {
        var order = ordering.getOrder(id, viewer);
        var families = new HashMap<String, FamilyView>();
        directory.listFamilies().forEach(family -> families.put(family.code(), family));
        return new ModelAndView(
                "settlement/web/order-money",
                "page",
                new OrderMoneyPage(
                        shell.titled("settlement.order_title", order.number()),
                        order,
                        families,
                        billing.findMoney(id, viewer).orElse(null),
                        billing.listInvoices(id, viewer),
                        deposits.find(id, viewer).orElse(null),
                        quotedTerms.find(id, viewer).orElse(null),
                        rates.find(Rates.Tax.VAT, rates.today()).orElse(null),
                        rates.today(),
                        typed));
    }

    record OrderMoneyPage(
            Shell shell,
            OrderView order,
            Map<String, FamilyView> families,
            @Nullable OrderMoney money,
            List<InvoiceView> invoices,
            Deposits.@Nullable Deposit deposit,
            QuotedTerms.@Nullable Quoted quoted,
            Rates.@Nullable TaxRate vat,
            LocalDate today,
            Typed typed) {
        OrderMoneyPage {
            families = Map.copyOf(families);
            invoices = List.copyOf(invoices);
        }

        String family(LineView line) {
            var family = families.get(line.familyCode());
            return family == null ? line.familyCode() : shell.text(family.name());
        }

        List<String> currencies() {
            return CURRENCIES;
        }

        String path() {
            return "/settlement/orders/" + order.id();
        }

        /** Said where VAT cannot be computed, for its last row is past its end. */
        @Nullable
        String vatPast() {
            return vat != null && vat.isPast(today)
                    ? shell.t(
                            "settlement.rate_past",
                            Amounts.percent(vat.percent()),
                            shell.date(java.util.Objects.requireNonNull(vat.until())))
                    : null;
        }

        String state(InvoiceView one) {
            return InvoicePages.InvoicesPage.state(one, today);
        }

        String badge(InvoiceView one) {
            return InvoicePages.InvoicesPage.badge(state(one));
        }

        String percent(BigDecimal percent) {
            return Amounts.percent(percent);
        }

        String price(OrderMoney.Line line) {
            return Amounts.price(line.price());
        }

        /** Whether prices are taken from the quotation; they can be typed where somebody asks for that. */
        boolean asQuoted() {
            return quoted != null && !typed.is("byHand", "yes");
        }

        String quotedPrice(LineView line) {
            var price = quoted == null ? null : quoted.prices().get(line.id());
            return price == null ? "–" : Amounts.price(price);
        }

        /** What was asked for beyond what the order now costs: a credit note is due. */
        org.saan.hub.shared.@Nullable Money invoicedTooMuch() {
            return money != null && money.unpriced() == 0 && money.toInvoice().minor() < 0
                    ? org.saan.hub.shared.Money.zero(money.total().currency()).minus(money.toInvoice())
                    : null;
        }

        boolean anyLeft() {
            return money != null
                    && money.milestones().stream().allMatch(OrderMoney.Milestone::invoiced)
                    && money.toInvoice().minor() > 0;
        }

        boolean lateToPassOn() {
            return deposit != null
                    && today.isAfter(deposit.by())
                    && deposit.shares().stream()
                            .anyMatch(one ->
                                    one.passedOn().minor() < one.suggested().minor());
        }
    }

    @PostMapping("/terms")
    ModelAndView agree(
            Shell shell,
            Viewer viewer,
            @PathVariable UUID id,
            @RequestParam Map<String, String> asked,
            RedirectAttributes flash) {
        var typed = Typed.of(asked);
        return typed.act(
                shell,
                flash,
                "settlement.terms_done",
                () -> {
                    billing.agree(id, terms(typed, ordering.getOrder(id, viewer)), viewer);
                    return "/settlement/orders/" + id;
                },
                again -> page(shell, viewer, id, again));
    }

    @PostMapping("/terms/quoted")
    ModelAndView agreeAsQuoted(
            Shell shell,
            Viewer viewer,
            @PathVariable UUID id,
            @RequestParam Map<String, String> asked,
            RedirectAttributes flash) {
        var typed = Typed.of(asked);
        return typed.act(
                shell,
                flash,
                "settlement.terms_done",
                () -> {
                    billing.agreeAsQuoted(
                            id,
                            typed.is("export", "yes"),
                            dueDays(typed),
                            milestones(typed.value("milestones")),
                            viewer);
                    return "/settlement/orders/" + id;
                },
                again -> page(shell, viewer, id, again));
    }

    private static NewTerms terms(Typed typed, OrderView order) {
        var code = typed.value("currency", "THB");
        if (!CURRENCIES.contains(code)) {
            throw Refusal.of("currency", "settlement.other_currency");
        }
        var prices = new HashMap<UUID, BigDecimal>();
        for (var line : order.lines()) {
            prices.put(line.id(), Amounts.number(typed, "price-" + line.id(), "settlement.price_missing"));
        }
        boolean baht = code.equals("THB");
        return new NewTerms(
                Currency.getInstance(code),
                baht ? null : Amounts.number(typed, "rate", "settlement.rate_needed"),
                baht ? null : typed.value("source").strip(),
                baht ? null : typed.date("on", "settlement.rate_needed"),
                typed.value("discount").isBlank()
                        ? BigDecimal.ZERO
                        : Amounts.number(typed, "discount", "settlement.percent"),
                typed.is("export", "yes"),
                dueDays(typed),
                milestones(typed.value("milestones")),
                prices);
    }

    private static int dueDays(Typed typed) {
        var days = typed.number("dueDays", "settlement.due_days");
        return days == null ? 30 : days;
    }

    /** {@code 30/40/30}, or with spaces; nothing is one instalment. */
    private static List<BigDecimal> milestones(String text) {
        if (text.isBlank()) {
            return List.of(BigDecimal.valueOf(100));
        }
        var parts = new ArrayList<BigDecimal>();
        Arrays.stream(text.strip().split("[\\s/+]+"))
                .forEach(part -> parts.add(
                        Amounts.number(part).orElseThrow(() -> Refusal.of("milestones", "settlement.milestones"))));
        return parts;
    }

    @PostMapping("/prices")
    ModelAndView price(
            Shell shell,
            Viewer viewer,
            @PathVariable UUID id,
            @RequestParam Map<String, String> asked,
            RedirectAttributes flash) {
        var typed = Typed.of(asked);
        return typed.act(
                shell,
                flash,
                "settlement.terms_done",
                () -> {
                    var prices = new LinkedHashMap<UUID, BigDecimal>();
                    asked.keySet().stream()
                            .filter(field -> field.startsWith("price-"))
                            .forEach(field -> prices.put(
                                    Ids.read(field.substring("price-".length())),
                                    Amounts.number(typed, field, "settlement.price_missing")));
                    billing.price(id, prices, viewer);
                    return "/settlement/orders/" + id;
                },
                again -> page(shell, viewer, id, again));
    }

    @PostMapping("/invoices")
    ModelAndView issue(
            Shell shell,
            Viewer viewer,
            @PathVariable UUID id,
            @RequestParam Map<String, String> asked,
            RedirectAttributes flash) {
        var typed = Typed.of(asked);
        return typed.act(
                shell,
                flash,
                "settlement.issued_done",
                () -> "/settlement/invoices/"
                        + billing.issue(id, typed.number("milestone", "settlement.milestones"), viewer),
                again -> page(shell, viewer, id, again));
    }
}

package org.saan.hub.settlement.web;

import static org.saan.hub.shared.lists.ListTable.column;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.settlement.Certificates;
import org.saan.hub.settlement.NewPayout;
import org.saan.hub.settlement.Payees;
import org.saan.hub.settlement.Payouts;
import org.saan.hub.settlement.PromptPay;
import org.saan.hub.settlement.Statement;
import org.saan.hub.shared.Audience;
import org.saan.hub.shared.Ids;
import org.saan.hub.shared.Money;
import org.saan.hub.shared.Refusal;
import org.saan.hub.shared.Role;
import org.saan.hub.shared.Shell;
import org.saan.hub.shared.Viewer;
import org.saan.hub.shared.lists.ListFile;
import org.saan.hub.shared.lists.ListTable;
import org.saan.hub.shared.print.QrPath;
import org.saan.hub.shared.web.Typed;
import org.springframework.core.io.Resource;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What groups have earned, and their payments. */
@Controller
@RequestMapping("/settlement/groups")
@Audience({Role.ADMINISTRATOR, Role.PROGRAMME_OFFICER, Role.COORDINATOR})
class GroupMoneyPages {
    private final Payouts payouts;
    private final Payees payees;
    private final Certificates certificates;

    GroupMoneyPages(Payouts payouts, Payees payees, Certificates certificates) {
        this.payouts = payouts;
        this.certificates = certificates;
        this.payees = payees;
    }

    @GetMapping
    ModelAndView list(Shell shell, Viewer viewer) {
        return new ModelAndView(
                "settlement/web/groups",
                "page",
                new GroupsPage(shell.titled("settlement.groups"), payouts.listOwed(viewer)));
    }

    record GroupsPage(Shell shell, List<Payouts.Owed> rows) {
        GroupsPage {
            rows = List.copyOf(rows);
        }
    }

    @GetMapping("/list.{ending:" + ListFile.ENDINGS + "}")
    ResponseEntity<Resource> export(Shell shell, Viewer viewer, @PathVariable String ending) {
        return ListFile.<Payouts.Owed>answer(
                ending,
                new ListTable<>(
                        "groups-money",
                        shell.t("settlement.groups"),
                        List.of(
                                column(shell.t("settlement.code"), Payouts.Owed::code),
                                column(shell.t("production.group"), one -> shell.text(one.group())),
                                column(
                                        shell.t("settlement.earned"),
                                        one -> one.earned().amount()),
                                column(
                                        shell.t("settlement.paid_out"),
                                        one -> one.paid().amount()),
                                column(
                                        shell.t("settlement.to_come"),
                                        one -> one.toCome().amount()),
                                column(
                                        shell.t("settlement.ahead"),
                                        one -> one.advance().amount()))),
                sink -> payouts.listOwed(viewer).forEach(sink));
    }

    @GetMapping("/{id:[0-9a-f-]{36}}")
    ModelAndView show(Shell shell, Viewer viewer, @PathVariable UUID id, @RequestParam Map<String, String> asked) {
        return page(shell, viewer, id, new Typed(asked, Map.of()));
    }

    private ModelAndView page(Shell shell, Viewer viewer, UUID id, Typed typed) {
        var statement = payouts.getStatement(id, viewer);
        return new ModelAndView(
                "settlement/web/group-money",
                "page",
                new GroupMoneyPage(
                        shell.titled("settlement.statement_of", shell.text(statement.group())),
                        statement,
                        payees.find(id, viewer).orElse(null),
                        typed));
    }

    record GroupMoneyPage(Shell shell, Statement statement, Payees.@Nullable Payee payee, Typed typed) {
        /** What the code asks for: the amount that was typed, else what is still to come beyond what was paid ahead. */
        @Nullable
        Money asked() {
            var typedAmount = Amounts.number(typed.value("transfer"))
                    .filter(amount ->
                            amount.signum() > 0 && amount.stripTrailingZeros().scale() <= 2);
            var ahead = statement.toCome().minus(statement.advance());
            return typedAmount.map(amount -> Money.rounded(amount, Money.THB)).orElse(ahead.minor() > 0 ? ahead : null);
        }

        @Nullable
        QrPath code() {
            var asked = asked();
            return payee == null
                    ? null
                    : QrPath.of(PromptPay.payload(payee.proxy(), payee.digits(), asked == null ? null : asked.plain()));
        }

        List<Statement.Work> open() {
            return statement.works().stream()
                    .filter(work -> work.toCome().minor() > 0)
                    .toList();
        }

        /** As much of a payment as the first open work takes. */
        String suggested(Statement.Payout payout) {
            var work = open().getFirst().toCome();
            return (work.amount().compareTo(payout.free().amount()) < 0 ? work : payout.free()).plain();
        }

        /** The order whose deposit is passed on; empty for pay of accepted pieces. */
        String order() {
            return typed.value("order");
        }
    }

    @PostMapping("/{id:[0-9a-f-]{36}}/payouts")
    ModelAndView pay(
            Shell shell,
            Viewer viewer,
            @PathVariable UUID id,
            @RequestParam Map<String, String> asked,
            @RequestParam(required = false) @Nullable MultipartFile proof,
            RedirectAttributes flash) {
        var typed = Typed.of(asked);
        return typed.act(
                shell,
                flash,
                "settlement.pay_done",
                () -> {
                    payouts.pay(payout(id, typed, proof, payouts.getStatement(id, viewer)), viewer);
                    return "/settlement/groups/" + id;
                },
                again -> page(shell, viewer, id, again));
    }

    private static NewPayout payout(UUID group, Typed typed, @Nullable MultipartFile proof, Statement statement) {
        var parts = new ArrayList<NewPayout.Part>();
        var order = typed.value("order").isBlank() ? null : Ids.read(typed.value("order"));
        if (order == null) {
            for (var work : statement.works()) {
                var amount = Amounts.moneyOrNothing(typed, "work-" + work.id());
                if (amount.minor() > 0) {
                    parts.add(new NewPayout.Part(work.id(), amount));
                }
            }
        }
        return new NewPayout(
                group,
                order,
                Amounts.money(typed, "amount", Money.THB),
                typed.value("reference"),
                typed.date("on", "settlement.day_missing"),
                typed.is("withhold", "yes"),
                parts,
                content(proof));
    }

    private static byte[] content(@Nullable MultipartFile file) {
        try {
            return file == null ? new byte[0] : file.getBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Uses what a group was paid ahead for accepted pieces. */
    @PostMapping("/{id:[0-9a-f-]{36}}/payouts/{payout:[0-9a-f-]{36}}/uses")
    ModelAndView use(
            Shell shell,
            Viewer viewer,
            @PathVariable UUID id,
            @PathVariable UUID payout,
            @RequestParam Map<String, String> asked,
            RedirectAttributes flash) {
        payouts.mustBeOf(id, payout);
        var typed = Typed.of(asked);
        return typed.act(
                shell,
                flash,
                "settlement.advance_done",
                () -> {
                    use(payout, Ids.read(typed.value("work")), typed, viewer);
                    return "/settlement/groups/" + id;
                },
                again -> page(shell, viewer, id, again));
    }

    /** What is wrong stands beside the field of that payment. */
    private void use(UUID payout, UUID work, Typed typed, Viewer viewer) {
        var field = "use-" + payout;
        var amount = Amounts.money(typed, field, Money.THB);
        try {
            payouts.use(payout, work, amount, viewer);
        } catch (Refusal no) {
            throw Refusal.of(field, no.code(), no.args());
        }
    }

    @PostMapping("/{id:[0-9a-f-]{36}}/uses/{use:[0-9a-f-]{36}}/undo")
    ModelAndView undo(
            Shell shell, Viewer viewer, @PathVariable UUID id, @PathVariable UUID use, RedirectAttributes flash) {
        payouts.useMustBeOf(id, use);
        payouts.undo(use, viewer);
        flash.addFlashAttribute("notice", shell.t("settlement.undone"));
        return new ModelAndView("redirect:/settlement/groups/" + id);
    }

    @PostMapping("/{id:[0-9a-f-]{36}}/payouts/{payout:[0-9a-f-]{36}}/certificate")
    ModelAndView certify(
            Shell shell, Viewer viewer, @PathVariable UUID id, @PathVariable UUID payout, RedirectAttributes flash) {
        payouts.mustBeOf(id, payout);
        certificates.issue(payout, viewer);
        flash.addFlashAttribute("notice", shell.t("settlement.certificate.done"));
        return new ModelAndView("redirect:/settlement/groups/" + id);
    }
}

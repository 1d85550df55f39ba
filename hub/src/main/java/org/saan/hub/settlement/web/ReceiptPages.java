package org.saan.hub.settlement.web;

import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.saan.hub.settlement.InvoiceList;
import org.saan.hub.settlement.InvoiceView;
import org.saan.hub.settlement.Receipts;
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

/** Money that buyers paid is booked, used for invoices, and a wrong use is undone. */
@Controller
@RequestMapping("/settlement/receipts")
@Audience({Role.ADMINISTRATOR, Role.PROGRAMME_OFFICER, Role.COORDINATOR})
class ReceiptPages {
    private final Receipts receipts;
    private final InvoiceList invoices;

    ReceiptPages(Receipts receipts, InvoiceList invoices) {
        this.receipts = receipts;
        this.invoices = invoices;
    }

    @GetMapping
    ModelAndView list(Shell shell, Viewer viewer) {
        return page(shell, viewer, Typed.NOTHING);
    }

    private ModelAndView page(Shell shell, Viewer viewer, Typed typed) {
        return new ModelAndView(
                "settlement/web/receipts",
                "page",
                new ReceiptsPage(shell.titled("settlement.receipts"), receipts.list(viewer), open(viewer), typed));
    }

    record ReceiptsPage(Shell shell, List<Receipts.ReceiptView> rows, List<InvoiceView> open, Typed typed) {
        ReceiptsPage {
            rows = List.copyOf(rows);
            open = List.copyOf(open);
        }

        List<String> currencies() {
            return OrderMoneyPages.CURRENCIES;
        }

        List<InvoiceView> openOf(Receipts.ReceiptView receipt) {
            return open.stream()
                    .filter(one -> one.buyerId().equals(receipt.buyerId()))
                    .toList();
        }
    }

    @PostMapping
    ModelAndView book(Shell shell, Viewer viewer, @RequestParam Map<String, String> asked, RedirectAttributes flash) {
        var typed = Typed.of(asked);
        return typed.act(
                shell,
                flash,
                "settlement.receipt_done",
                () -> {
                    var invoice = chosen(typed, viewer);
                    var code = typed.value("currency", "THB");
                    if (!OrderMoneyPages.CURRENCIES.contains(code)) {
                        throw Refusal.of("currency", "settlement.other_currency");
                    }
                    var id = receipts.book(
                            new Receipts.NewReceipt(
                                    typed.value("notice"),
                                    invoice.buyerId(),
                                    Amounts.money(typed, "amount", Currency.getInstance(code)),
                                    typed.date("on", "settlement.day_missing")),
                            invoice.id(),
                            viewer);
                    return "/settlement/receipts#r-" + id;
                },
                again -> page(shell, viewer, again));
    }

    /** Every invoice that waits for money, however many: what is due first stands first. */
    private List<InvoiceView> open(Viewer viewer) {
        var all = new ArrayList<InvoiceView>();
        invoices.export(InvoiceList.SHAPE.read(Map.of("state", "open", "sort", "due")), viewer, all::add);
        return all;
    }

    private InvoiceView chosen(Typed typed, Viewer viewer) {
        return open(viewer).stream()
                .filter(one -> one.id().toString().equals(typed.value("invoice")))
                .findFirst()
                .orElseThrow(() -> Refusal.of("invoice", "settlement.paid_already"));
    }

    @PostMapping("/{id:[0-9a-f-]{36}}/uses")
    ModelAndView use(
            Shell shell,
            Viewer viewer,
            @PathVariable UUID id,
            @RequestParam Map<String, String> asked,
            RedirectAttributes flash) {
        return Typed.of(asked)
                .act(
                        shell,
                        flash,
                        "settlement.receipt_done",
                        () -> {
                            receipts.use(id, Ids.read(asked.getOrDefault("invoice", "")), null, viewer);
                            return "/settlement/receipts#r-" + id;
                        },
                        again -> page(shell, viewer, again));
    }

    @PostMapping("/uses/{use:[0-9a-f-]{36}}/undo")
    ModelAndView undo(Shell shell, Viewer viewer, @PathVariable UUID use, RedirectAttributes flash) {
        receipts.undo(use, viewer);
        flash.addFlashAttribute("notice", shell.t("settlement.undone"));
        return new ModelAndView("redirect:/settlement/receipts");
    }
}

package org.saan.hub.settlement.web;

import java.util.Map;
import java.util.UUID;
import org.saan.hub.directory.Directory;
import org.saan.hub.settlement.RateWithdrawals;
import org.saan.hub.shared.Audience;
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

/** Withdrawing a mistyped tax or wage: what it says, and why it goes. */
@Controller
@RequestMapping("/settlement/rates/{id}/withdraw")
@Audience({Role.ADMINISTRATOR, Role.PROGRAMME_OFFICER, Role.COORDINATOR})
class RateWithdrawalPages {
    private final RateWithdrawals withdrawals;
    private final Directory directory;

    RateWithdrawalPages(RateWithdrawals withdrawals, Directory directory) {
        this.withdrawals = withdrawals;
        this.directory = directory;
    }

    /** @param name of the tax, or of the province of a wage */
    record WithdrawPage(Shell shell, RateWithdrawals.Row row, String name, String figure, Typed typed) {
        String back() {
            return row.tax() == null ? "/settlement/wages" : "/settlement/rates";
        }
    }

    @GetMapping
    ModelAndView show(Shell shell, Viewer viewer, @PathVariable UUID id) {
        return page(shell, viewer, id, Typed.NOTHING);
    }

    private ModelAndView page(Shell shell, Viewer viewer, UUID id, Typed typed) {
        var row = withdrawals.get(id, viewer);
        var tax = row.tax();
        var province = directory.listProvinces().get(row.province());
        return new ModelAndView(
                "settlement/web/rate-withdraw",
                "page",
                new WithdrawPage(
                        shell.titled("rates.withdraw"),
                        row,
                        tax != null ? shell.t(tax.key()) : province == null ? row.province() : shell.text(province),
                        tax != null
                                ? Amounts.percent(row.figure()) + " %"
                                : shell.t("rates.withdraw.baht", shell.n(row.figure())),
                        typed));
    }

    @PostMapping
    ModelAndView withdraw(
            Shell shell,
            Viewer viewer,
            @PathVariable UUID id,
            @RequestParam Map<String, String> asked,
            RedirectAttributes flash) {
        var typed = Typed.of(asked);
        return typed.act(
                shell,
                flash,
                "rates.withdraw.done",
                () -> {
                    withdrawals.withdraw(id, typed.value("why"), viewer);
                    return withdrawals.get(id, viewer).tax() == null ? "/settlement/wages" : "/settlement/rates";
                },
                again -> page(shell, viewer, id, again));
    }
}

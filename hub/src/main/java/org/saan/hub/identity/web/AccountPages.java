package org.saan.hub.identity.web;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.identity.AccountRow;
import org.saan.hub.identity.Audit;
import org.saan.hub.identity.AuditRow;
import org.saan.hub.identity.Identity;
import org.saan.hub.identity.NewAccount;
import org.saan.hub.identity.OrganisationSource;
import org.saan.hub.shared.Audience;
import org.saan.hub.shared.Language;
import org.saan.hub.shared.NavEntry;
import org.saan.hub.shared.Refusal;
import org.saan.hub.shared.Role;
import org.saan.hub.shared.Shell;
import org.saan.hub.shared.Viewer;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One's own account, everybody's accounts, and the audit. */
@Controller
@Audience
class AccountPages {
    private final Identity identity;
    private final Audit audit;
    private final List<OrganisationSource> organisations;

    AccountPages(Identity identity, Audit audit, List<OrganisationSource> organisations) {
        this.identity = identity;
        this.audit = audit;
        this.organisations = List.copyOf(organisations);
    }

    @GetMapping("/account")
    ModelAndView own(Shell shell) {
        return ownPage(shell, Map.of());
    }

    @PostMapping("/account/password")
    ModelAndView password(
            Shell shell,
            Viewer viewer,
            @RequestParam String present,
            @RequestParam String password,
            RedirectAttributes flash) {
        try {
            identity.changePassword(viewer, present, password);
        } catch (Refusal refusal) {
            var view = ownPage(shell, Map.of(String.valueOf(refusal.field()), shell.say(refusal)));
            view.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return view;
        }
        flash.addFlashAttribute("notice", shell.t("identity.password.changed"));
        return new ModelAndView("redirect:/account");
    }

    private static ModelAndView ownPage(Shell shell, Map<String, String> errors) {
        return new ModelAndView(
                "identity/web/account",
                "page",
                new AccountPage(shell.titled("identity.account.title"), shell.who(), errors));
    }

    @GetMapping("/accounts")
    @Audience(Role.ADMINISTRATOR)
    ModelAndView list(
            Shell shell,
            Viewer viewer,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "0") int page) {
        return listPage(shell, viewer, q, page, Map.of(), Typed.NOTHING, null);
    }

    @PostMapping("/accounts")
    @Audience(Role.ADMINISTRATOR)
    ModelAndView create(
            Shell shell,
            Viewer viewer,
            @RequestParam(defaultValue = "") String signInName,
            @RequestParam(defaultValue = "") String name,
            @RequestParam Role role,
            @RequestParam(defaultValue = "") String organisation) {
        try {
            var id = identity.createAccount(
                    new NewAccount(signInName, name, role, organisationOf(role, organisation), Language.TH), viewer);
            return listPage(
                    shell, viewer, "", 0, Map.of(), Typed.NOTHING, "/invitations/" + identity.invite(id, viewer));
        } catch (Refusal refusal) {
            var view = listPage(
                    shell,
                    viewer,
                    "",
                    0,
                    Map.of(String.valueOf(refusal.field()), shell.say(refusal)),
                    new Typed(signInName, name, role, organisation),
                    null);
            view.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return view;
        }
    }

    /** A role that belongs to groups, clusters or buyers needs the code of one; the others belong to the programme. */
    private UUID organisationOf(Role role, String code) {
        return organisations.stream()
                .filter(source -> source.serves(role))
                .findFirst()
                .map(source -> source.findByCode(code)
                        .orElseThrow(() -> Refusal.of("organisation", "identity.account.no_organisation", code))
                        .id())
                .orElse(Identity.PROGRAMME);
    }

    @PostMapping("/accounts/{id}/{action}")
    @Audience(Role.ADMINISTRATOR)
    ModelAndView change(Shell shell, Viewer viewer, @PathVariable UUID id, @PathVariable String action) {
        return switch (action) {
            case "invite" ->
                listPage(shell, viewer, "", 0, Map.of(), Typed.NOTHING, "/invitations/" + identity.invite(id, viewer));
            case "disable" -> {
                identity.disable(id, viewer);
                yield new ModelAndView("redirect:/accounts");
            }
            case "enable" -> {
                identity.enable(id, viewer);
                yield new ModelAndView("redirect:/accounts");
            }
            default -> throw new org.saan.hub.shared.NotFound(action);
        };
    }

    private ModelAndView listPage(
            Shell shell,
            Viewer viewer,
            String search,
            int page,
            Map<String, String> errors,
            Typed typed,
            @Nullable String link) {
        var rows = identity.listAccounts(viewer, search, page);
        var more = rows.size() > Identity.PAGE;
        return new ModelAndView(
                "identity/web/accounts",
                "page",
                new AccountsPage(
                        shell.titled("identity.accounts.title"),
                        search,
                        more ? rows.subList(0, Identity.PAGE) : rows,
                        Math.max(0, page),
                        more,
                        errors,
                        typed,
                        link));
    }

    @GetMapping("/audit")
    @Audience({Role.ADMINISTRATOR, Role.PROGRAMME_OFFICER})
    ModelAndView audit(
            Shell shell,
            Viewer viewer,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "0") int page) {
        var rows = audit.list(viewer, q, page);
        var more = rows.size() > Audit.PAGE;
        return new ModelAndView(
                "identity/web/audit",
                "page",
                new AuditPage(
                        shell.titled("identity.audit.title"),
                        q,
                        more ? rows.subList(0, Audit.PAGE) : rows,
                        Math.max(0, page),
                        more));
    }

    @Bean
    static NavEntry accountsNav() {
        return new NavEntry(90, "identity.accounts.nav", "/accounts", "lock", java.util.Set.of(Role.ADMINISTRATOR));
    }

    @Bean
    static NavEntry auditNav() {
        return new NavEntry(
                95,
                "identity.audit.nav",
                "/audit",
                "list",
                java.util.Set.of(Role.ADMINISTRATOR, Role.PROGRAMME_OFFICER));
    }

    record AccountPage(Shell shell, Viewer viewer, Map<String, String> errors) {}

    record AccountsPage(
            Shell shell,
            String search,
            List<AccountRow> rows,
            int page,
            boolean more,
            Map<String, String> errors,
            Typed typed,
            @Nullable String link) {
        Role[] roles() {
            return Role.values();
        }

        @Nullable
        String error(String field) {
            return errors.get(field);
        }
    }

    /** What was typed into the form of a new account. */
    record Typed(String signInName, String name, Role role, String organisation) {
        static final Typed NOTHING = new Typed("", "", Role.GROUP_LEADER, "");
    }

    record AuditPage(Shell shell, String search, List<AuditRow> rows, int page, boolean more) {
        /** What was done, in words; a kind of change that has none yet by its code. */
        String words(AuditRow row) {
            var key = "audit." + row.action();
            return shell.words().has(key) ? shell.t(key) : row.action();
        }
    }
}

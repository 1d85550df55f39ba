package org.saan.hub.identity.web;

import static org.saan.hub.shared.lists.ListTable.column;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.identity.AccountList;
import org.saan.hub.identity.AccountRow;
import org.saan.hub.identity.Identity;
import org.saan.hub.identity.NewAccount;
import org.saan.hub.identity.Notices;
import org.saan.hub.identity.OrganisationSource;
import org.saan.hub.identity.SecondFactor;
import org.saan.hub.identity.Sessions;
import org.saan.hub.shared.Audience;
import org.saan.hub.shared.Language;
import org.saan.hub.shared.NavEntry;
import org.saan.hub.shared.Printing;
import org.saan.hub.shared.Refusal;
import org.saan.hub.shared.Role;
import org.saan.hub.shared.Shell;
import org.saan.hub.shared.Viewer;
import org.saan.hub.shared.lists.ListFile;
import org.saan.hub.shared.lists.ListFilter;
import org.saan.hub.shared.lists.ListQuery;
import org.saan.hub.shared.lists.ListTable;
import org.saan.hub.shared.lists.ListView;
import org.springframework.context.annotation.Bean;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One's own account, and everybody's accounts. */
@Controller
@Audience
class AccountPages {
    private final Identity identity;
    private final AccountList accounts;
    private final Notices notices;
    private final Sessions sessions;
    private final SecondFactor second;
    private final List<OrganisationSource> organisations;

    AccountPages(
            Identity identity,
            AccountList accounts,
            Notices notices,
            Sessions sessions,
            SecondFactor second,
            List<OrganisationSource> organisations) {
        this.identity = identity;
        this.accounts = accounts;
        this.notices = notices;
        this.sessions = sessions;
        this.second = second;
        this.organisations = List.copyOf(organisations);
    }

    @GetMapping("/account")
    ModelAndView own(Shell shell, HttpServletRequest request) {
        return ownPage(shell, request, Map.of());
    }

    @PostMapping("/account/password")
    ModelAndView password(
            Shell shell,
            Viewer viewer,
            HttpServletRequest request,
            @RequestParam(defaultValue = "") String present,
            @RequestParam String password,
            RedirectAttributes flash) {
        try {
            identity.changePassword(viewer, present, password, sessionOf(request));
        } catch (Refusal refusal) {
            var view = ownPage(shell, request, Map.of(String.valueOf(refusal.field()), shell.say(refusal)));
            view.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return view;
        }
        flash.addFlashAttribute("notice", shell.t("identity.password.changed"));
        return new ModelAndView("redirect:/account");
    }

    private ModelAndView ownPage(Shell shell, HttpServletRequest request, Map<String, String> errors) {
        var viewer = shell.who();
        return new ModelAndView(
                "identity/web/account",
                "page",
                new AccountPage(
                        shell.titled("identity.account.title"),
                        viewer,
                        notices.unseen(viewer),
                        identity.hasPassword(viewer),
                        sessions.list(viewer, sessionOf(request)),
                        errors));
    }

    private static @Nullable String sessionOf(HttpServletRequest request) {
        var session = request.getSession(false);
        return session == null ? null : session.getId();
    }

    @PostMapping("/account/sessions/{handle}/end")
    String end(Shell shell, Viewer viewer, @PathVariable String handle, RedirectAttributes flash) {
        sessions.end(viewer, handle);
        flash.addFlashAttribute("notice", shell.t("identity.sessions.ended"));
        return "redirect:/account";
    }

    @PostMapping("/account/sessions/end")
    String endEverywhere(Viewer viewer, HttpServletRequest request) {
        sessions.endEverywhere(viewer);
        var session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
        SecurityContextHolder.clearContext();
        return "redirect:/sign-in?out";
    }

    @GetMapping("/accounts")
    @Audience(Role.ADMINISTRATOR)
    ModelAndView list(Shell shell, Viewer viewer, @RequestParam Map<String, String> asked) {
        return listPage(shell, viewer, AccountList.SHAPE.read(asked), Map.of(), Typed.NOTHING, null);
    }

    @GetMapping("/accounts.{ending:" + ListFile.ENDINGS + "}")
    @Audience(Role.ADMINISTRATOR)
    ResponseEntity<Resource> export(
            Shell shell, Viewer viewer, @PathVariable String ending, @RequestParam Map<String, String> asked) {
        var query = AccountList.SHAPE.read(asked);
        return ListFile.<AccountRow>answer(
                ending,
                new ListTable<>(
                        "accounts",
                        shell.t("identity.accounts.title"),
                        List.of(
                                column(shell.t("identity.accounts.name"), AccountRow::name),
                                column(shell.t("identity.sign_in.name"), AccountRow::signInName),
                                column(
                                        shell.t("identity.accounts.role"),
                                        row -> shell.t(row.role().key())),
                                column(shell.t("identity.accounts.state"), row -> state(shell, row)),
                                column(
                                        shell.t("lists.created"),
                                        row -> row.createdAt()
                                                .atZone(Printing.ZONE)
                                                .toLocalDateTime()))),
                sink -> accounts.export(query, ending, viewer, sink));
    }

    private static String state(Shell shell, AccountRow row) {
        return shell.t("identity.accounts." + (row.disabled() ? "disabled" : row.hasPassword() ? "active" : "invited"));
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
                    shell,
                    viewer,
                    AccountList.SHAPE.usual(),
                    Map.of(),
                    Typed.NOTHING,
                    "/invitations/" + identity.invite(id, viewer));
        } catch (Refusal refusal) {
            var view = listPage(
                    shell,
                    viewer,
                    AccountList.SHAPE.usual(),
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

    /** Why stands in the record; whoever lost phone and paper sets up a new one. */
    @PostMapping("/accounts/{id}/second-factor/reset")
    @Audience(Role.ADMINISTRATOR)
    ModelAndView resetSecond(
            Shell shell,
            Viewer viewer,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String why,
            RedirectAttributes flash) {
        try {
            second.reset(id, why, viewer);
        } catch (Refusal refusal) {
            var view = listPage(
                    shell,
                    viewer,
                    AccountList.SHAPE.usual(),
                    Map.of("why-" + id, shell.say(refusal)),
                    Typed.NOTHING,
                    null);
            view.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return view;
        }
        flash.addFlashAttribute("notice", shell.t("identity.second.was_reset"));
        return new ModelAndView("redirect:/accounts");
    }

    @PostMapping("/accounts/{id}/{action}")
    @Audience(Role.ADMINISTRATOR)
    ModelAndView change(Shell shell, Viewer viewer, @PathVariable UUID id, @PathVariable String action) {
        return switch (action) {
            case "invite" ->
                listPage(
                        shell,
                        viewer,
                        AccountList.SHAPE.usual(),
                        Map.of(),
                        Typed.NOTHING,
                        "/invitations/" + identity.invite(id, viewer));
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
            ListQuery query,
            Map<String, String> errors,
            Typed typed,
            @Nullable String link) {
        var found = accounts.list(query, viewer);
        var roles = new ListFilter(
                "role",
                shell.t("identity.accounts.role"),
                Arrays.stream(Role.values())
                        .map(role -> new ListFilter.Choice(role.name(), shell.t(role.key())))
                        .toList());
        var states = new ListFilter(
                "state",
                shell.t("identity.accounts.state"),
                AccountList.STATES.stream()
                        .map(state -> new ListFilter.Choice(state, shell.t("identity.accounts." + state)))
                        .toList());
        return new ModelAndView(
                "identity/web/accounts",
                "page",
                new AccountsPage(
                        shell.titled("identity.accounts.title"),
                        new ListView(query, found.total(), List.of(roles, states)),
                        found.rows(),
                        errors,
                        typed,
                        link));
    }

    @Bean
    static NavEntry accountsNav() {
        return new NavEntry(90, "identity.accounts.nav", "/accounts", "lock", java.util.Set.of(Role.ADMINISTRATOR));
    }

    record AccountPage(
            Shell shell,
            Viewer viewer,
            int unseen,
            boolean hasPassword,
            List<Sessions.Open> sessions,
            Map<String, String> errors) {
        AccountPage {
            sessions = List.copyOf(sessions);
        }

        boolean mayHaveSecond() {
            return SecondFactor.offeredTo(viewer.role());
        }

        boolean keepsKeys() {
            return viewer.is(Role.ADMINISTRATOR, Role.PROGRAMME_OFFICER, Role.BUYER);
        }
    }

    record AccountsPage(
            Shell shell,
            ListView list,
            List<AccountRow> rows,
            Map<String, String> errors,
            Typed typed,
            @Nullable String link) {
        String state(AccountRow row) {
            return AccountPages.state(shell, row);
        }

        Role[] roles() {
            return Role.values();
        }

        boolean mayReset(AccountRow row) {
            return row.secondFactor() && !row.id().equals(shell.who().accountId());
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
}

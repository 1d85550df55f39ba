package org.saan.hub.identity.web;

import static org.saan.hub.shared.lists.ListTable.column;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.identity.AccountContacts;
import org.saan.hub.identity.LeaderList;
import org.saan.hub.identity.LeaderRow;
import org.saan.hub.identity.SignInCodes;
import org.saan.hub.shared.Audience;
import org.saan.hub.shared.NavEntry;
import org.saan.hub.shared.NotFound;
import org.saan.hub.shared.Printing;
import org.saan.hub.shared.PublicAddress;
import org.saan.hub.shared.Refusal;
import org.saan.hub.shared.Role;
import org.saan.hub.shared.Shell;
import org.saan.hub.shared.Viewer;
import org.saan.hub.shared.lists.ListFile;
import org.saan.hub.shared.lists.ListFilter;
import org.saan.hub.shared.lists.ListTable;
import org.saan.hub.shared.lists.ListView;
import org.saan.hub.shared.print.QrPath;
import org.springframework.context.annotation.Bean;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Leaders of groups, how they are reached, and the sheet of paper by which one signs in. */
@Controller
@Audience({Role.ADMINISTRATOR, Role.PROGRAMME_OFFICER, Role.COORDINATOR})
class LeaderAccountPages {
    private static final List<SignInCodes.Why> WHYS = List.of(SignInCodes.Why.values());

    private final LeaderList leaders;
    private final AccountContacts contacts;
    private final SignInCodes codes;
    private final PublicAddress hub;

    LeaderAccountPages(LeaderList leaders, AccountContacts contacts, SignInCodes codes, PublicAddress hub) {
        this.leaders = leaders;
        this.contacts = contacts;
        this.codes = codes;
        this.hub = hub;
    }

    @GetMapping("/leader-accounts")
    ModelAndView list(Shell shell, Viewer viewer, @RequestParam Map<String, String> asked) {
        var query = LeaderList.SHAPE.read(asked);
        var found = leaders.list(query, viewer);
        var phone = new ListFilter(
                "phone",
                shell.t("identity.leaders.phone"),
                List.of(
                        new ListFilter.Choice("with", shell.t("identity.leaders.with_phone")),
                        new ListFilter.Choice("without", shell.t("identity.leaders.without_phone"))));
        var asks = new ListFilter(
                "asks",
                shell.t("identity.leaders.asks"),
                List.of(new ListFilter.Choice("yes", shell.t("identity.leaders.asks_open"))));
        return new ModelAndView(
                "identity/web/leader-accounts",
                "page",
                new LeadersPage(
                        shell.titled("identity.leaders.title"),
                        new ListView(query, found.total(), List.of(phone, asks)),
                        found.rows()));
    }

    @GetMapping("/leader-accounts.{ending:" + ListFile.ENDINGS + "}")
    ResponseEntity<Resource> export(
            Shell shell, Viewer viewer, @PathVariable String ending, @RequestParam Map<String, String> asked) {
        var query = LeaderList.SHAPE.read(asked);
        return ListFile.<LeaderRow>answer(
                ending,
                new ListTable<>(
                        "leaders",
                        shell.t("identity.leaders.title"),
                        List.of(
                                column(shell.t("identity.accounts.name"), LeaderRow::name),
                                column(shell.t("identity.sign_in.name"), LeaderRow::signInName),
                                column(shell.t("identity.leaders.phone"), LeaderRow::phone),
                                column(shell.t("identity.leaders.email"), LeaderRow::email),
                                column(
                                        shell.t("lists.created"),
                                        row -> row.createdAt()
                                                .atZone(Printing.ZONE)
                                                .toLocalDateTime()))),
                sink -> leaders.export(query, ending, viewer, sink));
    }

    @GetMapping("/leader-accounts/{id}")
    ModelAndView one(Shell shell, Viewer viewer, @PathVariable UUID id) {
        var leader = leader(id, viewer);
        return page(shell, leader, text(leader.email()), text(leader.phone()), Map.of());
    }

    @PostMapping("/leader-accounts/{id}")
    ModelAndView change(
            Shell shell,
            Viewer viewer,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String email,
            @RequestParam(defaultValue = "") String phone,
            RedirectAttributes flash) {
        var leader = leader(id, viewer);
        try {
            contacts.change(id, email, phone, viewer);
        } catch (Refusal refusal) {
            var view = page(shell, leader, email, phone, Map.of(String.valueOf(refusal.field()), shell.say(refusal)));
            view.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return view;
        }
        flash.addFlashAttribute("notice", shell.t("identity.contact.saved"));
        return new ModelAndView("redirect:/leader-accounts/" + id);
    }

    /** Drawn when asked for and shown once: the page is the only place where it can be read. */
    @PostMapping("/leader-accounts/{id}/sheet")
    ModelAndView sheet(Shell shell, Viewer viewer, @PathVariable UUID id, @RequestParam(defaultValue = "") String why) {
        var leader = leader(id, viewer);
        var reason = WHYS.stream().filter(one -> one.name().equals(why)).findFirst();
        if (reason.isEmpty()) {
            var view = page(
                    shell,
                    leader,
                    text(leader.email()),
                    text(leader.phone()),
                    Map.of("why", shell.t("identity.sheet.choose_why")));
            view.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return view;
        }
        var drawn = codes.onPaper(id, reason.get(), viewer);
        return new ModelAndView(
                "identity/web/sign-in-sheet",
                "page",
                new SheetPage(
                        shell.titled("identity.sheet.title"),
                        leader,
                        drawn.digits().substring(0, 3) + " " + drawn.digits().substring(3),
                        hub.base() + drawn.path(),
                        hub.base() + "/sign-in/code",
                        QrPath.of(hub.base() + drawn.path()),
                        SignInCodes.VALID_ON_PAPER.toHours()));
    }

    private LeaderRow leader(UUID id, Viewer viewer) {
        return leaders.find(id, viewer).orElseThrow(() -> new NotFound("account"));
    }

    private static ModelAndView page(
            Shell shell, LeaderRow leader, String email, String phone, Map<String, String> errors) {
        return new ModelAndView(
                "identity/web/leader-account",
                "page",
                new LeaderPage(shell.titled("identity.leaders.one"), leader, email, phone, errors));
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }

    @Bean
    static NavEntry leadersNav() {
        return new NavEntry(
                86,
                "identity.leaders.nav",
                "/leader-accounts",
                "lock",
                Set.of(Role.ADMINISTRATOR, Role.PROGRAMME_OFFICER, Role.COORDINATOR));
    }

    record LeadersPage(Shell shell, ListView list, List<LeaderRow> rows) {}

    record LeaderPage(Shell shell, LeaderRow leader, String email, String phone, Map<String, String> errors) {
        @Nullable
        String error(String field) {
            return errors.get(field);
        }

        List<SignInCodes.Why> whys() {
            return WHYS;
        }
    }

    record SheetPage(Shell shell, LeaderRow leader, String digits, String link, String page, QrPath code, long hours) {
        String name() {
            var phone = leader.phone();
            return phone == null ? leader.signInName() : phone;
        }
    }
}

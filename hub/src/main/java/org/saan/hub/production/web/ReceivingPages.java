package org.saan.hub.production.web;

import static org.saan.hub.shared.lists.ListTable.column;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.saan.hub.directory.Directory;
import org.saan.hub.platform.Once;
import org.saan.hub.production.Colour;
import org.saan.hub.production.NewDelivery;
import org.saan.hub.production.Production;
import org.saan.hub.production.Receiving;
import org.saan.hub.production.WorkList;
import org.saan.hub.production.WorkView;
import org.saan.hub.shared.Audience;
import org.saan.hub.shared.NavEntry;
import org.saan.hub.shared.Refusal;
import org.saan.hub.shared.Role;
import org.saan.hub.shared.Shell;
import org.saan.hub.shared.Viewer;
import org.saan.hub.shared.Weeks;
import org.saan.hub.shared.lists.ListFile;
import org.saan.hub.shared.lists.ListFilter;
import org.saan.hub.shared.lists.ListTable;
import org.saan.hub.shared.lists.ListView;
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

/** รับของ: what arrives is counted, with one hand. */
@Controller
@Audience({Role.RECEIVER, Role.ADMINISTRATOR, Role.PROGRAMME_OFFICER, Role.COORDINATOR})
class ReceivingPages {
    private final WorkList works;
    private final Production production;
    private final Receiving receiving;
    private final Directory directory;

    ReceivingPages(WorkList works, Production production, Receiving receiving, Directory directory) {
        this.works = works;
        this.production = production;
        this.receiving = receiving;
        this.directory = directory;
    }

    @Bean
    static NavEntry receivingNav() {
        return new NavEntry(
                14,
                "production.receiving.nav",
                "/receiving",
                "box",
                Set.of(Role.RECEIVER, Role.ADMINISTRATOR, Role.PROGRAMME_OFFICER, Role.COORDINATOR));
    }

    @GetMapping("/receiving")
    ModelAndView list(Shell shell, Viewer viewer, @RequestParam Map<String, String> asked) {
        var query = WorkList.RECEIVING.read(asked);
        var found = works.list(query, viewer);
        return new ModelAndView(
                "production/web/receivings",
                "page",
                new ReceivingsPage(
                        shell.titled("production.receiving.title"),
                        Facts.of(shell, directory),
                        new ListView(query, found.total(), List.of(waits(shell))),
                        found.rows()));
    }

    private static ListFilter waits(Shell shell) {
        return new ListFilter(
                "waits",
                shell.t("production.waits"),
                Stream.of("delivery", "inspection", "rework", "packing", "discrepancy")
                        .map(what -> new ListFilter.Choice(what, shell.t("production.waits." + what)))
                        .toList());
    }

    @GetMapping("/receiving.{ending:" + ListFile.ENDINGS + "}")
    ResponseEntity<Resource> export(
            Shell shell, Viewer viewer, @PathVariable String ending, @RequestParam Map<String, String> asked) {
        var query = WorkList.RECEIVING.read(asked);
        var facts = Facts.of(shell, directory);
        var table = new ListTable<WorkView>(
                "receiving",
                shell.t("production.receiving.title"),
                List.of(
                        column(shell.t("production.work"), WorkView::number),
                        column(shell.t("production.group"), work -> shell.text(work.group())),
                        column(shell.t("production.craft"), facts::craft),
                        column(shell.t("ordering.due"), work -> Weeks.friday(work.due())),
                        column(
                                shell.t("production.expected"),
                                work -> work.counts().undelivered()),
                        column(
                                shell.t("production.pending"),
                                work -> work.counts().pending()),
                        column(
                                shell.t("production.rework"),
                                work -> work.counts().reworkOut())));
        return ListFile.<WorkView>answer(ending, table, sink -> works.export(query, viewer, sink));
    }

    @GetMapping("/receiving/{id:[0-9a-f-]{36}}")
    ModelAndView show(Shell shell, Viewer viewer, @PathVariable UUID id) {
        return page(shell, viewer, id, Typed.NOTHING);
    }

    private ModelAndView page(Shell shell, Viewer viewer, UUID id, Typed typed) {
        return new ModelAndView(
                "production/web/receive",
                "page",
                new ReceivePage(
                        shell.titled("production.receive.title").forMakers(),
                        Facts.of(shell, directory),
                        production.getWork(id, viewer),
                        production.listTranches(id, viewer),
                        production.listDiscrepancies(id, viewer),
                        UUID.randomUUID().toString(),
                        UUID.randomUUID().toString(),
                        typed));
    }

    @PostMapping("/receiving/{id}/deliveries")
    ModelAndView receive(Shell shell, Viewer viewer, @PathVariable UUID id, @RequestParam Map<String, String> asked) {
        return attempt(shell, viewer, id, asked, () -> {
            var tranche = receiving.receive(id, delivery(asked), viewer);
            return "/receiving/tranches/" + tranche;
        });
    }

    static NewDelivery delivery(Map<String, String> asked) {
        return new NewDelivery(
                Once.token(asked.getOrDefault("once", "")),
                Typed.pieces(asked, "said"),
                Typed.pieces(asked, "counted"),
                asked.get("dyeLot"),
                colour(asked.getOrDefault("colour", "")));
    }

    private static @Nullable Colour colour(String text) {
        return Arrays.stream(Colour.values())
                .filter(colour -> colour.name().equals(text))
                .findFirst()
                .orElse(null);
    }

    @PostMapping("/receiving/{id}/packings")
    ModelAndView pack(
            Shell shell,
            Viewer viewer,
            @PathVariable UUID id,
            @RequestParam Map<String, String> asked,
            RedirectAttributes flash) {
        return attempt(shell, viewer, id, asked, () -> {
            int pieces = Typed.pieces(asked, "pieces");
            receiving.pack(
                    id, Once.token(asked.getOrDefault("once", "")), pieces, "true".equals(asked.get("last")), viewer);
            flash.addFlashAttribute("notice", shell.t("production.pack.done", pieces));
            return "/receiving/" + id;
        });
    }

    @PostMapping("/receiving/{id}/discrepancies/{discrepancy}/explain")
    ModelAndView explain(
            Shell shell,
            Viewer viewer,
            @PathVariable UUID id,
            @PathVariable UUID discrepancy,
            @RequestParam Map<String, String> asked) {
        return attempt(shell, viewer, id, asked, () -> {
            receiving.explain(id, discrepancy, asked.getOrDefault("reason", ""), asked.get("note"), viewer);
            return "/receiving/" + id;
        });
    }

    @PostMapping("/receiving/{id}/discrepancies/{discrepancy}/close")
    ModelAndView close(Shell shell, Viewer viewer, @PathVariable UUID id, @PathVariable UUID discrepancy) {
        return attempt(shell, viewer, id, Map.of(), () -> {
            receiving.close(id, discrepancy, viewer);
            return "/receiving/" + id;
        });
    }

    private ModelAndView attempt(
            Shell shell,
            Viewer viewer,
            UUID id,
            Map<String, String> asked,
            java.util.function.Supplier<String> action) {
        try {
            return new ModelAndView("redirect:" + action.get());
        } catch (Refusal no) {
            var view = page(shell, viewer, id, Typed.refused(asked, no, shell));
            view.setStatus(HttpStatus.CONFLICT);
            return view;
        }
    }
}

package org.saan.hub.training.web;

import static org.saan.hub.shared.lists.ListTable.column;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.saan.hub.platform.Once;
import org.saan.hub.shared.Audience;
import org.saan.hub.shared.NavEntry;
import org.saan.hub.shared.Role;
import org.saan.hub.shared.Shell;
import org.saan.hub.shared.Viewer;
import org.saan.hub.shared.lists.ListFile;
import org.saan.hub.shared.lists.ListFilter;
import org.saan.hub.shared.lists.ListTable;
import org.saan.hub.shared.lists.ListView;
import org.saan.hub.shared.web.Typed;
import org.saan.hub.training.ExpertView;
import org.saan.hub.training.Experts;
import org.saan.hub.training.NewExpert;
import org.saan.hub.training.NewWorkshop;
import org.springframework.context.annotation.Bean;
import org.springframework.core.io.Resource;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The directory of experts. */
@Controller
@Audience({Role.ADMINISTRATOR, Role.PROGRAMME_OFFICER, Role.COORDINATOR, Role.TRAINER})
class ExpertPages {
    private final Experts experts;

    ExpertPages(Experts experts) {
        this.experts = experts;
    }

    @Bean
    static NavEntry expertsNav() {
        return new NavEntry(
                25,
                "training.experts",
                "/experts",
                "list",
                Set.of(Role.ADMINISTRATOR, Role.PROGRAMME_OFFICER, Role.COORDINATOR, Role.TRAINER));
    }

    record ExpertsPage(Shell shell, ListView list, List<ExpertView> rows) {
        ExpertsPage {
            rows = List.copyOf(rows);
        }

        String topics(ExpertView one) {
            return ExpertPages.topics(shell, one);
        }

        String languages(ExpertView one) {
            return ExpertPages.languages(shell, one);
        }
    }

    static String topics(Shell shell, ExpertView one) {
        return one.topics().stream()
                .map(topic -> shell.t("training.topic." + topic))
                .collect(Collectors.joining(", "));
    }

    static String languages(Shell shell, ExpertView one) {
        return one.languages().stream()
                .map(language -> shell.t("training.language." + language))
                .collect(Collectors.joining(", "));
    }

    @GetMapping("/experts")
    ModelAndView list(Shell shell, Viewer viewer, @RequestParam Map<String, String> asked) {
        var query = Experts.SHAPE.read(asked);
        var found = experts.list(query, viewer);
        return new ModelAndView(
                "training/web/experts",
                "page",
                new ExpertsPage(
                        shell.titled("training.experts"),
                        new ListView(
                                query,
                                found.total(),
                                List.of(
                                        filter(shell, "topic", NewWorkshop.TOPICS),
                                        filter(shell, "language", NewWorkshop.LANGUAGES))),
                        found.rows()));
    }

    private static ListFilter filter(Shell shell, String name, List<String> all) {
        return new ListFilter(
                name,
                shell.t("training." + name),
                all.stream()
                        .map(one -> new ListFilter.Choice(one, shell.t("training." + name + "." + one)))
                        .toList());
    }

    @GetMapping("/experts.{ending:" + ListFile.ENDINGS + "}")
    ResponseEntity<Resource> export(
            Shell shell, Viewer viewer, @PathVariable String ending, @RequestParam Map<String, String> asked) {
        var query = Experts.SHAPE.read(asked);
        return ListFile.<ExpertView>answer(
                ending,
                new ListTable<>(
                        "experts",
                        shell.t("training.experts"),
                        List.of(
                                column(shell.t("training.person"), one -> shell.text(one.name())),
                                column(shell.t("training.organisation"), ExpertView::organisation),
                                column(shell.t("training.topic"), one -> topics(shell, one)),
                                column(shell.t("training.language"), one -> languages(shell, one)),
                                column(shell.t("training.sessions"), ExpertView::sessions))),
                sink -> experts.export(query, viewer, sink));
    }

    /** @param it absent for a new one */
    record ExpertPage(Shell shell, @Nullable ExpertView it, Typed typed, String once) {
        String action() {
            return it == null ? "/experts" : "/experts/" + it.id();
        }

        boolean chosen(String field, String one) {
            if (!typed.values().isEmpty()) {
                return typed.list(field).contains(one);
            }
            return it != null && (field.equals("topics") ? it.topics() : it.languages()).contains(one);
        }

        boolean open() {
            return typed.values().isEmpty() ? it != null && it.open() : typed.is("open", "yes");
        }
    }

    private ModelAndView page(Shell shell, @Nullable ExpertView it, Typed typed) {
        return new ModelAndView(
                "training/web/expert",
                "page",
                new ExpertPage(
                        it == null
                                ? shell.titled("training.expert_new")
                                : shell.titled("training.expert_of", shell.text(it.name())),
                        it,
                        typed,
                        typed.value("once", UUID.randomUUID().toString())));
    }

    @GetMapping("/experts/new")
    ModelAndView blank(Shell shell) {
        return page(shell, null, Typed.NOTHING);
    }

    @PostMapping("/experts")
    ModelAndView create(
            Shell shell, Viewer viewer, @RequestParam MultiValueMap<String, String> asked, RedirectAttributes flash) {
        var typed = Typed.of(asked);
        return typed.act(
                shell,
                flash,
                "training.saved",
                () -> "/experts/" + experts.create(Once.token(typed.value("once")), read(typed), viewer),
                again -> page(shell, null, again));
    }

    @GetMapping("/experts/{id:[0-9a-f-]{36}}")
    ModelAndView show(Shell shell, Viewer viewer, @PathVariable UUID id) {
        return page(shell, experts.get(id, viewer), Typed.NOTHING);
    }

    @PostMapping("/experts/{id:[0-9a-f-]{36}}")
    ModelAndView change(
            Shell shell,
            Viewer viewer,
            @PathVariable UUID id,
            @RequestParam MultiValueMap<String, String> asked,
            RedirectAttributes flash) {
        var typed = Typed.of(asked);
        return typed.act(
                shell,
                flash,
                "training.saved",
                () -> {
                    var version = typed.number("version", "training.changed");
                    experts.change(id, version == null ? -1 : version, read(typed), viewer);
                    return "/experts/" + id;
                },
                again -> page(shell, experts.get(id, viewer), again));
    }

    private static NewExpert read(Typed typed) {
        return new NewExpert(
                typed.value("nameTh"),
                typed.value("nameEn"),
                typed.value("organisation"),
                typed.list("topics"),
                typed.list("languages"),
                typed.value("biographyTh"),
                typed.value("biographyEn"),
                typed.value("email"),
                typed.value("phone"),
                typed.is("open", "yes"));
    }
}

package org.saan.hub.materials.web;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.saan.hub.materials.Became;
import org.saan.hub.materials.LotView;
import org.saan.hub.materials.Lots;
import org.saan.hub.platform.Once;
import org.saan.hub.shared.Audience;
import org.saan.hub.shared.NavEntry;
import org.saan.hub.shared.Role;
import org.saan.hub.shared.Shell;
import org.saan.hub.shared.Viewer;
import org.saan.hub.shared.web.Typed;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What a group was sent, on its leader's phone: she tells what was used and what was lost, of nobody else's. */
@Controller
@Audience(Role.GROUP_LEADER)
class OurMaterialPages {
    private final Lots lots;

    OurMaterialPages(Lots lots) {
        this.lots = lots;
    }

    @Bean
    static NavEntry ourMaterialsNav() {
        return new NavEntry(17, "materials.our_nav", "/our-materials", "box", Set.of(Role.GROUP_LEADER));
    }

    @GetMapping("/our-materials")
    ModelAndView list(Shell shell, Viewer viewer) {
        return page(shell, viewer, Typed.NOTHING);
    }

    @PostMapping("/our-materials/{issue:[0-9a-f-]{36}}")
    ModelAndView tell(
            Shell shell,
            Viewer viewer,
            @PathVariable UUID issue,
            @RequestParam Map<String, String> asked,
            RedirectAttributes flash) {
        var typed = Typed.of(asked);
        return typed.act(
                shell,
                flash,
                "materials.told",
                () -> {
                    lots.tell(
                            issue,
                            Once.token(typed.value("once")),
                            typed.choice("became", Became.CONSUMED),
                            Form.amount(typed, "quantity").abs(),
                            Form.text(typed, "words"),
                            viewer);
                    return "/our-materials";
                },
                again -> page(shell, viewer, again));
    }

    private ModelAndView page(Shell shell, Viewer viewer, Typed typed) {
        return new ModelAndView(
                "materials/web/our-materials",
                "page",
                new OurPage(
                        shell.titled("materials.our_title").forMakers(), new Words(shell), lots.ours(viewer), typed));
    }

    record OurPage(Shell shell, Words words, List<LotView.Issue> issues, Typed typed) {
        OurPage {
            issues = List.copyOf(issues);
        }
    }
}

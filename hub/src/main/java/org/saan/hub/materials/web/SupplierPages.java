package org.saan.hub.materials.web;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.saan.hub.materials.Materials;
import org.saan.hub.materials.NewSupplier;
import org.saan.hub.materials.SupplierView;
import org.saan.hub.shared.Audience;
import org.saan.hub.shared.Role;
import org.saan.hub.shared.Shell;
import org.saan.hub.shared.Viewer;
import org.saan.hub.shared.web.Typed;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Suppliers of materials; seen by those who run the programme only. */
@Controller
@Audience({Role.ADMINISTRATOR, Role.PROGRAMME_OFFICER, Role.COORDINATOR})
class SupplierPages {
    private final Materials materials;

    SupplierPages(Materials materials) {
        this.materials = materials;
    }

    @GetMapping("/suppliers")
    ModelAndView list(Shell shell, Viewer viewer) {
        return page(shell, viewer, Typed.NOTHING);
    }

    @PostMapping("/suppliers")
    ModelAndView create(Shell shell, Viewer viewer, @RequestParam Map<String, String> asked, RedirectAttributes flash) {
        var typed = Typed.of(asked);
        return typed.act(
                shell,
                flash,
                "materials.saved",
                () -> {
                    materials.supplier(
                            new NewSupplier(
                                    typed.value("code").strip().toUpperCase(Locale.ROOT),
                                    Form.both(typed, "name"),
                                    Form.text(typed, "contact"),
                                    Form.text(typed, "phone"),
                                    typed.value("country", "TH")),
                            viewer);
                    return "/suppliers";
                },
                again -> page(shell, viewer, again));
    }

    private ModelAndView page(Shell shell, Viewer viewer, Typed typed) {
        return new ModelAndView(
                "materials/web/suppliers",
                "page",
                new SuppliersPage(
                        shell.titled("materials.suppliers"), new Words(shell), materials.suppliers(viewer), typed));
    }

    record SuppliersPage(Shell shell, Words words, List<SupplierView> rows, Typed typed) {
        SuppliersPage {
            rows = List.copyOf(rows);
        }
    }
}

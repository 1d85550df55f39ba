package org.saan.hub.materials.web;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.materials.CertificateKind;
import org.saan.hub.materials.MaterialView;
import org.saan.hub.materials.Materials;
import org.saan.hub.materials.OfferView;
import org.saan.hub.platform.Once;
import org.saan.hub.shared.Audience;
import org.saan.hub.shared.Role;
import org.saan.hub.shared.Shell;
import org.saan.hub.shared.Viewer;
import org.saan.hub.shared.lists.ListFilter.Choice;
import org.saan.hub.shared.web.Typed;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One material: what it is, who offers it, what certificates and law say, what can be used instead. */
@Controller
@Audience({Role.ADMINISTRATOR, Role.PROGRAMME_OFFICER, Role.COORDINATOR})
class LibraryPages {
    private static final String MATERIAL = "/materials/{id:[0-9a-f-]{36}}";

    private final Materials materials;

    LibraryPages(Materials materials) {
        this.materials = materials;
    }

    @GetMapping(MATERIAL)
    @Audience({Role.ADMINISTRATOR, Role.PROGRAMME_OFFICER, Role.COORDINATOR, Role.RECEIVER})
    ModelAndView show(Shell shell, Viewer viewer, @PathVariable UUID id) {
        return page(shell, viewer, id, Typed.NOTHING);
    }

    @GetMapping("/materials/new")
    ModelAndView enter(Shell shell) {
        return form(shell, null, Typed.NOTHING);
    }

    @GetMapping(MATERIAL + "/edit")
    ModelAndView edit(Shell shell, Viewer viewer, @PathVariable UUID id) {
        return form(shell, materials.get(id, viewer), Typed.NOTHING);
    }

    @PostMapping("/materials")
    ModelAndView create(Shell shell, Viewer viewer, @RequestParam Map<String, String> asked, RedirectAttributes flash) {
        var typed = Typed.of(asked);
        return typed.act(
                shell,
                flash,
                "materials.saved",
                () -> "/materials/" + materials.save(null, 0, Form.material(typed), viewer),
                again -> form(shell, null, again));
    }

    @PostMapping(MATERIAL)
    ModelAndView save(
            Shell shell,
            Viewer viewer,
            @PathVariable UUID id,
            @RequestParam Map<String, String> asked,
            RedirectAttributes flash) {
        var typed = Typed.of(asked);
        return typed.act(
                shell,
                flash,
                "materials.saved",
                () -> {
                    var version = typed.number("version", "materials.changed");
                    return "/materials/"
                            + materials.save(id, version == null ? -1 : version, Form.material(typed), viewer);
                },
                again -> form(shell, materials.get(id, viewer), again));
    }

    @PostMapping(MATERIAL + "/offers")
    ModelAndView offer(
            Shell shell,
            Viewer viewer,
            @PathVariable UUID id,
            @RequestParam Map<String, String> asked,
            RedirectAttributes flash) {
        var typed = Typed.of(asked);
        return typed.act(
                shell,
                flash,
                "materials.offer_saved",
                () -> {
                    materials.offer(id, Form.offer(typed), viewer);
                    return "/materials/" + id;
                },
                again -> page(shell, viewer, id, again));
    }

    @PostMapping(MATERIAL + "/certificates")
    ModelAndView certify(
            Shell shell,
            Viewer viewer,
            @PathVariable UUID id,
            @RequestParam Map<String, String> asked,
            RedirectAttributes flash) {
        var typed = Typed.of(asked);
        return typed.act(
                shell,
                flash,
                "materials.certificate_saved",
                () -> {
                    materials.certify(
                            id,
                            Once.token(typed.value("once")),
                            new MaterialView.Certificate(
                                    new UUID(0, 0),
                                    typed.choice("certificate", CertificateKind.OTHER),
                                    typed.value("number").strip(),
                                    typed.value("issuer").strip(),
                                    Form.day(typed, "from"),
                                    Form.day(typed, "until")),
                            viewer);
                    return "/materials/" + id;
                },
                again -> page(shell, viewer, id, again));
    }

    @PostMapping(MATERIAL + "/substitutes")
    ModelAndView substitute(
            Shell shell,
            Viewer viewer,
            @PathVariable UUID id,
            @RequestParam Map<String, String> asked,
            RedirectAttributes flash) {
        var typed = Typed.of(asked);
        return typed.act(
                shell,
                flash,
                "materials.substitute_saved",
                () -> {
                    materials.substitute(id, Form.key(typed, "other"), typed.value("words"), viewer);
                    return "/materials/" + id;
                },
                again -> page(shell, viewer, id, again));
    }

    private static ModelAndView form(Shell shell, @Nullable MaterialView it, Typed typed) {
        return new ModelAndView(
                "materials/web/material-form",
                "page",
                new MaterialForm(
                        it == null
                                ? shell.titled("materials.new")
                                : shell.titled("materials.edit", shell.text(it.name())),
                        new Words(shell),
                        it,
                        typed));
    }

    record MaterialForm(Shell shell, Words words, @Nullable MaterialView it, Typed typed) {
        String path() {
            return it == null ? "/materials" : "/materials/" + it.id();
        }

        String th(boolean hazard) {
            var text = it == null ? null : hazard ? it.hazard() : it.name();
            return text == null || text.th() == null ? "" : text.th();
        }

        String en(boolean hazard) {
            var text = it == null ? null : hazard ? it.hazard() : it.name();
            return text == null || text.en() == null ? "" : text.en();
        }

        String percent(String fibre) {
            var percent = it == null ? null : it.fibres().get(fibre);
            return typed.value(
                    "fibre_" + fibre,
                    percent == null ? "" : Words.plain(percent).toPlainString());
        }

        boolean month(String number) {
            return typed.values().isEmpty()
                    ? it != null && it.season().contains(Integer.valueOf(number))
                    : typed.is("month" + number, "yes");
        }
    }

    private ModelAndView page(Shell shell, Viewer viewer, UUID id, Typed typed) {
        var it = materials.get(id, viewer);
        var runs = viewer.runsTheProgramme();
        var words = new Words(shell);
        return new ModelAndView(
                "materials/web/material",
                "page",
                new MaterialPage(
                        shell.titled("materials.one", shell.text(it.name())),
                        words,
                        it,
                        runs ? materials.offers(id, viewer) : List.of(),
                        materials.certificates(id, viewer),
                        materials.substitutes(id, viewer),
                        runs
                                ? materials.suppliers(viewer).stream()
                                        .map(one -> new Choice(one.id().toString(), shell.text(one.name())))
                                        .toList()
                                : List.of(),
                        words.materials(materials.all(viewer)).stream()
                                .filter(one -> !one.value().equals(id.toString()))
                                .toList(),
                        materials.today(),
                        runs,
                        typed));
    }

    record MaterialPage(
            Shell shell,
            Words words,
            MaterialView it,
            List<OfferView> offers,
            List<MaterialView.Certificate> certificates,
            List<MaterialView.Substitute> substitutes,
            List<Choice> suppliers,
            List<Choice> others,
            LocalDate today,
            boolean runs,
            Typed typed) {
        MaterialPage {
            offers = List.copyOf(offers);
            certificates = List.copyOf(certificates);
            substitutes = List.copyOf(substitutes);
            suppliers = List.copyOf(suppliers);
            others = List.copyOf(others);
        }

        String path() {
            return "/materials/" + it.id();
        }

        List<Choice> kinds() {
            return Arrays.stream(CertificateKind.values())
                    .map(kind -> new Choice(kind.name(), shell.t(kind.key())))
                    .toList();
        }
    }
}

package org.saan.hub.materials.web;

import static org.saan.hub.shared.lists.ListTable.column;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.saan.hub.materials.MaterialList;
import org.saan.hub.materials.MaterialView;
import org.saan.hub.shared.Audience;
import org.saan.hub.shared.Language;
import org.saan.hub.shared.NavEntry;
import org.saan.hub.shared.Role;
import org.saan.hub.shared.Shell;
import org.saan.hub.shared.Viewer;
import org.saan.hub.shared.lists.ListFile;
import org.saan.hub.shared.lists.ListFilter;
import org.saan.hub.shared.lists.ListTable;
import org.saan.hub.shared.lists.ListView;
import org.springframework.context.annotation.Bean;
import org.springframework.core.io.Resource;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The library of materials, on the page and as a file. */
@Controller
@Audience({Role.ADMINISTRATOR, Role.PROGRAMME_OFFICER, Role.COORDINATOR, Role.RECEIVER})
class MaterialListPages {
    private final MaterialList list;

    MaterialListPages(MaterialList list) {
        this.list = list;
    }

    @Bean
    static NavEntry materialsNav() {
        return new NavEntry(
                17,
                "materials.nav",
                "/materials",
                "loom",
                Set.of(Role.ADMINISTRATOR, Role.PROGRAMME_OFFICER, Role.COORDINATOR, Role.RECEIVER));
    }

    record MaterialsPage(Shell shell, ListView list, Words words, List<MaterialView> rows, boolean runs) {
        MaterialsPage {
            rows = List.copyOf(rows);
        }
    }

    @GetMapping("/materials")
    ModelAndView list(Shell shell, Viewer viewer, @RequestParam Map<String, String> asked) {
        var query = MaterialList.SHAPE.read(asked);
        var found = list.list(query, viewer);
        var words = new Words(shell);
        return new ModelAndView(
                "materials/web/materials",
                "page",
                new MaterialsPage(
                        shell.titled("materials.title"),
                        new ListView(
                                query,
                                found.total(),
                                List.of(
                                        new ListFilter("kind", shell.t("materials.kind"), words.kinds()),
                                        new ListFilter("fibre", shell.t("materials.fibre"), words.fibreChoices()),
                                        new ListFilter("month", shell.t("materials.season"), words.months()))),
                        words,
                        found.rows(),
                        viewer.runsTheProgramme()));
    }

    @GetMapping("/materials.{ending:" + ListFile.ENDINGS + "}")
    ResponseEntity<Resource> export(
            Shell shell, Viewer viewer, @PathVariable String ending, @RequestParam Map<String, String> asked) {
        var query = MaterialList.SHAPE.read(asked);
        var words = new Words(shell);
        var table = new ListTable<MaterialView>(
                "materials",
                shell.t("materials.title"),
                List.of(
                        column(shell.t("materials.code"), MaterialView::code),
                        column(shell.t("materials.name_th"), one -> one.name().th()),
                        column(
                                shell.t("materials.name_en"),
                                one -> one.name().missingIn(Language.EN)
                                        ? ""
                                        : one.name().en()),
                        column(
                                shell.t("materials.kind"),
                                one -> shell.t(one.kind().key())),
                        column(shell.t("materials.fibres"), one -> words.fibres(one.fibres())),
                        column(shell.t("materials.season"), one -> words.season(one.season())),
                        column(shell.t("materials.on_hand"), MaterialView::onHand),
                        column(shell.t("materials.held"), MaterialView::heldByGroups),
                        column(shell.t("materials.unit"), one -> words.unit(one.unit()))));
        return ListFile.<MaterialView>answer(ending, table, sink -> list.export(query, viewer, sink));
    }
}

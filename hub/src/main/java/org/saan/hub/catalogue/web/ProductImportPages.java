package org.saan.hub.catalogue.web;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.catalogue.Incoterms;
import org.saan.hub.catalogue.ProductImport;
import org.saan.hub.shared.Audience;
import org.saan.hub.shared.NotFound;
import org.saan.hub.shared.Refusal;
import org.saan.hub.shared.Role;
import org.saan.hub.shared.Shell;
import org.saan.hub.shared.Viewer;
import org.saan.hub.shared.web.Typed;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Sending a spreadsheet with products, looking at what was found, and entering what is chosen. */
@Controller
@Audience({Role.ADMINISTRATOR, Role.PROGRAMME_OFFICER, Role.COORDINATOR})
class ProductImportPages {
    private static final int MOST = 2000;

    private final ProductImport products;

    ProductImportPages(ProductImport products) {
        this.products = products;
    }

    @GetMapping("/products/import")
    ModelAndView form(Shell shell) {
        return page(shell, List.of(), Typed.NOTHING);
    }

    @PostMapping("/products/import")
    ModelAndView look(Shell shell, Viewer viewer, @RequestParam(required = false) @Nullable MultipartFile file)
            throws IOException {
        var name = file == null || file.getOriginalFilename() == null ? "" : file.getOriginalFilename();
        try {
            if (file == null || file.isEmpty()) {
                throw Refusal.of("file", "directory.import.choose_file");
            }
            var found = products.look(name, file.getBytes(), viewer);
            return page(shell, found.stream().limit(MOST).toList(), Typed.NOTHING);
        } catch (Refusal refusal) {
            var view =
                    page(shell, List.of(), new Typed(java.util.Map.of(), java.util.Map.of("file", shell.say(refusal))));
            view.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return view;
        }
    }

    /** Each chosen line is {@code group|price|name}; the service checks them anew. */
    @PostMapping("/products/import/apply")
    String apply(
            Shell shell,
            Viewer viewer,
            @RequestParam MultiValueMap<String, String> form,
            @RequestParam(defaultValue = Incoterms.USUAL) String incoterm,
            @RequestParam(defaultValue = "") String place,
            RedirectAttributes flash) {
        var chosen = new ArrayList<ProductImport.Chosen>();
        for (var line : form.getOrDefault("chosen", List.of())) {
            var parts = line.split("\\|", 3);
            try {
                chosen.add(new ProductImport.Chosen(
                        UUID.fromString(parts[0]), parts[2], parts[1].isEmpty() ? null : new BigDecimal(parts[1])));
            } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
                throw new NotFound("line");
            }
        }
        int entered = products.apply(chosen, incoterm, place, viewer);
        flash.addFlashAttribute("notice", shell.t("catalogue.import.entered", entered));
        return "redirect:/products?sort=-changed";
    }

    private static ModelAndView page(Shell shell, List<ProductImport.Found> found, Typed typed) {
        return new ModelAndView(
                "catalogue/web/product-import",
                "page",
                new ImportPage(shell.titled("catalogue.import.title"), found, typed));
    }

    record ImportPage(Shell shell, List<ProductImport.Found> found, Typed typed) {
        String line(ProductImport.Found one) {
            return one.groupId() + "|"
                    + (one.priceThb() == null ? "" : one.priceThb().toPlainString()) + "|" + one.name();
        }

        boolean isNew(ProductImport.Found one) {
            return one.state() == ProductImport.State.NEW;
        }

        String state(ProductImport.Found one) {
            return shell.t("catalogue.import." + one.state().name().toLowerCase(java.util.Locale.ROOT));
        }

        List<String> incoterms() {
            return Incoterms.CODES;
        }
    }
}

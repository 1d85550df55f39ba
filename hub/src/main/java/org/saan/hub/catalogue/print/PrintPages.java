package org.saan.hub.catalogue.print;

import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.saan.hub.catalogue.PublicProduct;
import org.saan.hub.catalogue.PublicProfile;
import org.saan.hub.shared.Audience;
import org.saan.hub.shared.Language;
import org.saan.hub.shared.NotFound;
import org.saan.hub.shared.print.Print;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.context.request.WebRequest;

/** Documents to take away, for everybody. They are made when asked for, and only when something changed. */
@Controller
@RequestMapping("/{language:th|en}")
@Audience(anybody = true)
class PrintPages {
    private static final int MOST = 60;

    private final PrintedCatalogue catalogue;

    PrintPages(PrintedCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    @GetMapping("/groups/{code}/profile.pdf")
    ResponseEntity<byte[]> profile(@PathVariable String language, @PathVariable String code, WebRequest request) {
        var reader = Language.of(language);
        var profile = profile(code);
        var products = catalogue.productsOf(profile);
        return answer(
                request,
                catalogue.state(reader, List.of(profile), products),
                profile.code().toLowerCase(Locale.ROOT) + "-" + reader.tag(),
                () -> catalogue.profile(profile, products, reader));
    }

    /** All public products of a group. */
    @GetMapping("/groups/{code}/lookbook.pdf")
    ResponseEntity<byte[]> lookbookOf(@PathVariable String language, @PathVariable String code, WebRequest request) {
        return lookbook(Language.of(language), catalogue.productsOf(profile(code)), request);
    }

    /** Chosen products: {@code ?product=P-00042&product=P-00043}. */
    @GetMapping("/lookbook.pdf")
    ResponseEntity<byte[]> lookbook(
            @PathVariable String language, @RequestParam(defaultValue = "") List<String> product, WebRequest request) {
        var chosen = product.subList(0, Math.min(MOST, product.size()));
        return lookbook(Language.of(language), catalogue.products(chosen), request);
    }

    private PublicProfile profile(String code) {
        return catalogue.findProfile(code).orElseThrow(() -> new NotFound("group"));
    }

    private ResponseEntity<byte[]> lookbook(Language reader, List<PublicProduct> products, WebRequest request) {
        var printed = products.subList(0, Math.min(MOST, products.size()));
        if (printed.isEmpty()) {
            throw new NotFound("product");
        }
        return answer(
                request,
                catalogue.state(reader, List.of(), printed),
                "saan-lookbook-" + reader.tag(),
                () -> catalogue.lookbook(printed, reader));
    }

    private static ResponseEntity<byte[]> answer(WebRequest request, String state, String name, Supplier<Print> print) {
        var tag = "\"" + Integer.toHexString(state.hashCode()) + "-" + state.length() + "\"";
        if (request.checkNotModified(tag)) {
            return ResponseEntity.status(304).eTag(tag).build();
        }
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .eTag(tag)
                .cacheControl(CacheControl.noCache().cachePublic())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.inline()
                                .filename(name + ".pdf")
                                .build()
                                .toString())
                .body(print.get().pdf());
    }
}

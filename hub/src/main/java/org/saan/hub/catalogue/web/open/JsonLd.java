package org.saan.hub.catalogue.web.open;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.saan.hub.catalogue.PublicProduct;
import org.saan.hub.catalogue.PublicProfile;
import org.saan.hub.catalogue.TextField;
import org.saan.hub.shared.Language;
import org.saan.hub.shared.LocalizedText;
import org.saan.hub.shared.Money;
import tools.jackson.databind.json.JsonMapper;

/** What a page is of, in the words of schema.org, for search engines and those who share it. */
final class JsonLd {
    private static final JsonMapper JSON = new JsonMapper();

    private final OpenFrame frame;
    private final Language language;

    JsonLd(OpenFrame frame) {
        this.frame = frame;
        language = frame.shell().language();
    }

    /**
     * A product with what it costs from the smallest order on.
     *
     * @param pictures absolute addresses
     */
    String product(PublicProduct product, List<String> pictures, List<String> materials) {
        var facts = thing("Product");
        facts.put("name", product.name().in(language));
        facts.put("sku", product.code());
        facts.put("url", frame.canonical());
        put(facts, "gtin", product.gtin());
        var about = product.text(TextField.DESCRIPTION);
        put(facts, "description", about == null ? null : about.in(language));
        if (!pictures.isEmpty()) {
            facts.put("image", pictures);
        }
        if (!materials.isEmpty()) {
            facts.put("material", materials);
        }
        facts.put("countryOfOrigin", product.originCountry() == null ? "TH" : product.originCountry());
        facts.put("manufacturer", organisation(product.group(), product.province()));
        var currency = product.currency();
        if (currency != null && !product.prices().isEmpty()) {
            var offers = new ArrayList<Object>();
            for (var step : product.prices()) {
                var offer = typed("Offer");
                offer.put(
                        "price",
                        Money.ofMinor(step.priceMinor(), currency).amount().toPlainString());
                offer.put("priceCurrency", currency.getCurrencyCode());
                offer.put("availability", "https://schema.org/MadeToOrder");
                var quantity = typed("QuantitativeValue");
                quantity.put("minValue", step.fromQuantity());
                quantity.put("unitCode", product.unitCode());
                offer.put("eligibleQuantity", quantity);
                offers.add(offer);
            }
            facts.put("offers", offers);
        }
        return written(facts);
    }

    /** @param pictures absolute addresses */
    String group(PublicProfile profile, List<String> pictures) {
        var facts = thing("Organization");
        facts.putAll(organisation(profile.name().words(), profile.province()));
        facts.put("url", frame.canonical());
        var story = profile.text(TextField.STORY);
        put(facts, "description", story == null ? null : story.in(language));
        put(facts, "alternateName", profile.name().only(language.other()));
        if (!pictures.isEmpty()) {
            facts.put("image", pictures);
        }
        facts.put("knowsAbout", profile.techniques());
        return written(facts);
    }

    /** The first page: whose it is. */
    String site() {
        var facts = thing("WebSite");
        facts.put("name", "สาน Saan");
        facts.put("url", frame.address() + frame.to(""));
        facts.put("inLanguage", language.tag());
        return written(facts);
    }

    private Map<String, Object> organisation(LocalizedText name, LocalizedText province) {
        var organisation = typed("Organization");
        organisation.put("name", name.in(language));
        var address = typed("PostalAddress");
        address.put("addressRegion", province.in(language));
        address.put("addressCountry", "TH");
        organisation.put("address", address);
        return organisation;
    }

    private static Map<String, Object> thing(String type) {
        var facts = new LinkedHashMap<String, Object>();
        facts.put("@context", "https://schema.org");
        facts.put("@type", type);
        return facts;
    }

    private static Map<String, Object> typed(String type) {
        var facts = new LinkedHashMap<String, Object>();
        facts.put("@type", type);
        return facts;
    }

    private static void put(Map<String, Object> facts, String name, @Nullable Object value) {
        if (value != null) {
            facts.put(name, value);
        }
    }

    /** Safe between the tags of a script: no sign that could end it. */
    private static String written(Map<String, Object> facts) {
        return JSON.writeValueAsString(facts)
                .replace("<", "\\u003c")
                .replace(">", "\\u003e")
                .replace("&", "\\u0026");
    }
}

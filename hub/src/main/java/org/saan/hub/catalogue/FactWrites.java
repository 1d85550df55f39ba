package org.saan.hub.catalogue;

import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes the facts of profiles and products. */
@Component
class FactWrites {
    private final JdbcClient jdbc;

    FactWrites(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void profile(UUID id, ProfileFacts facts) {
        jdbc.sql("update catalogue.profile set name_roman = :roman, techniques = :techniques where id = :id")
                .param("id", id)
                .param("roman", facts.nameRoman())
                .param("techniques", array(facts.techniques()))
                .update();
    }

    /** A code or origin that is not what a person confirmed needs to be confirmed again. */
    void product(UUID id, ProductFacts facts) {
        jdbc.sql("""
                        update catalogue.product set family = :family, craft = :craft, techniques = :techniques,
                            materials = :materials, colours = :colours, motifs = :motifs, name_roman = :roman,
                            unit_code = :unit, minimum_order = :minimum, lead_time_weeks = :weeks, weight_grams = :grams,
                            currency = :currency, incoterm = :incoterm, incoterm_place = :place, hs6 = :hs,
                            hs_confirmed_by = case when hs6 = :hs then hs_confirmed_by end,
                            hs_confirmed_at = case when hs6 = :hs then hs_confirmed_at end,
                            origin_country = :country, origin_province = :province,
                            origin_confirmed_by = case when (origin_country, origin_province)
                                is not distinct from (:country, :province) then origin_confirmed_by end,
                            origin_confirmed_at = case when (origin_country, origin_province)
                                is not distinct from (:country, :province) then origin_confirmed_at end,
                            gtin = :gtin, design_link = :design
                        where id = :id
                        """)
                .param("id", id)
                .param("family", facts.family())
                .param("craft", facts.craft())
                .param("techniques", array(facts.techniques()))
                .param("materials", array(facts.materials()))
                .param("colours", array(facts.colours()))
                .param("motifs", array(facts.motifs()))
                .param("roman", facts.nameRoman())
                .param("unit", facts.unitCode())
                .param("minimum", facts.minimumOrder())
                .param("weeks", facts.leadTimeWeeks())
                .param("grams", facts.weightGrams())
                .param("currency", facts.currency())
                .param("incoterm", facts.incoterm())
                .param("place", facts.incotermPlace())
                .param("hs", facts.hs6())
                .param("country", facts.originCountry())
                .param("province", facts.originProvince())
                .param("gtin", facts.gtin())
                .param("design", facts.designLink())
                .update();
        sizes(id, facts.sizes());
        prices(id, facts.prices());
    }

    private void sizes(UUID id, List<ProductSize> sizes) {
        jdbc.sql("delete from catalogue.product_size where product_id = :id")
                .param("id", id)
                .update();
        for (int i = 0; i < sizes.size(); i++) {
            var size = sizes.get(i);
            jdbc.sql("insert into catalogue.product_size values (:id, :position, :label, :length, :width, :height)")
                    .param("id", id)
                    .param("position", i)
                    .param("label", size.label())
                    .param("length", size.lengthMm())
                    .param("width", size.widthMm())
                    .param("height", size.heightMm())
                    .update();
        }
    }

    private void prices(UUID id, List<PriceBreak> prices) {
        jdbc.sql("delete from catalogue.price_break where product_id = :id")
                .param("id", id)
                .update();
        for (var price : prices) {
            jdbc.sql("insert into catalogue.price_break values (:id, :quantity, :price)")
                    .param("id", id)
                    .param("quantity", price.fromQuantity())
                    .param("price", price.priceMinor())
                    .update();
        }
    }

    private static String[] array(List<String> codes) {
        return codes.toArray(String[]::new);
    }
}

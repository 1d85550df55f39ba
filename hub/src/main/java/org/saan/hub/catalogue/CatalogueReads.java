package org.saan.hub.catalogue;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.saan.hub.platform.At;
import org.saan.hub.shared.LocalizedText;
import org.saan.hub.shared.NotFound;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads one profile or product for those who work on it. */
@Component
class CatalogueReads {
    private final JdbcClient jdbc;
    private final TextReads texts;
    private final ProductParts parts;

    CatalogueReads(JdbcClient jdbc, TextReads texts, ProductParts parts) {
        this.jdbc = jdbc;
        this.texts = texts;
        this.parts = parts;
    }

    LocalizedText groupName(UUID group) {
        return jdbc.sql("select name_th, name_en from directory.producer_group where id = :id")
                .param("id", group)
                .query((row, n) -> new LocalizedText(row.getString(1), row.getString(2)))
                .optional()
                .orElseThrow(() -> new NotFound("group"));
    }

    ProfileView profile(UUID id) {
        return jdbc.sql("""
                        select p.*, g.code as group_code, g.name_th, g.name_en from catalogue.profile p
                        join directory.producer_group g on g.id = p.group_id where p.id = :id
                        """)
                .param("id", id)
                .query((row, n) -> new ProfileView(
                        id,
                        row.getObject("group_id", UUID.class),
                        row.getString("group_code"),
                        new LocalizedText(row.getString("name_th"), row.getString("name_en")),
                        row.getInt("version"),
                        new ProfileFacts(row.getString("name_roman"), Rows.list(row, "techniques")),
                        texts.of(SubjectKind.PROFILE, id),
                        At.instant(row, "published_from"),
                        At.instant(row, "published_until")))
                .optional()
                .orElseThrow(() -> new NotFound("profile"));
    }

    ProductView product(UUID id) {
        return jdbc.sql("""
                        select p.*, g.code as group_code, g.name_th, g.name_en, g.province_code,
                               h.name as hs_by, o.name as origin_by
                        from catalogue.product p join directory.producer_group g on g.id = p.group_id
                        left join identity.account h on h.id = p.hs_confirmed_by
                        left join identity.account o on o.id = p.origin_confirmed_by
                        where p.id = :id
                        """)
                .param("id", id)
                .query((row, n) -> product(id, row))
                .optional()
                .orElseThrow(() -> new NotFound("product"));
    }

    private ProductView product(UUID id, ResultSet row) throws SQLException {
        return new ProductView(
                id,
                row.getString("code"),
                row.getObject("group_id", UUID.class),
                row.getString("group_code"),
                new LocalizedText(row.getString("name_th"), row.getString("name_en")),
                row.getString("province_code"),
                row.getInt("version"),
                facts(id, row),
                texts.of(SubjectKind.PRODUCT, id),
                row.getString("hs_by"),
                At.instant(row, "hs_confirmed_at"),
                row.getString("origin_by"),
                At.instant(row, "origin_confirmed_at"),
                At.instant(row, "published_from"),
                At.instant(row, "published_until"));
    }

    private ProductFacts facts(UUID id, ResultSet row) throws SQLException {
        return new ProductFacts(
                row.getString("family"),
                row.getString("craft"),
                Rows.list(row, "techniques"),
                Rows.list(row, "materials"),
                Rows.list(row, "colours"),
                Rows.list(row, "motifs"),
                row.getString("name_roman"),
                parts.sizes(List.of(id)).getOrDefault(id, List.of()),
                row.getString("unit_code"),
                row.getObject("minimum_order", Integer.class),
                row.getObject("lead_time_weeks", Integer.class),
                row.getObject("weight_grams", Integer.class),
                row.getString("currency"),
                row.getString("incoterm"),
                row.getString("incoterm_place"),
                parts.prices(List.of(id)).getOrDefault(id, List.of()),
                row.getString("hs6"),
                row.getString("origin_country"),
                row.getString("origin_province"),
                row.getString("gtin"),
                row.getString("design_link"));
    }
}

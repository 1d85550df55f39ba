package org.saan.hub.catalogue;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.platform.At;
import org.saan.hub.shared.LocalizedText;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads public products. */
@Component
class PublicProducts {
    /** Published at that time, with every required text approved in the language it was written in. */
    static final String PUBLIC = """
            catalogue.published_at(p.published_from, p.published_until, :now)
            and (select count(*) from catalogue.text t where t.subject_id = p.id and t.is_source
                 and t.approved_words is not null and t.field = any(:required)) = cardinality(cast(:required as text[]))
            """;

    static final String[] REQUIRED = TextField.requiredOf(SubjectKind.PRODUCT).toArray(String[]::new);

    private final JdbcClient jdbc;
    private final PublicTexts texts;
    private final PublicMarks marks;
    private final ProductParts parts;

    PublicProducts(JdbcClient jdbc, PublicTexts texts, PublicMarks marks, ProductParts parts) {
        this.jdbc = jdbc;
        this.texts = texts;
        this.marks = marks;
        this.parts = parts;
    }

    List<UUID> ids(String which, @Nullable UUID after, OffsetDateTime now, int limit) {
        return jdbc.sql("select p.id from catalogue.product p where " + which + " and " + PUBLIC
                        + " order by p.id limit :limit")
                .param("after", after)
                .param("now", now)
                .param("required", REQUIRED)
                .param("limit", limit)
                .query((row, n) -> row.getObject(1, UUID.class))
                .list();
    }

    boolean isPublic(UUID id, OffsetDateTime now) {
        return !ids("p.id = :after", id, now, 1).isEmpty();
    }

    List<PublicProduct> read(Collection<UUID> ids, OffsetDateTime now) {
        var more = new More(texts.of(ids), marks.ofProducts(ids), parts.sizes(ids), parts.prices(ids));
        var rows = jdbc.sql("""
                        select p.*, g.province_code, r.name_th as province_th, r.name_en as province_en, r.region_code,
                               coalesce(nt.approved_words, g.name_th) as group_th,
                               coalesce(ne.approved_words, g.name_en) as group_en
                        from catalogue.product p
                        join directory.producer_group g on g.id = p.group_id
                        join directory.province r on r.code = g.province_code
                        left join catalogue.profile f on f.group_id = g.id and not f.set_aside
                        left join catalogue.text nt
                            on nt.subject_id = f.id and nt.field = 'profile_name' and nt.language = 'th'
                        left join catalogue.text ne
                            on ne.subject_id = f.id and ne.field = 'profile_name' and ne.language = 'en'
                        where p.id = any(:ids) and """ + " " + PUBLIC)
                .param("ids", ids.toArray(UUID[]::new))
                .param("now", now)
                .param("required", REQUIRED)
                .query((row, n) -> product(row, more))
                .list();
        return Rows.inOrder(ids, rows, PublicProduct::id);
    }

    private record More(
            Map<UUID, Map<TextField, PublicText>> texts,
            Map<UUID, List<PublicMark>> marks,
            Map<UUID, List<ProductSize>> sizes,
            Map<UUID, List<PriceBreak>> prices) {}

    private static PublicProduct product(ResultSet row, More more) throws SQLException {
        var id = row.getObject("id", UUID.class);
        @Nullable String currency = row.getString("currency");
        boolean hs = row.getObject("hs_confirmed_by") != null;
        boolean origin = row.getObject("origin_confirmed_by") != null;
        return new PublicProduct(
                id,
                row.getString("code"),
                row.getObject("group_id", UUID.class),
                new LocalizedText(row.getString("group_th"), row.getString("group_en")),
                row.getString("province_code"),
                new LocalizedText(row.getString("province_th"), row.getString("province_en")),
                row.getString("region_code"),
                row.getString("family"),
                row.getString("craft"),
                Rows.list(row, "techniques"),
                Rows.list(row, "materials"),
                Rows.list(row, "colours"),
                Rows.list(row, "motifs"),
                row.getString("name_roman"),
                more.texts().getOrDefault(id, Map.of()),
                more.sizes().getOrDefault(id, List.of()),
                row.getString("unit_code"),
                row.getObject("minimum_order", Integer.class),
                row.getObject("lead_time_weeks", Integer.class),
                row.getObject("weight_grams", Integer.class),
                currency == null ? null : Currency.getInstance(currency),
                row.getString("incoterm"),
                row.getString("incoterm_place"),
                more.prices().getOrDefault(id, List.of()),
                hs ? row.getString("hs6") : null,
                origin ? row.getString("origin_country") : null,
                origin ? row.getString("origin_province") : null,
                row.getString("gtin"),
                more.marks().getOrDefault(id, List.of()),
                row.getInt("version"),
                At.when(row, "published_from"),
                At.when(row, "changed_at"));
    }
}

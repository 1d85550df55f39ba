package org.saan.hub.catalogue;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.platform.At;
import org.saan.hub.shared.Language;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Products that are public now: narrowed by what they are made of and where, counted, and listed page by page. */
@Service
public class PublicProductList {
    private static final String FROM = """
             from catalogue.product p
            join directory.producer_group g on g.id = p.group_id
            join directory.province r on r.code = g.province_code
            """;

    private final JdbcClient jdbc;
    private final PublicCatalogue catalogue;
    private final Clock clock;

    PublicProductList(JdbcClient jdbc, PublicCatalogue catalogue, Clock clock) {
        this.jdbc = jdbc;
        this.catalogue = catalogue;
        this.clock = clock;
    }

    /** In which order. */
    public enum Order {
        NEWEST,
        NAME
    }

    /** Which products: what is absent does not narrow. */
    public record Which(
            @Nullable String region,
            @Nullable String province,
            @Nullable String technique,
            @Nullable String material,
            @Nullable String family) {
        public static final Which ALL = new Which(null, null, null, null, null);

        public static Which ofProvince(String code) {
            return new Which(null, code, null, null, null);
        }

        public static Which ofTechnique(String concept) {
            return new Which(null, null, concept, null, null);
        }
    }

    @Transactional(readOnly = true)
    public List<PublicProduct> list(Which which, Order order, Language language, int offset, int limit) {
        var name = language == Language.TH
                ? "coalesce(nt.approved_words, ne.approved_words)"
                : "coalesce(ne.approved_words, nt.approved_words)";
        var ids = asking(
                        "select p.id" + FROM + """
                        left join catalogue.text nt
                            on nt.subject_id = p.id and nt.field = 'product_name' and nt.language = 'th'
                        left join catalogue.text ne
                            on ne.subject_id = p.id and ne.field = 'product_name' and ne.language = 'en'
                        where""" + " " + narrowed(which) + " order by "
                                + (order == Order.NEWEST ? "p.published_from desc" : name + " collate \"th-x-icu\"")
                                + ", p.code offset :offset limit :limit",
                        which)
                .param("offset", offset)
                .param("limit", limit)
                .query((row, n) -> row.getObject(1, UUID.class))
                .list();
        return catalogue.products(ids);
    }

    @Transactional(readOnly = true)
    public int count(Which which) {
        return asking("select count(*)" + FROM + "where " + narrowed(which), which)
                .query(Integer.class)
                .single();
    }

    /** Codes of the newest ones, the newest first. */
    @Transactional(readOnly = true)
    public Map<UUID, String> codes(int limit) {
        var codes = new LinkedHashMap<UUID, String>();
        asking(
                        "select p.id, p.code" + FROM + "where " + narrowed(Which.ALL)
                                + " order by p.published_from desc, p.code limit :limit",
                        Which.ALL)
                .param("limit", limit)
                .query(row -> {
                    codes.put(row.getObject(1, UUID.class), row.getString(2));
                });
        return codes;
    }

    /** How many products are made by each technique; the most frequent first. */
    @Transactional(readOnly = true)
    public Map<String, Integer> byTechnique(Which which) {
        return counted("unnest(p.techniques)", which);
    }

    @Transactional(readOnly = true)
    public Map<String, Integer> byMaterial(Which which) {
        return counted("unnest(p.materials)", which);
    }

    /** How many products come from each province, by its code. */
    @Transactional(readOnly = true)
    public Map<String, Integer> byProvince(Which which) {
        return counted("g.province_code", which);
    }

    private Map<String, Integer> counted(String of, Which which) {
        var counts = new LinkedHashMap<String, Integer>();
        asking(
                        "select " + of + " as what, count(*)" + FROM + "where " + narrowed(which)
                                + " group by 1 order by 2 desc, 1 limit 1000",
                        which)
                .query(row -> {
                    counts.put(row.getString(1), row.getInt(2));
                });
        return counts;
    }

    private static String narrowed(Which which) {
        var narrowed = new StringBuilder(PublicProducts.PUBLIC);
        if (which.region() != null) {
            narrowed.append(" and r.region_code = :region");
        }
        if (which.province() != null) {
            narrowed.append(" and g.province_code = :province");
        }
        if (which.technique() != null) {
            narrowed.append(" and :technique = any(p.techniques)");
        }
        if (which.material() != null) {
            narrowed.append(" and :material = any(p.materials)");
        }
        if (which.family() != null) {
            narrowed.append(" and p.family = :family");
        }
        return narrowed.toString();
    }

    private JdbcClient.StatementSpec asking(String sql, Which which) {
        return jdbc.sql(sql)
                .param("now", At.now(clock))
                .param("required", PublicProducts.REQUIRED)
                .param("region", which.region())
                .param("province", which.province())
                .param("technique", which.technique())
                .param("material", which.material())
                .param("family", which.family());
    }
}

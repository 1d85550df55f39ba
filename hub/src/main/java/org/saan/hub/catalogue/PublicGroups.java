package org.saan.hub.catalogue;

import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.platform.At;
import org.saan.hub.shared.Language;
import org.saan.hub.shared.LocalizedText;
import org.saan.hub.shared.Recent;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Groups whose profile is public: listed by where they are and what they make, counted by province and cluster. */
@Service
public class PublicGroups {
    private static final String FROM = """
            from catalogue.profile p
            join directory.producer_group g on g.id = p.group_id
            join directory.province r on r.code = g.province_code
            """;

    private static final Duration PROVINCES_AGE = Duration.ofMinutes(1);

    private final JdbcClient jdbc;
    private final PublicCatalogue catalogue;
    private final Clock clock;
    private final Recent<Map<String, PublicProvince>> provinces;

    PublicGroups(JdbcClient jdbc, PublicCatalogue catalogue, Clock clock) {
        this.jdbc = jdbc;
        this.catalogue = catalogue;
        this.clock = clock;
        this.provinces = new Recent<>(PROVINCES_AGE, clock, this::readProvinces);
    }

    /**
     * Which groups: what is absent does not narrow.
     *
     * @param techniques concepts of which a group has at least one; empty does not narrow
     */
    public record Which(
            @Nullable String region,
            @Nullable String province,
            @Nullable UUID cluster,
            List<String> techniques) {
        public static final Which ALL = new Which(null, null, null, List.of());

        public Which {
            techniques = List.copyOf(techniques);
        }
    }

    /** In the order of their names, Thai or Latin. */
    @Transactional(readOnly = true)
    public List<PublicProfile> list(Which which, Language language, int offset, int limit) {
        var name = language == Language.TH
                ? "coalesce(nt.approved_words, ne.approved_words)"
                : "coalesce(ne.approved_words, nt.approved_words)";
        var ids = asking(
                        "select p.id " + FROM + """
                        left join catalogue.text nt
                            on nt.subject_id = p.id and nt.field = 'profile_name' and nt.language = 'th'
                        left join catalogue.text ne
                            on ne.subject_id = p.id and ne.field = 'profile_name' and ne.language = 'en'
                        where""" + " " + narrowed(which) + " order by " + name
                                + " collate \"th-x-icu\", g.code offset :offset limit :limit",
                        which)
                .param("offset", offset)
                .param("limit", limit)
                .query((row, n) -> row.getObject(1, UUID.class))
                .list();
        return catalogue.profiles(ids);
    }

    @Transactional(readOnly = true)
    public int count(Which which) {
        return asking("select count(*) " + FROM + " where " + narrowed(which), which)
                .query(Integer.class)
                .single();
    }

    /** How many are public in each province, by its code. */
    @Transactional(readOnly = true)
    public Map<String, Integer> byProvince(Which which) {
        var counts = new HashMap<String, Integer>();
        asking("select g.province_code, count(*) " + FROM + " where " + narrowed(which) + " group by 1", which)
                .query(row -> {
                    counts.put(row.getString(1), row.getInt(2));
                });
        return counts;
    }

    /** Codes of public groups, in their order. */
    @Transactional(readOnly = true)
    public List<String> codes(int limit) {
        return asking(
                        "select g.code " + FROM + " where " + narrowed(Which.ALL) + " order by g.code limit :limit",
                        Which.ALL)
                .param("limit", limit)
                .query((row, n) -> row.getString(1))
                .list();
    }

    /** Codes of those of the groups that are public now. */
    @Transactional(readOnly = true)
    public Map<UUID, String> codes(Collection<UUID> ids) {
        var codes = new HashMap<UUID, String>();
        asking("select g.id, g.code " + FROM + " where g.id = any(:ids) and " + narrowed(Which.ALL), Which.ALL)
                .param("ids", ids.toArray(UUID[]::new))
                .query(row -> {
                    codes.put(row.getObject(1, UUID.class), row.getString(2));
                });
        return codes;
    }

    /** A public group by its code, such as {@code G012}. */
    @Transactional(readOnly = true)
    public Optional<PublicProfile> find(String code) {
        return jdbc.sql("select id from directory.producer_group where upper(code) = upper(:code)")
                .param("code", code.strip())
                .query(UUID.class)
                .optional()
                .flatMap(catalogue::findProfileOf);
    }

    /**
     * A cluster as the public reads it.
     *
     * @param groups of it whose profile is public
     */
    public record PublicCluster(UUID id, String code, LocalizedText name, String region, int groups) {}

    /** Clusters with at least one public group, in Thai order. */
    @Transactional(readOnly = true)
    public List<PublicCluster> clusters() {
        return asking(
                        """
                        select c.id, c.code, c.name_th, c.name_en, c.region_code, count(*)
                        """ + FROM + " join directory.cluster c on c.id = g.cluster_id where " + narrowed(Which.ALL)
                                + " group by c.id order by c.name_th collate \"th-x-icu\", c.code limit 500",
                        Which.ALL)
                .query((row, n) -> new PublicCluster(
                        row.getObject(1, UUID.class),
                        row.getString(2),
                        new LocalizedText(row.getString(3), row.getString(4)),
                        row.getString(5),
                        row.getInt(6)))
                .list();
    }

    /** All provinces with name and region, in Thai order; a minute old at most. */
    public Map<String, PublicProvince> provinces() {
        return provinces.get();
    }

    private Map<String, PublicProvince> readProvinces() {
        var all = new LinkedHashMap<String, PublicProvince>();
        jdbc.sql("select code, name_th, name_en, region_code from directory.province"
                        + " order by name_th collate \"th-x-icu\" limit 100")
                .query(row -> {
                    all.put(
                            row.getString(1),
                            new PublicProvince(
                                    row.getString(1),
                                    new LocalizedText(row.getString(2), row.getString(3)),
                                    row.getString(4)));
                });
        return Collections.unmodifiableMap(all);
    }

    /** A province and the region that it lies in. */
    public record PublicProvince(String code, LocalizedText name, String region) {}

    private static String narrowed(Which which) {
        var narrowed = new StringBuilder(PublicProfiles.PUBLIC);
        if (which.region() != null) {
            narrowed.append(" and r.region_code = :region");
        }
        if (which.province() != null) {
            narrowed.append(" and g.province_code = :province");
        }
        if (which.cluster() != null) {
            narrowed.append(" and g.cluster_id = :cluster");
        }
        if (!which.techniques().isEmpty()) {
            narrowed.append(" and p.techniques && cast(:techniques as text[])");
        }
        return narrowed.toString();
    }

    private JdbcClient.StatementSpec asking(String sql, Which which) {
        return jdbc.sql(sql)
                .param("now", At.now(clock))
                .param("required", PublicProfiles.REQUIRED)
                .param("region", which.region())
                .param("province", which.province())
                .param("cluster", which.cluster())
                .param("techniques", which.techniques().toArray(String[]::new));
    }
}

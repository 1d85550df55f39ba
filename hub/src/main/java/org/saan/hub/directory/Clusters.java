package org.saan.hub.directory;

import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.identity.Audit;
import org.saan.hub.shared.LocalizedText;
import org.saan.hub.shared.NotFound;
import org.saan.hub.shared.Printing;
import org.saan.hub.shared.Refusal;
import org.saan.hub.shared.Role;
import org.saan.hub.shared.Viewer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.threeten.extra.YearWeek;

/**
 * Clusters: groups that work together under one name. Everybody who runs the programme reads them; officers found and
 * rename them and move groups between them. Where a group belonged is kept with dates.
 */
@Service
public class Clusters {
    public static final Set<String> REGIONS = Set.of("north", "northeast", "central", "east", "west", "south");

    private final JdbcClient jdbc;
    private final ClusterReads reads;
    private final MembersReads members;
    private final Directory directory;
    private final Audit audit;
    private final Clock clock;

    Clusters(JdbcClient jdbc, ClusterReads reads, MembersReads members, Directory directory, Audit audit, Clock clock) {
        this.jdbc = jdbc;
        this.reads = reads;
        this.members = members;
        this.directory = directory;
        this.audit = audit;
        this.clock = clock;
    }

    /** One cluster with the time that its groups have, for weeks from the first on. */
    @Transactional(readOnly = true)
    public ClusterDetail get(UUID id, YearWeek first, int weeks, Viewer viewer) {
        mustRun(viewer);
        return reads.get(id, first, weeks);
    }

    /** People in clusters at the end of each of the last months; of this month, today. */
    @Transactional(readOnly = true)
    public MembersOverTime membersOverTime(int months, Viewer viewer) {
        mustRun(viewer);
        return members.read(YearMonth.from(today()), months);
    }

    @Transactional
    public UUID create(String code, String nameTh, String nameEn, String region, Viewer viewer) {
        mustBeOfficer(viewer);
        var upper = code.strip().toUpperCase(java.util.Locale.ROOT);
        if (!upper.matches("[A-Z0-9_-]{2,20}")) {
            throw Refusal.of("code", "people.cluster.code");
        }
        check(nameTh, nameEn, region);
        if (exists("select exists (select 1 from directory.cluster where code = :value)", upper)) {
            throw Refusal.of("code", "people.cluster.code_taken", upper);
        }
        return directory.createCluster(upper, new LocalizedText(nameTh, nameEn), region, viewer);
    }

    @Transactional
    public void change(UUID id, int version, String nameTh, String nameEn, String region, Viewer viewer) {
        mustBeOfficer(viewer);
        check(nameTh, nameEn, region);
        var before = jdbc.sql(
                        "select name_th, coalesce(name_en, ''), region_code from directory.cluster where id = :id")
                .param("id", id)
                .query((row, n) ->
                        Map.of("nameTh", row.getString(1), "nameEn", row.getString(2), "region", row.getString(3)))
                .optional()
                .orElseThrow(() -> new NotFound("cluster"));
        var changed = jdbc.sql("""
                        update directory.cluster set name_th = :th, name_en = nullif(:en, ''), region_code = :region,
                            version = version + 1
                        where id = :id and version = :version
                        """)
                .param("id", id)
                .param("version", version)
                .param("th", nameTh.strip())
                .param("en", nameEn.strip())
                .param("region", region)
                .update();
        if (changed == 0) {
            throw new Refusal("people.cluster.changed_meanwhile");
        }
        audit.record(
                viewer,
                "directory.cluster_changed",
                "cluster",
                id.toString(),
                before,
                Map.of("nameTh", nameTh.strip(), "nameEn", nameEn.strip(), "region", region));
    }

    private static void check(String nameTh, String nameEn, String region) {
        if (nameTh.isBlank() || nameTh.length() > 200) {
            throw Refusal.of("nameTh", "people.cluster.name");
        }
        if (nameEn.length() > 200) {
            throw Refusal.of("nameEn", "people.cluster.name");
        }
        if (!REGIONS.contains(region)) {
            throw Refusal.of("region", "people.cluster.region");
        }
    }

    /**
     * Moves a group into a cluster, or out of all; when it is there already, corrects since when. Where it belonged before
     * stays, until the day before.
     */
    @Transactional
    public void moveGroup(UUID group, @Nullable UUID cluster, LocalDate from, Viewer viewer) {
        mustBeOfficer(viewer);
        if (from.isAfter(today())) {
            throw Refusal.of("from", "people.date.future");
        }
        if (cluster != null
                && !exists(
                        "select exists (select 1 from directory.cluster where id = cast(:value as uuid))", cluster)) {
            throw new NotFound("cluster");
        }
        var before = jdbc.sql("select cluster_id from directory.producer_group where id = :id for update")
                .param("id", group)
                .query((row, n) -> java.util.Optional.ofNullable(row.getObject(1, UUID.class)))
                .optional()
                .orElseThrow(() -> new NotFound("group"))
                .orElse(null);
        var since = jdbc.sql("""
                        select max(from_date) from directory.cluster_membership
                        where group_id = :id
                          and not (until_date is null and (cluster_id is not distinct from :cluster or from_date >= :today))
                        """)
                .param("id", group)
                .param("cluster", cluster, java.sql.Types.OTHER)
                .param("today", today())
                .query((row, n) -> java.util.Optional.ofNullable(row.getObject(1, LocalDate.class)))
                .single()
                .orElse(null);
        if (since != null && !from.isAfter(since)) {
            throw Refusal.of("from", "people.cluster.before_last", PeopleRules.written(since));
        }
        jdbc.sql("update directory.producer_group set cluster_id = :cluster where id = :id")
                .param("id", group)
                .param("cluster", cluster, java.sql.Types.OTHER)
                .update();
        jdbc.sql("""
                        update directory.cluster_membership set until_date = cast(:from as date) - 1
                        where group_id = :id and until_date is not null
                          and from_date = (select max(from_date) from directory.cluster_membership
                                           where group_id = :id and until_date is not null)
                          and (until_date >= cast(:from as date) or cast(:moved as boolean) and until_date = :yesterday)
                        """)
                .param("id", group)
                .param("from", from)
                .param("moved", !java.util.Objects.equals(before, cluster) && before != null)
                .param("yesterday", today().minusDays(1))
                .update();
        jdbc.sql(
                        "update directory.cluster_membership set from_date = :from where group_id = :id and until_date is null")
                .param("id", group)
                .param("from", from)
                .update();
        audit.record(
                viewer,
                "directory.group_moved",
                "group",
                group.toString(),
                Map.of("cluster", before == null ? "" : before.toString()),
                Map.of("cluster", cluster == null ? "" : cluster.toString(), "from", from));
    }

    /** The group with that code, as people write codes. */
    @Transactional(readOnly = true)
    public UUID findGroup(String code, Viewer viewer) {
        mustBeOfficer(viewer);
        return jdbc.sql("select id from directory.producer_group where code = upper(:code)")
                .param("code", code.strip())
                .query(UUID.class)
                .optional()
                .orElseThrow(() -> Refusal.of("group", "people.cluster.no_group", code.strip()));
    }

    private boolean exists(String sql, Object value) {
        return jdbc.sql(sql)
                .param("value", value.toString())
                .query(Boolean.class)
                .single();
    }

    private static void mustRun(Viewer viewer) {
        if (!viewer.runsTheProgramme()) {
            throw new NotFound("clusters");
        }
    }

    private static void mustBeOfficer(Viewer viewer) {
        if (!viewer.is(Role.ADMINISTRATOR, Role.PROGRAMME_OFFICER)) {
            throw new NotFound("clusters");
        }
    }

    private LocalDate today() {
        return LocalDate.now(clock.withZone(Printing.ZONE));
    }
}

package org.saan.hub.trade;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.identity.Audit;
import org.saan.hub.shared.LocalizedText;
import org.saan.hub.shared.NotFound;
import org.saan.hub.shared.Refusal;
import org.saan.hub.shared.Viewer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Finds problems that were told more than once and puts them under one, so that they are answered and counted once. It can be undone:
 * what was told stays as it was told.
 */
@Service
public class ObstacleGroups {
    private static final int PROPOSED = 8;
    /** The newest ones are compared; older ones are found by searching. */
    private static final int COMPARED = 3000;

    private static final double WORDS = 0.6;
    private static final double COUNTRY = 0.2;
    private static final double DOCUMENT = 0.15;
    private static final double AGENCY = 0.05;
    private static final double ENOUGH = 0.4;
    /** Without any word in common, country and document alone make nothing alike. */
    private static final double LEAST_WORDS = 0.15;

    private final JdbcClient jdbc;
    private final ObstacleReads reads;
    private final Audit audit;

    ObstacleGroups(JdbcClient jdbc, ObstacleReads reads, Audit audit) {
        this.jdbc = jdbc;
        this.reads = reads;
        this.audit = audit;
    }

    /**
     * One that is perhaps the same.
     *
     * @param percent how alike, 0 to 100
     */
    public record Similar(
            UUID id,
            String number,
            LocalizedText problem,
            ObstacleState state,
            int likes,
            int percent,
            boolean sameCountry,
            boolean sameDocument,
            int version) {}

    private record Row(
            UUID id,
            String number,
            LocalizedText problem,
            @Nullable String country,
            @Nullable String document,
            @Nullable String agency,
            ObstacleState state,
            int likes,
            int version) {}

    /** Those that stand alone and are told alike, the likest first; for those who answer. None for one that is grouped already. */
    @Transactional(readOnly = true)
    public List<Similar> similar(UUID id, Viewer viewer) {
        ObstacleReads.mustBeOffice(viewer);
        var it = reads.get(id, viewer);
        if (it.parentId() != null) {
            return List.of();
        }
        var told = ObstacleLikeness.read(it.problem());
        var found = new ArrayList<Similar>();
        for (var row : others(id)) {
            double words = ObstacleLikeness.of(told, ObstacleLikeness.read(row.problem()));
            boolean country = Objects.equals(it.country(), row.country()) && it.country() != null;
            boolean document = same(it.document(), row.document());
            double sum = WORDS * words
                    + (country ? COUNTRY : 0)
                    + (document ? DOCUMENT : 0)
                    + (same(it.agency(), row.agency()) ? AGENCY : 0);
            if (words >= LEAST_WORDS && sum >= ENOUGH) {
                found.add(new Similar(
                        row.id(),
                        row.number(),
                        row.problem(),
                        row.state(),
                        row.likes(),
                        (int) Math.round(sum * 100),
                        country,
                        document,
                        row.version()));
            }
        }
        return found.stream()
                .sorted(Comparator.comparingInt(Similar::percent).reversed().thenComparing(Similar::number))
                .limit(PROPOSED)
                .toList();
    }

    private List<Row> others(UUID id) {
        return jdbc.sql("""
                        select o.id, o.number, o.problem_th, o.problem_en, o.country, o.document, o.agency, o.state, o.version,
                               (select count(*) from trade.obstacle c where c.parent_id = o.id) as likes
                        from trade.obstacle o where o.id <> :id and o.parent_id is null order by o.heard_at desc, o.number limit :most
                        """)
                .param("id", id)
                .param("most", COMPARED)
                .query((row, n) -> new Row(
                        row.getObject("id", UUID.class),
                        row.getString("number"),
                        new LocalizedText(row.getString("problem_th"), row.getString("problem_en")),
                        row.getString("country"),
                        row.getString("document"),
                        row.getString("agency"),
                        ObstacleState.valueOf(row.getString("state")),
                        row.getInt("likes"),
                        row.getInt("version")))
                .list();
    }

    private static boolean same(@Nullable String left, @Nullable String right) {
        return left != null
                && right != null
                && left.strip().toLowerCase(Locale.ROOT).equals(right.strip().toLowerCase(Locale.ROOT));
    }

    /**
     * Puts a problem under the one that is the same.
     *
     * @throws Refusal when it leads others or has a public card, when the other stands under one itself, or either changed
     */
    @Transactional
    public void group(UUID child, int version, UUID parent, Viewer viewer) {
        ObstacleReads.mustBeOffice(viewer);
        hold();
        var it = reads.get(child, viewer);
        var lead = reads.get(parent, viewer);
        if (it.version() != version || it.parentId() != null) {
            throw new Refusal("trade.obstacle.changed");
        }
        if (child.equals(parent) || lead.parentId() != null) {
            throw Refusal.of("parent", "trade.obstacle.parent_wrong");
        }
        if (it.likes() > 0) {
            throw Refusal.of("parent", "trade.obstacle.leads_others");
        }
        if (it.published()) {
            throw Refusal.of("parent", "trade.obstacle.has_card");
        }
        put(child, parent);
        audit.record(
                viewer, "trade.obstacle_grouped", "obstacle", child.toString(), null, Map.of("under", lead.number()));
    }

    /** Takes it out again; it goes on as it was before. */
    @Transactional
    public void alone(UUID child, int version, Viewer viewer) {
        ObstacleReads.mustBeOffice(viewer);
        hold();
        var it = reads.get(child, viewer);
        if (it.version() != version || it.parentId() == null) {
            throw new Refusal("trade.obstacle.changed");
        }
        put(child, null);
        audit.record(
                viewer,
                "trade.obstacle_ungrouped",
                "obstacle",
                child.toString(),
                Map.of("under", String.valueOf(it.parentNumber())),
                null);
    }

    /** The one that is called by that number, such as {@code OBS-2570-0007}. */
    @Transactional(readOnly = true)
    public UUID byNumber(String number, Viewer viewer) {
        ObstacleReads.mustBeOffice(viewer);
        return jdbc.sql("select id from trade.obstacle where number = upper(:number)")
                .param("number", number.strip())
                .query((row, n) -> row.getObject(1, UUID.class))
                .optional()
                .orElseThrow(() -> Refusal.of("parent", "trade.obstacle.parent_wrong"));
    }

    private void put(UUID child, @Nullable UUID parent) {
        int changed = jdbc.sql("update trade.obstacle set parent_id = :parent, version = version + 1 where id = :id")
                .param("parent", parent, java.sql.Types.OTHER)
                .param("id", child)
                .update();
        if (changed == 0) {
            throw new NotFound("obstacle");
        }
    }

    private void hold() {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('trade.obstacles', 0))")
                .query(row -> {});
    }
}

package org.saan.hub.directory;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.directory.GroupLinks.Note;
import org.saan.hub.shared.LocalizedText;
import org.saan.hub.shared.NotFound;
import org.saan.hub.shared.Viewer;
import org.saan.hub.shared.lists.Found;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.ObjectMapper;

/** What an officer looks at before groups are merged, and the merges that were made. */
@Service
public class MergeReads {
    public static final int PAGE = 25;

    private final JdbcClient jdbc;
    private final Merging merging;
    private final GroupReads groups;
    private final ObjectMapper json;

    MergeReads(JdbcClient jdbc, Merging merging, GroupReads groups, ObjectMapper json) {
        this.jdbc = jdbc;
        this.merging = merging;
        this.groups = groups;
        this.json = json;
    }

    /** What stands in the way and what is to be known before some groups go into another. */
    public record Check(List<Note> obstacles, List<Note> warnings) {
        public Check {
            obstacles = List.copyOf(obstacles);
            warnings = List.copyOf(warnings);
        }
    }

    @Transactional(readOnly = true)
    public Check check(UUID keep, List<UUID> others, Viewer viewer) {
        Merging.mustRun(viewer);
        var obstacles = new ArrayList<Note>();
        var warnings = new ArrayList<Note>();
        for (var from : others) {
            obstacles.addAll(merging.obstacles(from, keep));
            warnings.addAll(merging.warnings(from, keep));
        }
        return new Check(obstacles, warnings);
    }

    /** These groups side by side, in this order. */
    @Transactional(readOnly = true)
    public List<MergeCandidate> candidates(List<UUID> ids, Viewer viewer) {
        Merging.mustRun(viewer);
        return ids.stream().distinct().map(id -> candidate(id, viewer)).toList();
    }

    private MergeCandidate candidate(UUID id, Viewer viewer) {
        var group = groups.get(id, viewer);
        var values = new EnumMap<MergeField, String>(MergeField.class);
        put(values, MergeField.NAME_TH, group.name().th());
        put(values, MergeField.NAME_EN, group.name().en());
        put(values, MergeField.KIND, group.kind());
        put(
                values,
                MergeField.CLUSTER,
                group.cluster() == null ? null : group.cluster().in(viewer.language()));
        put(values, MergeField.EXTERNAL_ID, externalId(id));
        put(values, MergeField.ADDRESS, group.address());
        put(values, MergeField.MEMBERS, group.members());
        put(values, MergeField.STAR, group.star());
        put(values, MergeField.REGISTERED_ON, group.registeredOn());
        put(values, MergeField.IN_PROGRAMME, group.inProgramme());
        put(values, MergeField.SUSPENDED, group.suspended());
        put(values, MergeField.ARTISANS, group.artisans());
        put(values, MergeField.HOURS, group.hoursPerWeek());
        var crafts = new LinkedHashMap<String, MergeCandidate.Craft>();
        group.capabilities()
                .forEach(craft -> crafts.put(
                        craft.familyCode(),
                        new MergeCandidate.Craft(
                                craft.family(),
                                craft.grade(),
                                craft.minutesPerPiece(),
                                craft.looms(),
                                craft.priceMinor())));
        var leader = group.people().stream()
                .filter(person -> person.leader() && person.until() == null)
                .map(GroupView.Person::name)
                .findFirst()
                .orElse(null);
        return new MergeCandidate(
                id,
                group.version(),
                group.code(),
                group.name(),
                values,
                leader,
                group.people().stream()
                        .filter(person -> person.until() == null)
                        .map(GroupView.Person::name)
                        .toList(),
                group.phones(),
                crafts,
                merging.toMove(id));
    }

    private @Nullable String externalId(UUID id) {
        return jdbc.sql("select external_id from directory.producer_group where id = :id")
                .param("id", id)
                .query((row, n) -> Optional.ofNullable(row.getString(1)))
                .single()
                .orElse(null);
    }

    private static void put(Map<MergeField, String> values, MergeField field, @Nullable Object value) {
        if (value != null && !value.toString().isBlank()) {
            values.put(field, value.toString());
        }
    }

    // ---- merges that were made

    /** A merge in the list; undone when all its groups were taken out again. */
    public record MergeRow(
            UUID id,
            UUID keptId,
            String keptCode,
            String keptName,
            String mergedBy,
            java.time.Instant mergedAt,
            boolean undone,
            List<Gone> gone) {
        public MergeRow {
            gone = List.copyOf(gone);
        }
    }

    /** A group that went into another, and when it was taken out again. */
    public record Gone(
            UUID id,
            String code,
            String name,
            List<Note> moved,
            java.time.@Nullable Instant splitAt,
            @Nullable String splitBy,
            List<Note> changedSince) {
        public Gone {
            moved = List.copyOf(moved);
            changedSince = List.copyOf(changedSince);
        }
    }

    /** Merges, newest first; of one group when it is given. */
    @Transactional(readOnly = true)
    public Found<MergeRow> listMerges(@Nullable UUID group, int page, Viewer viewer) {
        Merging.mustRun(viewer);
        var of = group == null ? "" : group.toString();
        var where = """
                from directory.group_merge m
                where :group = '' or m.kept_id::text = :group
                """;
        long total = jdbc.sql("select count(*) " + where)
                .param("group", of)
                .query(Long.class)
                .single();
        var rows = jdbc.sql("select m.* " + where + " order by m.merged_at desc, m.id limit :limit offset :offset")
                .param("group", of)
                .param("limit", PAGE)
                .param("offset", (long) PAGE * Math.max(0, page))
                .query((row, n) -> merge(row))
                .list();
        return new Found<>(rows, total);
    }

    @Transactional(readOnly = true)
    public MergeRow getMerge(UUID id, Viewer viewer) {
        Merging.mustRun(viewer);
        return jdbc.sql("select * from directory.group_merge where id = :id")
                .param("id", id)
                .query((row, n) -> merge(row))
                .optional()
                .orElseThrow(() -> new NotFound("merge"));
    }

    private MergeRow merge(java.sql.ResultSet row) throws java.sql.SQLException {
        var id = row.getObject("id", UUID.class);
        return new MergeRow(
                id,
                row.getObject("kept_id", UUID.class),
                row.getString("kept_code"),
                row.getString("kept_name"),
                row.getString("merged_by"),
                row.getTimestamp("merged_at").toInstant(),
                row.getTimestamp("undone_at") != null,
                gone(id));
    }

    private List<Gone> gone(UUID merge) {
        return jdbc.sql("""
                        select group_id, code, name_th, moved::text, split_at, split_by, changed_since::text
                        from directory.merged_group where merge_id = :merge order by position limit 50
                        """)
                .param("merge", merge)
                .query((row, n) -> new Gone(
                        row.getObject("group_id", UUID.class),
                        row.getString("code"),
                        row.getString("name_th"),
                        notes(row.getString(4)),
                        row.getTimestamp("split_at") == null
                                ? null
                                : row.getTimestamp("split_at").toInstant(),
                        row.getString("split_by"),
                        notes(row.getString(7))))
                .list();
    }

    private List<Note> notes(@Nullable String text) {
        return text == null ? List.of() : json.readValue(text, new TypeReference<List<Note>>() {});
    }

    /** Name and code of a group that may be gone, for links. */
    @Transactional(readOnly = true)
    public Optional<LocalizedText> findName(UUID group) {
        return jdbc.sql("select name_th, name_en from directory.producer_group where id = :id")
                .param("id", group)
                .query((row, n) -> new LocalizedText(row.getString(1), row.getString(2)))
                .optional();
    }
}

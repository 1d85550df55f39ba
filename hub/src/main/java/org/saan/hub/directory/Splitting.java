package org.saan.hub.directory;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.directory.GroupLinks.Note;
import org.saan.hub.directory.KeptRows.Change;
import org.saan.hub.identity.Audit;
import org.saan.hub.identity.OrganisationAccounts;
import org.saan.hub.shared.NotFound;
import org.saan.hub.shared.Refusal;
import org.saan.hub.shared.Viewer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.ObjectMapper;

/**
 * Takes a group out of another again. Its rows and links are as they were before the merge; what was changed meanwhile
 * keeps the new values, and the officer is told.
 */
@Service
public class Splitting {
    private static final String GROUP = Merging.GROUP;
    /** Dates in these follow the group itself; what the merge did to them is no change by a person. */
    private static final java.util.Set<String> KEPT_BY_TRIGGERS = java.util.Set.of("directory.cluster_membership");

    private static final Logger log = LoggerFactory.getLogger(Splitting.class);

    private final JdbcClient jdbc;
    private final KeptRows rows;
    private final MergeMoves moves;
    private final List<GroupLinks> modules;
    private final OrganisationAccounts accounts;
    private final NotSame notSame;
    private final Audit audit;
    private final ObjectMapper json;
    private final Clock clock;

    Splitting(
            JdbcClient jdbc,
            KeptRows rows,
            MergeMoves moves,
            List<GroupLinks> modules,
            OrganisationAccounts accounts,
            NotSame notSame,
            Audit audit,
            ObjectMapper json,
            Clock clock) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.moves = moves;
        this.modules = List.copyOf(modules);
        this.accounts = accounts;
        this.notSame = notSame;
        this.audit = audit;
        this.json = json;
        this.clock = clock;
    }

    private record Gone(
            UUID id, UUID into, List<Change> changes, List<Merging.Taken> fields, Map<String, String> links) {}

    /** Undoes a whole merge: every group that is still merged is taken out, the last first. What had changed since. */
    @Transactional
    public List<Note> undo(UUID merge, Viewer viewer) {
        Merging.mustRun(viewer);
        hold(merge);
        var left = jdbc.sql("""
                        select group_id from directory.merged_group where merge_id = :merge and split_at is null
                        order by position desc
                        """)
                .param("merge", merge)
                .query((row, n) -> row.getObject(1, UUID.class))
                .list();
        if (left.isEmpty()) {
            throw new Refusal("duplicates.merge.undone_already");
        }
        var notes = new ArrayList<Note>();
        left.forEach(group -> notes.addAll(take(merge, group, viewer)));
        return notes;
    }

    /**
     * Takes one group out again, and remembers that it is not the same as the one it was in.
     *
     * @return what had changed since
     */
    @Transactional
    public List<Note> split(UUID merge, UUID group, Viewer viewer) {
        Merging.mustRun(viewer);
        var into = hold(merge);
        var notes = take(merge, group, viewer);
        notSame.remember(List.of(into), List.of(group), viewer);
        return notes;
    }

    /** Holds the merge; the group that stayed. */
    private UUID hold(UUID merge) {
        return jdbc.sql("select kept_id from directory.group_merge where id = :id for update")
                .param("id", merge)
                .query((row, n) -> row.getObject(1, UUID.class))
                .optional()
                .orElseThrow(() -> new NotFound("merge"));
    }

    private List<Note> take(UUID merge, UUID group, Viewer viewer) {
        var gone = gone(merge, group);
        modules.forEach(module -> module.hold(java.util.Set.of(gone.into())));
        var present = jdbc.sql("select code from directory.producer_group where id = :id for update")
                .param("id", gone.into())
                .query((row, n) -> row.getString(1))
                .optional();
        if (present.isEmpty()) {
            throw new Refusal("duplicates.merge.kept_is_gone", keptNow(gone.into()));
        }
        var notes = new ArrayList<Note>();
        giveFieldsBack(gone, notes);
        takeBack(gone, notes);
        for (var module : modules) {
            var moved = gone.links().get(module.module());
            if (moved != null) {
                notes.addAll(module.giveBack(group, gone.into(), moved));
            }
        }
        var people = json.readValue(gone.links().getOrDefault("identity", "[]"), new TypeReference<List<UUID>>() {});
        if (accounts.moveBack(people, gone.into(), group, viewer) < people.size()) {
            notes.add(Note.of("duplicates.since.accounts"));
        }
        jdbc.sql("""
                        update directory.merged_group set split_at = :at, split_by = :by, changed_since = cast(:since as jsonb)
                        where merge_id = :merge and group_id = :group
                        """)
                .param("at", now())
                .param("by", viewer.name())
                .param("since", json.writeValueAsString(notes))
                .param("merge", merge)
                .param("group", group)
                .update();
        jdbc.sql("""
                        update directory.group_merge set undone_at = :at where id = :merge and not exists
                            (select 1 from directory.merged_group where merge_id = :merge and split_at is null)
                        """).param("at", now()).param("merge", merge).update();
        jdbc.sql("update directory.producer_group set version = version + 1 where id = any(:ids)")
                .param("ids", new UUID[] {gone.into(), group})
                .update();
        audit.record(
                viewer,
                "directory.group_split",
                "group",
                group.toString(),
                Map.of("into", gone.into(), "merge", merge),
                Map.of("changed_since", notes));
        log.info("group {} taken out of {} again", group, gone.into());
        return notes;
    }

    private Gone gone(UUID merge, UUID group) {
        return jdbc.sql("""
                        select m.kept_id, g.changes::text, g.fields::text, g.links::text from directory.merged_group g
                        join directory.group_merge m on m.id = g.merge_id
                        where g.merge_id = :merge and g.group_id = :group and g.split_at is null for update of g
                        """)
                .param("merge", merge)
                .param("group", group)
                .query((row, n) -> new Gone(
                        group,
                        row.getObject(1, UUID.class),
                        json.readValue(row.getString(2), new TypeReference<List<Change>>() {}),
                        json.readValue(row.getString(3), new TypeReference<List<Merging.Taken>>() {}),
                        json.readValue(row.getString(4), new TypeReference<Map<String, String>>() {})))
                .optional()
                .orElseThrow(() -> new Refusal("duplicates.merge.undone_already"));
    }

    /** The group that stayed was merged on: into which, so that the officer can undo that first. */
    private String keptNow(UUID kept) {
        return jdbc.sql("""
                        select a.code || ' → ' || g.code from directory.group_alias a
                        join directory.producer_group g on g.id = a.group_id where a.old_id = :id
                        """)
                .param("id", kept)
                .query((row, n) -> row.getString(1))
                .optional()
                .orElse("?");
    }

    private void giveFieldsBack(Gone gone, List<Note> notes) {
        if (gone.fields().isEmpty()) {
            return;
        }
        var before = rows.find(
                        GROUP,
                        json.createObjectNode()
                                .put("id", gone.into().toString())
                                .toString())
                .orElseThrow();
        var kept = moves.read(before);
        boolean changed = false;
        for (var taken : gone.fields()) {
            if (kept.path(taken.column()).equals(taken.after())) {
                kept.set(taken.column(), taken.before());
            } else if (!taken.column().equals("name_key")) {
                changed = true;
            }
        }
        rows.replace(GROUP, before, kept.toString());
        if (changed) {
            notes.add(Note.of("duplicates.since.fields"));
        }
    }

    private void takeBack(Gone gone, List<Note> notes) {
        for (var change : gone.changes().reversed()) {
            if (change.table().equals(GROUP)) {
                rows.takeBack(freeOfNumber(change, notes), MergeMoves.COLUMNS);
                rows.removeAllOf(gone.id());
            } else if (KEPT_BY_TRIGGERS.contains(change.table())) {
                rows.restore(change);
            } else if (!rows.takeBack(change, MergeMoves.COLUMNS)) {
                var note = Note.of(since(change.table()));
                if (!notes.contains(note)) {
                    notes.add(note);
                }
            }
        }
    }

    /** The number of the register may have been given to a new entry meanwhile. */
    private Change freeOfNumber(Change change, List<Note> notes) {
        var row = moves.read(String.valueOf(change.before()));
        var number = row.path("external_id");
        if (number.isNull() || !taken(number.asString())) {
            return change;
        }
        row.putNull("external_id");
        notes.add(Note.of("duplicates.since.number", number.asString()));
        return new Change(change.table(), row.toString(), null);
    }

    private boolean taken(@Nullable String number) {
        return jdbc.sql("select exists (select 1 from directory.producer_group where external_id = :number)")
                .param("number", number)
                .query(Boolean.class)
                .single();
    }

    private static String since(String table) {
        return switch (table) {
            case "directory.group_phone" -> "duplicates.since.phones";
            case "directory.membership", "directory.person" -> "duplicates.since.people";
            case "directory.capability" -> "duplicates.since.crafts";
            case "directory.declared_leave", "directory.capacity_override" -> "duplicates.since.weeks";
            default -> "duplicates.since.other";
        };
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock).withOffsetSameInstant(ZoneOffset.UTC);
    }
}

package org.saan.hub.directory;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.saan.hub.directory.GroupLinks.Note;
import org.saan.hub.directory.KeptRows.Change;
import org.saan.hub.identity.Audit;
import org.saan.hub.identity.OrganisationAccounts;
import org.saan.hub.platform.Once;
import org.saan.hub.shared.Ids;
import org.saan.hub.shared.NotFound;
import org.saan.hub.shared.Printing;
import org.saan.hub.shared.Refusal;
import org.saan.hub.shared.Viewer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/**
 * Makes several entries of one group one. A group that goes into another leaves the tables, with all that was its own moved
 * or kept beside; its id, code, number and name lead to the group that stays. Nothing is merged without a person, and
 * {@link Splitting} takes it back.
 */
@Service
public class Merging {
    static final String GROUP = "directory.producer_group";
    private static final Logger log = LoggerFactory.getLogger(Merging.class);

    private final JdbcClient jdbc;
    private final KeptRows rows;
    private final MergeMoves moves;
    private final List<GroupLinks> modules;
    private final OrganisationAccounts accounts;
    private final NotSame notSame;
    private final Once once;
    private final Audit audit;
    private final ObjectMapper json;
    private final Clock clock;

    Merging(
            JdbcClient jdbc,
            KeptRows rows,
            MergeMoves moves,
            List<GroupLinks> modules,
            OrganisationAccounts accounts,
            NotSame notSame,
            Once once,
            Audit audit,
            ObjectMapper json,
            Clock clock) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.moves = moves;
        this.modules = modules.stream()
                .sorted(java.util.Comparator.comparing(GroupLinks::module))
                .toList();
        this.accounts = accounts;
        this.notSame = notSame;
        this.once = once;
        this.audit = audit;
        this.json = json;
        this.clock = clock;
    }

    /** A field that the group that stays took over from the one that went. */
    record Taken(String column, JsonNode before, JsonNode after) {}

    /** Merges, or refuses and changes nothing; the id of the merge. The same form sent again is one merge. */
    @Transactional
    public UUID merge(UUID token, MergeRequest request, Viewer viewer) {
        mustRun(viewer);
        var content = request.keep() + " " + request.others() + " " + new TreeMap<>(request.versions());
        return UUID.fromString(once.once(
                token,
                viewer.accountId(),
                "directory.merge",
                content.getBytes(StandardCharsets.UTF_8),
                () -> merge(request, viewer).toString()));
    }

    private UUID merge(MergeRequest request, Viewer viewer) {
        var groups = new HashSet<>(request.others());
        groups.add(request.keep());
        modules.forEach(module -> module.hold(groups));
        var held = hold(groups);
        held.forEach((id, row) -> {
            if (!Integer.valueOf(moves.read(row).path("version").asInt())
                    .equals(request.versions().get(id))) {
                throw new Refusal("directory.group.changed_meanwhile");
            }
        });
        for (var from : request.others()) {
            mustFit(from, request);
        }
        var merge = Ids.next();
        var kept = moves.read(Objects.requireNonNull(held.get(request.keep())));
        jdbc.sql("""
                        insert into directory.group_merge
                            (id, kept_id, kept_code, kept_name, account_id, merged_by, merged_at)
                        values (:id, :kept, :code, :name, :account, :by, :at)
                        """)
                .param("id", merge)
                .param("kept", request.keep())
                .param("code", kept.path("code").asString())
                .param("name", kept.path("name_th").asString())
                .param("account", viewer.accountId())
                .param("by", viewer.name())
                .param("at", now())
                .update();
        int position = 0;
        for (var from : request.others()) {
            mergeOne(merge, position++, from, Objects.requireNonNull(held.get(from)), request, viewer);
        }
        jdbc.sql("update directory.producer_group set version = version + 1 where id = :id")
                .param("id", request.keep())
                .update();
        notSame.remember(groups, request.apart(), viewer);
        audit.record(
                viewer,
                "directory.groups_merged",
                "group",
                request.keep().toString(),
                Map.of(
                        "groups",
                        request.others().stream()
                                .map(id -> moves.read(Objects.requireNonNull(held.get(id)))
                                        .path("code")
                                        .asString())
                                .toList()),
                Map.of("merge", merge, "code", kept.path("code").asString()));
        log.info("groups {} merged into {}", request.others(), request.keep());
        return merge;
    }

    private Map<UUID, String> hold(java.util.Set<UUID> groups) {
        var held = new TreeMap<UUID, String>();
        jdbc.sql("""
                        select id, to_jsonb(g)::text from directory.producer_group g where id = any(:ids)
                        order by id for update
                        """).param("ids", groups.toArray(UUID[]::new)).query(row -> {
            held.put(row.getObject(1, UUID.class), row.getString(2));
        });
        if (held.size() != groups.size()) {
            throw new Refusal("directory.group.changed_meanwhile");
        }
        return held;
    }

    private void mustFit(UUID from, MergeRequest request) {
        for (var module : modules) {
            module.obstacles(from, request.keep()).stream().findFirst().ifPresent(note -> {
                throw new Refusal(note.key(), note.args().toArray());
            });
            if (!request.mayOverfill()) {
                module.warnings(from, request.keep()).stream().findFirst().ifPresent(note -> {
                    throw new Refusal("duplicates.merge.not_confirmed");
                });
            }
        }
    }

    private void mergeOne(UUID merge, int position, UUID from, String row, MergeRequest request, Viewer viewer) {
        var into = request.keep();
        var moved = toMove(from);
        var links = new LinkedHashMap<String, String>();
        modules.forEach(module -> links.put(module.module(), module.move(from, into)));
        links.put("identity", json.writeValueAsString(accounts.move(from, into, viewer)));
        var crafts = request.chosenCrafts().entrySet().stream()
                .filter(choice -> choice.getValue().equals(from))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        var changes = new ArrayList<Change>(moves.move(from, into, from.equals(request.leader()), crafts, today()));
        changes.add(alias(merge, into, row));
        notSame.inherit(from, into);
        changes.add(rows.remove(GROUP, row));
        var taken = take(from, into, row, request);
        var gone = moves.read(row);
        jdbc.sql("""
                        insert into directory.merged_group
                            (merge_id, group_id, position, code, name_th, changes, fields, links, moved)
                        values (:merge, :group, :position, :code, :name, cast(:changes as jsonb), cast(:fields as jsonb),
                                cast(:links as jsonb), cast(:moved as jsonb))
                        """)
                .param("merge", merge)
                .param("group", from)
                .param("position", position)
                .param("code", gone.path("code").asString())
                .param("name", gone.path("name_th").asString())
                .param("changes", json.writeValueAsString(changes))
                .param("fields", json.writeValueAsString(taken))
                .param("links", json.writeValueAsString(links))
                .param("moved", json.writeValueAsString(moved))
                .update();
        audit.record(viewer, "directory.group_merged_away", "group", from.toString(), gone, Map.of("into", into));
    }

    private Change alias(UUID merge, UUID into, String row) {
        var gone = moves.read(row);
        var alias = json.createObjectNode();
        alias.put("old_id", gone.path("id").asString());
        for (var column : List.of("code", "name_th", "name_key", "external_id", "province_code", "subdistrict_code")) {
            alias.set(column, gone.path(column));
        }
        alias.put("group_id", into.toString());
        alias.put("merge_id", merge.toString());
        return rows.insert("directory.group_alias", alias.toString());
    }

    /** The group that stays takes what was chosen, and what it lacks itself. */
    private List<Taken> take(UUID from, UUID into, String row, MergeRequest request) {
        var gone = moves.read(row);
        var before = rows.find(
                        GROUP,
                        json.createObjectNode().put("id", into.toString()).toString())
                .orElseThrow();
        var kept = moves.read(before);
        var taken = new ArrayList<Taken>();
        for (var field : MergeField.values()) {
            var choice = request.chosen().get(field);
            boolean lacks = field != MergeField.ADDRESS
                    && field.columns().stream()
                            .allMatch(column -> kept.path(column).isNull());
            if (!(from.equals(choice) || choice == null && lacks)) {
                continue;
            }
            for (var column : field.columns()) {
                var value = gone.path(column);
                if (!value.equals(kept.path(column))) {
                    taken.add(new Taken(column, kept.path(column), value));
                    kept.set(column, value);
                }
            }
        }
        if (!taken.isEmpty()) {
            rows.replace(GROUP, before, kept.toString());
        }
        return taken;
    }

    /** What moves with a group, in words. */
    List<Note> toMove(UUID from) {
        var notes = new ArrayList<Note>();
        modules.forEach(module -> notes.addAll(module.toMove(from)));
        count(notes, "accounts", accounts.count(from));
        jdbc.sql("""
                        select (select count(*) from directory.group_phone where group_id = :id) as phones,
                               (select count(*) from directory.membership where group_id = :id) as people,
                               (select count(*) from directory.capability where group_id = :id) as crafts,
                               (select count(*) from directory.declared_leave where group_id = :id) as leaves,
                               (select count(*) from directory.capacity_override where group_id = :id) as weeks,
                               (select count(distinct import_id) from directory.import_row where group_id = :id) as imports,
                               (select count(*) from directory.group_alias where group_id = :id) as aliases
                        """).param("id", from).query(row -> {
            for (var what : List.of("phones", "people", "crafts", "leaves", "weeks", "imports", "aliases")) {
                count(notes, what, row.getInt(what));
            }
        });
        return notes;
    }

    private static void count(List<Note> notes, String what, int number) {
        if (number > 0) {
            notes.add(Note.of("duplicates.moves." + what, number));
        }
    }

    List<Note> warnings(UUID from, UUID into) {
        return modules.stream()
                .flatMap(module -> module.warnings(from, into).stream())
                .toList();
    }

    List<Note> obstacles(UUID from, UUID into) {
        return modules.stream()
                .flatMap(module -> module.obstacles(from, into).stream())
                .toList();
    }

    static void mustRun(Viewer viewer) {
        if (!viewer.runsTheProgramme()) {
            throw new NotFound("merges");
        }
    }

    private LocalDate today() {
        return LocalDate.now(clock.withZone(Printing.ZONE));
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock).withOffsetSameInstant(ZoneOffset.UTC);
    }
}

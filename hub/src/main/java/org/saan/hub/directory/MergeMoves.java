package org.saan.hub.directory;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.saan.hub.directory.KeptRows.Change;
import org.saan.hub.directory.KeptRows.Reference;
import org.saan.hub.shared.Ids;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Moves what the directory keeps of one group to another. Links form a set: a phone, a craft, a leave or a person that both
 * have is had once, and what is dropped for it is kept in the changes.
 */
@Component
class MergeMoves {
    private static final String PHONE = "directory.group_phone";
    private static final String MEMBERSHIP = "directory.membership";
    private static final String PERSON = "directory.person";
    private static final String CRAFT = "directory.capability";
    private static final String LEAVE = "directory.declared_leave";
    private static final String SAID = "directory.import_said";
    private static final String GROUP = "group_id";

    /** Proposals are made again; the group itself goes last. */
    private static final Set<String> NOT_MOVED = Set.of("directory.duplicate_pair");

    /** Ids of groups that no foreign key holds. */
    private static final List<Reference> LOOSE =
            List.of(new Reference("directory.import_row", GROUP), new Reference("directory.import_row", "match_group"));

    /** What a move sets; when a moved row was changed again, only this is taken back. */
    static final List<String> COLUMNS = List.of(GROUP, "match_group", "other_id");

    private final JdbcClient jdbc;
    private final KeptRows rows;
    private final ObjectMapper json;

    MergeMoves(JdbcClient jdbc, KeptRows rows, ObjectMapper json) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.json = json;
    }

    /**
     * Moves all rows; the order of the changes is the one in which they are undone from the end.
     *
     * @param leads whether the leader of the group that goes leads on
     * @param crafts families of which the word of the group that goes counts
     */
    List<Change> move(UUID from, UUID into, boolean leads, Set<String> crafts, LocalDate today) {
        var changes = new ArrayList<Change>();
        phones(from, into, changes);
        people(from, into, leads, today, changes);
        crafts(from, into, crafts, changes);
        leaves(from, into, changes);
        said(from, into, changes);
        var done = Set.of(PHONE, MEMBERSHIP, CRAFT, LEAVE, SAID);
        Stream.concat(rows.referencesToGroups(), LOOSE.stream())
                .filter(reference -> !done.contains(reference.table()) && !NOT_MOVED.contains(reference.table()))
                .forEach(reference -> others(reference, from, into, changes));
        return changes;
    }

    private void phones(UUID from, UUID into, List<Change> changes) {
        var there = new HashSet<String>();
        int position = 0;
        for (var row : rows.list(PHONE, GROUP, into)) {
            there.add(text(row, "number"));
            position = Math.max(position, read(row).path("position").asInt() + 1);
        }
        for (var row : rows.list(PHONE, GROUP, from)) {
            if (there.add(text(row, "number"))) {
                changes.add(rows.replace(PHONE, row, with(row, Map.of(GROUP, into, "position", position++))));
            } else {
                changes.add(rows.remove(PHONE, row));
            }
        }
    }

    private void people(UUID from, UUID into, boolean leads, LocalDate today, List<Change> changes) {
        var there = new ArrayList<>(rows.list(MEMBERSHIP, GROUP, into));
        var coming = rows.list(MEMBERSHIP, GROUP, from);
        var both = coming.stream()
                .filter(row -> isOpen(row) && there.stream().anyMatch(other -> isOpen(other) && samePerson(row, other)))
                .toList();
        boolean change = leads && coming.stream().anyMatch(row -> isOpenLeader(row) && !both.contains(row));
        if (change) {
            there.stream().filter(this::isOpenLeader).toList().forEach(row -> stepDown(row, into, today, changes));
        }
        boolean led = !change && there.stream().anyMatch(this::isOpenLeader);
        for (var row : coming) {
            if (both.contains(row)) {
                var other = there.stream()
                        .filter(o -> isOpen(o) && samePerson(row, o))
                        .findFirst()
                        .orElseThrow();
                if (isOpenLeader(row) && !led) {
                    // Only a member there, the leader here: she leads on.
                    there.remove(other);
                    changes.add(rows.remove(MEMBERSHIP, other));
                    changes.add(rows.replace(MEMBERSHIP, row, with(row, Map.of(GROUP, into))));
                    continue;
                }
                if (text(row, "from_date").compareTo(text(other, "from_date")) < 0) {
                    there.remove(other);
                    var longer =
                            rows.replace(MEMBERSHIP, other, with(other, Map.of("from_date", text(row, "from_date"))));
                    changes.add(longer);
                    there.add(Objects.requireNonNull(longer.after()));
                }
                changes.add(rows.remove(MEMBERSHIP, row));
            } else if (isOpenLeader(row) && led) {
                stepDown(row, into, today, changes);
            } else {
                changes.add(rows.replace(MEMBERSHIP, row, with(row, Map.of(GROUP, into))));
            }
        }
    }

    /** Leads no longer, and is a member from today on; what was is history. */
    private void stepDown(String row, UUID into, LocalDate today, List<Change> changes) {
        var begun = LocalDate.parse(text(row, "from_date"));
        var until = begun.isBefore(today) ? today.minusDays(1) : begun;
        changes.add(rows.replace(MEMBERSHIP, row, with(row, Map.of(GROUP, into, "until_date", until))));
        changes.add(rows.insert(
                MEMBERSHIP,
                with(row, Map.of("id", Ids.next(), GROUP, into, "role", "MEMBER", "from_date", until.plusDays(1)))));
    }

    private boolean isOpen(String membership) {
        return read(membership).path("until_date").isNull();
    }

    private boolean isOpenLeader(String membership) {
        return isOpen(membership) && text(membership, "role").equals("LEADER");
    }

    private boolean samePerson(String membership, String other) {
        return person(membership).equals(person(other));
    }

    private String person(String membership) {
        return jdbc.sql("select first_name || ' ' || last_name from " + PERSON + " where id = :id")
                .param("id", UUID.fromString(text(membership, "person_id")))
                .query((row, n) -> NameKey.of(row.getString(1)))
                .single();
    }

    private void crafts(UUID from, UUID into, Set<String> chosen, List<Change> changes) {
        var there = rows.list(CRAFT, GROUP, into);
        for (var row : rows.list(CRAFT, GROUP, from)) {
            var family = text(row, "family_code");
            var same = there.stream()
                    .filter(other -> text(other, "family_code").equals(family))
                    .findFirst();
            if (same.isPresent() && !chosen.contains(family)) {
                changes.add(rows.remove(CRAFT, row));
                continue;
            }
            same.ifPresent(other -> changes.add(rows.remove(CRAFT, other)));
            changes.add(rows.replace(CRAFT, row, with(row, Map.of(GROUP, into))));
        }
    }

    private void leaves(UUID from, UUID into, List<Change> changes) {
        var there = new HashSet<String>();
        rows.list(LEAVE, GROUP, into).forEach(row -> there.add(leave(row)));
        for (var row : rows.list(LEAVE, GROUP, from)) {
            changes.add(
                    there.add(leave(row))
                            ? rows.replace(LEAVE, row, with(row, Map.of(GROUP, into)))
                            : rows.remove(LEAVE, row));
        }
    }

    private String leave(String row) {
        return text(row, "first_week") + text(row, "last_week") + text(row, "reason");
    }

    /**
     * What sources said of the group that goes stands beside what they said of the one that stays, so that an import does not
     * ask again what was already told. Fingerprints are made for one group: those of the former one name it.
     */
    private void said(UUID from, UUID into, List<Change> changes) {
        for (var row : rows.list(SAID, GROUP, from)) {
            var former = read(row);
            var words = (ObjectNode) former.path("said");
            words.properties()
                    .forEach(word -> word.setValue(
                            words.stringNode(named(from, word.getValue().asString()))));
            former.put(GROUP, into.toString());
            var there = rows.find(SAID, former.toString());
            if (there.isEmpty()) {
                changes.add(rows.replace(SAID, row, former.toString()));
                continue;
            }
            var both = read(there.get());
            var kept = (ObjectNode) both.path("said");
            words.properties().forEach(word -> {
                var own = kept.path(word.getKey()).asString("");
                kept.put(word.getKey(), (own + " " + word.getValue().asString()).strip());
            });
            changes.add(rows.replace(SAID, there.get(), both.toString()));
            changes.add(rows.remove(SAID, row));
        }
    }

    /** Fingerprints with the group that they were made for; those of a group that it took in before have theirs already. */
    private static String named(UUID group, String fingerprints) {
        return Stream.of(fingerprints.split(" "))
                .map(one -> one.contains(":") ? one : group + ":" + one)
                .collect(Collectors.joining(" "));
    }

    /** Any other table: the row moves, or is dropped where the group that stays has the same already. */
    private void others(Reference reference, UUID from, UUID into, List<Change> changes) {
        for (var row : rows.list(reference.table(), reference.column(), from)) {
            var moved = with(row, Map.of(reference.column(), into));
            changes.add(rows.replaceUnlessThere(reference.table(), row, moved)
                    .orElseGet(() -> rows.remove(reference.table(), row)));
        }
    }

    ObjectNode read(String row) {
        return (ObjectNode) json.readTree(row);
    }

    private String text(String row, String column) {
        return read(row).path(column).asString();
    }

    private String with(String row, Map<String, Object> columns) {
        var node = read(row);
        columns.forEach((column, value) -> {
            if (value instanceof Integer number) {
                node.put(column, number);
            } else {
                node.put(column, value.toString());
            }
        });
        return node.toString();
    }
}

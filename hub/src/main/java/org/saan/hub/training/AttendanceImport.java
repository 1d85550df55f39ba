package org.saan.hub.training;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.identity.Audit;
import org.saan.hub.shared.Refusal;
import org.saan.hub.shared.SentForm;
import org.saan.hub.shared.Viewer;
import org.saan.thaitext.ThaiDigits;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes a list of who attended a workshop. Somebody with a number in that list is found again by it; others by name and phone as
 * everywhere. The same list taken twice counts once.
 */
@Service
public class AttendanceImport {
    private static final Set<String> YES = Set.of("y", "yes", "x", "1", "true", "มา", "ใช่", "เข้าร่วม", "✓", "✔", "/");
    private static final Set<String> ONLINE = Set.of("online", "ออนไลน์", "zoom");
    private static final int MOST_PROBLEMS = 50;

    private final JdbcClient jdbc;
    private final WorkshopReads workshops;
    private final SessionDoor door;
    private final Learners learners;
    private final Audit audit;
    private final Clock clock;

    AttendanceImport(
            JdbcClient jdbc, WorkshopReads workshops, SessionDoor door, Learners learners, Audit audit, Clock clock) {
        this.jdbc = jdbc;
        this.workshops = workshops;
        this.door = door;
        this.learners = learners;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * What became of a list.
     *
     * @param rows of this workshop
     * @param others rows of other workshops
     * @param people different ones who were there
     * @param problems rows that were left out: number and code of the reason
     */
    public record Taken(int rows, int others, int people, List<Map.Entry<Integer, String>> problems) {
        public Taken {
            problems = List.copyOf(problems);
        }
    }

    /**
     * Takes the rows of one workshop.
     *
     * @param label what the list calls the workshop; empty when all of it is about this one
     * @throws Refusal when it cannot be read at all
     */
    @Transactional
    public Taken take(UUID workshop, String fileName, byte[] bytes, String label, Viewer viewer) {
        TrainingText.mustBeStaff(viewer);
        var it = workshops.get(workshop);
        if (it.sessions().isEmpty()) {
            throw Refusal.of("file", "training.no_session");
        }
        var list = listName(fileName);
        int rows = 0;
        int others = 0;
        var people = new HashSet<UUID>();
        var problems = new ArrayList<Map.Entry<Integer, String>>();
        for (var line : AttendanceFile.read(fileName, bytes)) {
            if (!label.isBlank() && !line.get("workshop").equalsIgnoreCase(label.strip())) {
                others++;
                continue;
            }
            rows++;
            try {
                var session = session(it, line);
                if (yes(line)) {
                    people.add(note(it, session, line, list, viewer));
                } else {
                    person(line, list);
                }
            } catch (Refusal no) {
                if (problems.size() < MOST_PROBLEMS) {
                    problems.add(Map.entry(line.number(), no.code()));
                }
            }
        }
        audit.record(
                viewer,
                "training.attendance_imported",
                "workshop",
                workshop.toString(),
                null,
                Map.of("rows", rows, "people", people.size(), "problems", problems.size()));
        return new Taken(rows, others, people.size(), problems);
    }

    private static String listName(String fileName) {
        var name = fileName.replaceAll(".*[/\\\\]", "")
                .replaceAll("\\.[A-Za-z0-9]+$", "")
                .toLowerCase(Locale.ROOT);
        return name.isEmpty() ? "list" : name.substring(0, Math.min(100, name.length()));
    }

    private static SessionView session(WorkshopView it, AttendanceFile.Line line) {
        var part = ThaiDigits.toArabic(line.get("part"));
        if (part.isEmpty() && it.sessions().size() == 1) {
            return it.sessions().getFirst();
        }
        return it.sessions().stream()
                .filter(one -> part.equals(String.valueOf(one.position())))
                .findFirst()
                .orElseThrow(() -> Refusal.of("part", "training.part_unknown"));
    }

    /** A list without a column of who came is a list of who came. */
    private static boolean yes(AttendanceFile.Line line) {
        return !line.cells().containsKey("attended")
                || YES.contains(line.get("attended").toLowerCase(Locale.ROOT));
    }

    private UUID note(WorkshopView it, SessionView session, AttendanceFile.Line line, String list, Viewer viewer) {
        var learner = person(line, list);
        boolean online = ONLINE.contains(line.get("mode").toLowerCase(Locale.ROOT));
        var id = UUID.nameUUIDFromBytes(
                ("attendance " + session.id() + " " + learner + " " + online).getBytes(StandardCharsets.UTF_8));
        return door.note(
                session.id(),
                new DoorNote(
                        DoorNote.What.CAME,
                        DoorNote.How.IMPORT,
                        learner,
                        null,
                        null,
                        online,
                        minutes(line.get("minutes")),
                        list),
                new SentForm(id, session.startsAt(), "", false),
                viewer);
    }

    private static @Nullable Integer minutes(String text) {
        var digits = ThaiDigits.toArabic(text);
        return digits.matches("\\d{1,4}") ? Integer.valueOf(digits) : null;
    }

    private UUID person(AttendanceFile.Line line, String list) {
        var ref = line.get("ref");
        var known = ref.isEmpty()
                ? java.util.Optional.<UUID>empty()
                : jdbc.sql("select learner_id from training.learner_ref where list = :list and ref = :ref")
                        .param("list", list)
                        .param("ref", ref)
                        .query(UUID.class)
                        .optional();
        if (known.isPresent()) {
            return known.get();
        }
        var sex = switch (line.get("sex").toLowerCase(Locale.ROOT)) {
            case "f", "female", "หญิง", "ญ" -> "female";
            case "m", "male", "ชาย", "ช" -> "male";
            default -> "";
        };
        var learner = NewLearner.read(
                new NewLearner.Words(line.get("name"), line.get("phone"), "", "", sex, "", "", ""),
                "",
                NewLearner.thisYear(clock));
        var id = learner.phone() == null && ref.isEmpty() ? byName(learner, list) : learners.findOrEnter(learner);
        if (!ref.isEmpty()) {
            jdbc.sql("insert into training.learner_ref (list, ref, learner_id) values (:list, :ref, :id)")
                    .param("list", list)
                    .param("ref", ref)
                    .param("id", id)
                    .update();
        }
        return id;
    }

    /** A name alone is the same person within one list. */
    private UUID byName(NewLearner learner, String list) {
        var ref = ("name:" + learner.name().firstName() + " " + learner.name().lastName());
        var key = ref.substring(0, Math.min(100, ref.length()));
        return jdbc.sql("select learner_id from training.learner_ref where list = :list and ref = :ref")
                .param("list", list)
                .param("ref", key)
                .query(UUID.class)
                .optional()
                .orElseGet(() -> {
                    var id = learners.findOrEnter(learner);
                    jdbc.sql("insert into training.learner_ref (list, ref, learner_id) values (:list, :ref, :id)")
                            .param("list", list)
                            .param("ref", key)
                            .param("id", id)
                            .update();
                    return id;
                });
    }
}

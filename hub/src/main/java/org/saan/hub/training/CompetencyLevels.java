package org.saan.hub.training;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.identity.Audit;
import org.saan.hub.platform.At;
import org.saan.hub.platform.PhotoSize;
import org.saan.hub.shared.Ids;
import org.saan.hub.shared.LocalizedText;
import org.saan.hub.shared.NotFound;
import org.saan.hub.shared.Refusal;
import org.saan.hub.shared.Viewer;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What learners can do: levels in the six areas. A mentor gives a level when they saw its evidence, a record in the hub or
 * something on a photo; a score of a test alone never gives one.
 */
@Service
public class CompetencyLevels {
    private static final int SHORTEST_WORDS = 3;
    private static final int LONGEST_WORDS = 1000;

    private final JdbcClient jdbc;
    private final TrainingPhotos photos;
    private final Audit audit;
    private final Clock clock;
    private final TransactionTemplate writing;

    CompetencyLevels(
            JdbcClient jdbc, TrainingPhotos photos, Audit audit, Clock clock, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.photos = photos;
        this.audit = audit;
        this.clock = clock;
        writing = new TransactionTemplate(transactions);
    }

    /**
     * A level that was given.
     *
     * @param evidence what was seen, in words
     * @param record page of the record that was seen; absent where there is a photo
     */
    public record Given(
            UUID id,
            Competencies.Area area,
            int level,
            String evidence,
            @Nullable String record,
            boolean photo,
            String giver,
            Instant at,
            @Nullable String withdrawn) {}

    /** Whose levels they are. @param groupId null for who belongs to none */
    public record Who(UUID id, String name, @Nullable UUID groupId) {}

    /** @param levels the highest level by area; areas without one are absent */
    public record Row(Who who, Map<String, Integer> levels) {
        public Row {
            levels = Map.copyOf(levels);
        }
    }

    @Transactional(readOnly = true)
    public Who who(UUID learner, Viewer viewer) {
        Examiners.must(viewer);
        return jdbc.sql("""
                        select one_id, trim(concat_ws(' ', title || first_name, last_name)), group_id
                        from training.one_learner where learner_id = :id
                        """)
                .param("id", learner)
                .query((row, n) ->
                        new Who(row.getObject(1, UUID.class), row.getString(2), row.getObject(3, UUID.class)))
                .optional()
                .orElseThrow(() -> new NotFound("learner"));
    }

    /** A group, for the head of its page. @param province code of its province */
    public record OfGroup(UUID id, LocalizedText name, String province) {}

    @Transactional(readOnly = true)
    public OfGroup group(UUID group, Viewer viewer) {
        Examiners.must(viewer);
        return jdbc.sql("select id, name_th, name_en, province_code from directory.producer_group where id = :id")
                .param("id", group)
                .query((row, n) -> new OfGroup(
                        row.getObject(1, UUID.class),
                        new LocalizedText(row.getString(2), row.getString(3)),
                        row.getString(4)))
                .optional()
                .orElseThrow(() -> new NotFound("group"));
    }

    /** All that were ever given to a person, the last first. */
    @Transactional(readOnly = true)
    public List<Given> ofLearner(UUID learner, Viewer viewer) {
        var who = who(learner, viewer);
        return jdbc.sql("""
                        select c.*, coalesce(a.name, '–') as giver
                        from training.competency_level c join training.learner l on l.id = c.learner_id
                        left join identity.account a on a.id = c.given_by
                        where l.one_id = :id order by c.given_at desc, c.area, c.level desc limit 200
                        """)
                .param("id", who.id())
                .query((row, n) -> new Given(
                        Objects.requireNonNull(row.getObject("id", UUID.class)),
                        Competencies.find(row.getString("area")).orElseThrow(),
                        row.getInt("level"),
                        row.getString("evidence_words"),
                        row.getString("evidence_path"),
                        row.getString("photo") != null,
                        row.getString("giver"),
                        At.when(row, "given_at"),
                        row.getString("withdrawn_words")))
                .list();
    }

    /** The learners of a group with the level that each has reached in each area. */
    @Transactional(readOnly = true)
    public List<Row> ofGroup(UUID group, Viewer viewer) {
        Examiners.must(viewer);
        var levels = new HashMap<UUID, Map<String, Integer>>();
        jdbc.sql("""
                        select l.one_id, c.area, max(c.level) as level
                        from training.competency_level c join training.one_learner l on l.learner_id = c.learner_id
                        where l.group_id = :group and c.withdrawn_at is null group by l.one_id, c.area
                        """).param("group", group).query(row -> {
            levels.computeIfAbsent(row.getObject(1, UUID.class), id -> new HashMap<>())
                    .put(row.getString(2), row.getInt(3));
        });
        return jdbc
                .sql("""
                        select id, trim(concat_ws(' ', title || first_name, last_name))
                        from training.learner where group_id = :group and merged_into is null
                        order by first_name collate "th-x-icu", last_name collate "th-x-icu", id limit 500
                        """)
                .param("group", group)
                .query((row, n) -> new Who(row.getObject(1, UUID.class), row.getString(2), group))
                .list()
                .stream()
                .map(who -> new Row(who, levels.getOrDefault(who.id(), Map.of())))
                .toList();
    }

    /**
     * Gives a level. No transaction is open while the photo is drawn.
     *
     * @param record page of a record in the hub, such as {@code /settlement/costs/…}
     * @param photo of the evidence
     * @throws Refusal without words, without record and photo, or when the level is given already
     */
    public void give(
            UUID learner,
            String area,
            int level,
            String words,
            @Nullable String record,
            byte @Nullable [] photo,
            Viewer viewer) {
        var who = who(learner, viewer);
        if (Competencies.find(area).isEmpty()) {
            throw Refusal.of("area", "assess.question.area_missing");
        }
        if (level < 1 || level > Competencies.LEVELS) {
            throw Refusal.of("level", "assess.question.level_missing");
        }
        var said = words.strip();
        if (said.length() < SHORTEST_WORDS || said.length() > LONGEST_WORDS) {
            throw Refusal.of("words", "assess.level.words_missing", LONGEST_WORDS);
        }
        if (record == null && photo == null) {
            throw Refusal.of("record", "assess.level.evidence_missing");
        }
        if (record != null && !record.matches("/[a-z][A-Za-z0-9/_-]{1,250}")) {
            throw Refusal.of("record", "assess.level.record_wrong");
        }
        var sizes = photo == null ? null : keep(photo);
        writing.executeWithoutResult(status -> insert(who, area, level, said, record, sizes, viewer));
    }

    private List<PhotoSize> keep(byte[] photo) {
        try {
            return photos.keep(photo);
        } catch (Refusal no) {
            throw Refusal.of("photos", no.code(), no.args());
        }
    }

    private void insert(
            Who who,
            String area,
            int level,
            String words,
            @Nullable String record,
            @Nullable List<PhotoSize> photo,
            Viewer viewer) {
        try {
            jdbc.sql("""
                            insert into training.competency_level (id, learner_id, area, level, evidence_words, evidence_path, photo,
                                given_by, given_at)
                            values (:id, :learner, :area, :level, :words, :record, cast(:photo as jsonb), :by, :at)
                            """)
                    .param("id", Ids.next())
                    .param("learner", who.id())
                    .param("area", area)
                    .param("level", level)
                    .param("words", words)
                    .param("record", record, java.sql.Types.VARCHAR)
                    .param("photo", photo == null ? null : photos.write(photo), java.sql.Types.VARCHAR)
                    .param("by", viewer.accountId())
                    .param("at", At.now(clock))
                    .update();
        } catch (DuplicateKeyException twice) {
            throw Refusal.of("level", "assess.level.given_already");
        }
        audit.record(
                viewer,
                "training.level_given",
                "learner",
                who.id().toString(),
                null,
                Map.of("area", area, "level", level, "evidence", words));
    }

    /** Takes a level back that was given by mistake; it stays in the record with the reason. */
    @Transactional
    public void withdraw(UUID learner, UUID given, String words, Viewer viewer) {
        var who = who(learner, viewer);
        boolean theirs = jdbc.sql("""
                        select exists (select 1 from training.competency_level c join training.learner l on l.id = c.learner_id
                                       where c.id = :id and c.withdrawn_at is null and l.one_id = :learner)
                        """)
                .param("id", given)
                .param("learner", who.id())
                .query(Boolean.class)
                .single();
        if (!theirs) {
            throw new NotFound("level");
        }
        var said = words.strip();
        if (said.length() < SHORTEST_WORDS || said.length() > LONGEST_WORDS / 2) {
            throw Refusal.of("words-" + given, "assess.level.withdraw_why");
        }
        int done = jdbc.sql("""
                        update training.competency_level set withdrawn_at = :at, withdrawn_by = :by, withdrawn_words = :words
                        where id = :id and withdrawn_at is null
                          and learner_id in (select id from training.learner where one_id = :learner)
                        """)
                .param("at", At.now(clock))
                .param("by", viewer.accountId())
                .param("words", said)
                .param("id", given)
                .param("learner", who.id())
                .update();
        if (done == 0) {
            throw new NotFound("level");
        }
        audit.record(viewer, "training.level_withdrawn", "learner", who.id().toString(), null, Map.of("words", said));
    }

    /** The photo of an evidence, at most so wide. */
    @Transactional(readOnly = true)
    public byte[] photo(UUID learner, UUID given, int width, Viewer viewer) {
        var who = who(learner, viewer);
        return jdbc.sql("""
                        select c.photo::text from training.competency_level c join training.learner l on l.id = c.learner_id
                        where c.id = :id and l.one_id = :learner and c.photo is not null
                        """)
                .param("id", given)
                .param("learner", who.id())
                .query(String.class)
                .optional()
                .map(written -> photos.bytes(photos.read(written), width))
                .orElseThrow(() -> new NotFound("photo"));
    }
}

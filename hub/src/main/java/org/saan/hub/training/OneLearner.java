package org.saan.hub.training;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.saan.hub.identity.Audit;
import org.saan.hub.platform.At;
import org.saan.hub.shared.Ids;
import org.saan.hub.shared.NotFound;
import org.saan.hub.shared.Refusal;
import org.saan.hub.shared.Role;
import org.saan.hub.shared.Viewer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Two rows that are one person become one, or are said to be two for good. Nothing of theirs is moved: the one that goes points to
 * the one that stays, and everything written for either counts for that one ({@code training.one_learner}); undone, both stand as
 * they stood.
 */
@Service
public class OneLearner {
    private static final String SUBJECT = "learner";

    private final JdbcClient jdbc;
    private final Enrolments enrolments;
    private final Learners learners;
    private final Audit audit;
    private final Clock clock;

    OneLearner(JdbcClient jdbc, Enrolments enrolments, Learners learners, Audit audit, Clock clock) {
        this.jdbc = jdbc;
        this.enrolments = enrolments;
        this.learners = learners;
        this.audit = audit;
        this.clock = clock;
    }

    /** Those who may decide it. */
    static void mustDecide(Viewer viewer) {
        if (!viewer.is(Role.ADMINISTRATOR, Role.PROGRAMME_OFFICER, Role.COORDINATOR)) {
            throw new NotFound("learners");
        }
    }

    /**
     * One goes into the other. Where both have a seat in one workshop that is still to come, the later one is given back.
     *
     * @return the merge, to be undone by
     * @throws Refusal when either is part of another already, or both have a citizen's number and it differs
     */
    @Transactional
    public UUID merge(UUID from, UUID into, Viewer viewer) {
        mustDecide(viewer);
        var states = jdbc.sql("""
                        select id, merged_into is null, national_id_hash from training.learner where id in (:ids)
                        order by id for update
                        """)
                .param("ids", List.of(from, into))
                .query((row, n) -> Map.entry(row.getBoolean(2), Objects.toString(row.getString(3), "")))
                .list();
        if (states.size() != 2) {
            throw new NotFound(SUBJECT);
        }
        if (!states.stream().allMatch(Map.Entry::getKey)) {
            throw new Refusal("training.merged_already");
        }
        if (states.stream()
                        .map(Map.Entry::getValue)
                        .filter(hash -> !hash.isEmpty())
                        .distinct()
                        .count()
                > 1) {
            throw new Refusal("training.other_citizen");
        }
        var id = Ids.next();
        jdbc.sql("""
                        insert into training.learner_merge (id, from_id, into_id, merged_by, merged_at)
                        values (:id, :from, :into, :by, :at)
                        """)
                .param("id", id)
                .param("from", from)
                .param("into", into)
                .param("by", viewer.accountId())
                .param("at", At.now(clock))
                .update();
        jdbc.sql("""
                        update training.learner set one_id = :into, version = version + 1,
                            merged_into = case when id = :from then :into else merged_into end
                        where one_id = :from
                        """).param("from", from).param("into", into).update();
        jdbc.sql("delete from training.learner_pair where first_id in (:ids) or second_id in (:ids)")
                .param("ids", List.of(from))
                .update();
        oneSeat(into);
        audit.record(
                viewer,
                "training.learners_merged",
                SUBJECT,
                into.toString(),
                Map.of("from", from),
                Map.of("into", into));
        return id;
    }

    private void oneSeat(UUID into) {
        var twice = jdbc.sql("""
                        select id from (
                            select e.id, row_number() over (partition by e.workshop_id order by
                                       array_position(array['CONFIRMED', 'OFFERED', 'WAITING'], e.state), e.asked_at, e.turn) as n
                            from training.enrolment e join training.learner l on l.id = e.learner_id
                            join training.workshop w on w.id = e.workshop_id
                            where l.one_id = :into and e.state in ('CONFIRMED', 'OFFERED', 'WAITING')
                              and w.state in ('OPEN', 'CLOSED')) t
                        where n > 1 order by id
                        """).param("into", into).query(UUID.class).list();
        twice.forEach(enrolments::giveBackMerged);
    }

    /** Both stand again, as they stood; a seat that was given back meanwhile is asked for anew. */
    @Transactional
    public void undo(UUID merge, Viewer viewer) {
        mustDecide(viewer);
        if (jdbc.sql("select count(*) from training.learner_merge where id = :id")
                        .param("id", merge)
                        .query(Integer.class)
                        .single()
                == 0) {
            throw new NotFound("merge");
        }
        var pair = jdbc.sql("""
                        update training.learner_merge set undone_by = :by, undone_at = :at
                        where id = :id and undone_at is null returning from_id, into_id
                        """)
                .param("by", viewer.accountId())
                .param("at", At.now(clock))
                .param("id", merge)
                .query((row, n) -> List.of(row.getObject(1, UUID.class), row.getObject(2, UUID.class)))
                .optional()
                .orElseThrow(() -> new Refusal("training.merged_already"));
        var from = pair.getFirst();
        // Whoever went into the one that stands again goes with it, however long the chain.
        jdbc.sql("""
                        with recursive own as (
                            select id from training.learner where id = :from
                            union select l.id from training.learner l join own on l.merged_into = own.id)
                        update training.learner set one_id = :from, version = version + 1,
                            merged_into = case when id = :from then null else merged_into end
                        where id in (select id from own)
                        """).param("from", from).update();
        learners.compare(from);
        audit.record(
                viewer,
                "training.merge_undone",
                SUBJECT,
                from.toString(),
                Map.of("into", pair.getLast()),
                Map.of("from", from));
    }

    /** They are two, and are not proposed again. */
    @Transactional
    public void notSame(UUID one, UUID other, Viewer viewer) {
        mustDecide(viewer);
        if (jdbc.sql("select count(*) from training.learner where id in (:ids)")
                        .param("ids", List.of(one, other))
                        .query(Integer.class)
                        .single()
                != 2) {
            throw new NotFound(SUBJECT);
        }
        // In the order of PostgreSQL, which compares the bytes: not that of UUID.compareTo.
        jdbc.sql("""
                        insert into training.learner_not_same (first_id, second_id, decided_by, decided_at)
                        values (least(:one::uuid, :other::uuid), greatest(:one::uuid, :other::uuid), :by, :at)
                        on conflict do nothing
                        """)
                .param("one", one)
                .param("other", other)
                .param("by", viewer.accountId())
                .param("at", At.now(clock))
                .update();
        jdbc.sql("""
                        delete from training.learner_pair
                        where first_id = least(:one::uuid, :other::uuid) and second_id = greatest(:one::uuid, :other::uuid)
                        """).param("one", one).param("other", other).update();
        audit.record(viewer, "training.learners_not_same", SUBJECT, one.toString(), null, Map.of("other", other));
    }
}

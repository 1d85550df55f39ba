package org.saan.hub.training;

import java.util.UUID;
import org.saan.hub.identity.Audit;
import org.saan.hub.shared.NotFound;
import org.saan.hub.shared.Refusal;
import org.saan.hub.shared.Viewer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Tests as they are taken: on a phone by the private link of the learner, or read out by a trainer who enters the answers. Each
 * answer is kept as it is given; nothing is lost when the phone is.
 */
@Service
public class Sittings {
    private final JdbcClient jdbc;
    private final AssessmentReads reads;
    private final SittingWrites writes;
    private final Audit audit;

    Sittings(JdbcClient jdbc, AssessmentReads reads, SittingWrites writes, Audit audit) {
        this.jdbc = jdbc;
        this.reads = reads;
        this.writes = writes;
        this.audit = audit;
    }

    /** Whose link a code is. */
    public record Holder(UUID workshop, UUID learner, int number, boolean feedbackGiven) {}

    /**
     * The holder of a private link.
     *
     * @param code as typed
     */
    @Transactional(readOnly = true)
    public Holder holder(String code) {
        return jdbc.sql(
                        "select workshop_id, learner_id, number, feedback_given from training.test_id where code = :code")
                .param("code", Codes.read(code))
                .query((row, n) -> new Holder(
                        row.getObject(1, UUID.class), row.getObject(2, UUID.class), row.getInt(3), row.getBoolean(4)))
                .optional()
                .orElseThrow(() -> new NotFound("test"));
    }

    /** The test of the holder of a link. */
    @Transactional(readOnly = true)
    public Sitting get(String code, Assessment.Kind kind) {
        return writes.read(holder(code), kind);
    }

    /** Whether the test of the holder of a link is open. */
    @Transactional(readOnly = true)
    public Assessment assessment(String code) {
        return reads.get(holder(code).workshop());
    }

    /**
     * Keeps an answer, in place of the one before.
     *
     * @param place of the question, from 1
     * @param choice from 1
     * @throws Refusal when the test is not open or is finished
     */
    @Transactional
    public Sitting answer(String code, Assessment.Kind kind, int place, int choice) {
        var holder = open(code, kind);
        var sitting = writes.begin(holder, kind, Sitting.How.PHONE, null);
        writes.put(sitting, holder.workshop(), place, choice);
        return writes.read(holder, kind);
    }

    /** Counts the points; questions left open give none. */
    @Transactional
    public void finish(String code, Assessment.Kind kind) {
        var holder = open(code, kind);
        writes.finish(writes.begin(holder, kind, Sitting.How.PHONE, null));
    }

    private Holder open(String code, Assessment.Kind kind) {
        var holder = holder(code);
        if (!reads.get(holder.workshop()).open(kind)) {
            throw new Refusal("assess.test.closed");
        }
        return holder;
    }

    /** The test of a learner, for the trainer who reads it out. */
    @Transactional(readOnly = true)
    public Sitting oral(UUID workshop, int number, Assessment.Kind kind, Viewer viewer) {
        Examiners.must(viewer);
        return writes.read(holder(workshop, number), kind);
    }

    /** Keeps an answer that was spoken; also when the test is not open for phones. */
    @Transactional
    public Sitting answerOral(UUID workshop, int number, Assessment.Kind kind, int place, int choice, Viewer viewer) {
        Examiners.must(viewer);
        var holder = holder(workshop, number);
        writes.put(writes.begin(holder, kind, Sitting.How.ORAL, viewer.accountId()), workshop, place, choice);
        return writes.read(holder, kind);
    }

    @Transactional
    public void finishOral(UUID workshop, int number, Assessment.Kind kind, Viewer viewer) {
        Examiners.must(viewer);
        var sitting = writes.begin(holder(workshop, number), kind, Sitting.How.ORAL, viewer.accountId());
        writes.finish(sitting);
        audit.record(
                viewer,
                "training.test_entered",
                "workshop",
                workshop.toString(),
                null,
                java.util.Map.of("test_id", number));
    }

    private Holder holder(UUID workshop, int number) {
        return jdbc.sql("""
                        select learner_id, feedback_given from training.test_id
                        where workshop_id = :workshop and number = :number
                        """)
                .param("workshop", workshop)
                .param("number", number)
                .query((row, n) -> new Holder(workshop, row.getObject(1, UUID.class), number, row.getBoolean(2)))
                .optional()
                .orElseThrow(() -> new NotFound("test"));
    }
}

package org.saan.hub.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.saan.hub.identity.Audit;
import org.saan.hub.shared.NotFound;
import org.saan.hub.shared.Refusal;
import org.saan.hub.shared.Viewer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Tests on paper: typed in by a trainer, a line of letters for each test id. What was typed wrongly is typed again. */
@Service
public class PaperTests {
    private final JdbcClient jdbc;
    private final AssessmentReads reads;
    private final SittingWrites writes;
    private final Audit audit;

    PaperTests(JdbcClient jdbc, AssessmentReads reads, SittingWrites writes, Audit audit) {
        this.jdbc = jdbc;
        this.reads = reads;
        this.writes = writes;
        this.audit = audit;
    }

    /** The name of the field of a test id in the form. */
    public static String field(int number) {
        return "row-" + number;
    }

    /**
     * A row of the form.
     *
     * @param typed what was typed from paper before; empty for nothing
     * @param elsewhere taken on a phone or read out: it is not typed over
     */
    public record Row(int number, String typed, boolean elsewhere) {}

    @Transactional(readOnly = true)
    public List<Row> rows(UUID workshop, Assessment.Kind kind, Viewer viewer) {
        Examiners.must(viewer);
        return jdbc.sql("""
                        select t.number, s.how, s.finished_at is not null as finished,
                               (select array_agg(coalesce(a.choice, 0) order by q.position)
                                from training.test_question q
                                left join training.answer a on a.question_id = q.question_id and a.sitting_id = s.id
                                where q.workshop_id = t.workshop_id) as choices
                        from training.test_id t
                        left join training.sitting s on s.workshop_id = t.workshop_id and s.learner_id = t.learner_id
                            and s.kind = :kind
                        where t.workshop_id = :workshop order by t.number limit 2000
                        """)
                .param("kind", kind.name())
                .param("workshop", workshop)
                .query((row, n) -> {
                    boolean paper = "PAPER".equals(row.getString("how"));
                    var choices = row.getArray("choices");
                    return new Row(
                            row.getInt("number"),
                            paper && choices != null ? PaperAnswers.write(List.of((Integer[]) choices.getArray())) : "",
                            row.getBoolean("finished") && !paper);
                })
                .list();
    }

    /**
     * Keeps what was typed; all rows or none.
     *
     * @param typed by number; blank rows stay as they are
     * @return how many tests were typed or changed
     * @throws Refusal at the row that cannot be right
     */
    @Transactional
    public int type(UUID workshop, Assessment.Kind kind, Map<Integer, String> typed, Viewer viewer) {
        Examiners.must(viewer);
        var choices = reads.get(workshop).questions().stream()
                .map(question -> question.choices().size())
                .toList();
        var before = rows(workshop, kind, viewer);
        int changed = 0;
        for (var row : before) {
            var text = typed.getOrDefault(row.number(), "").strip();
            if (text.isEmpty() || row.elsewhere()) {
                continue;
            }
            var answers = PaperAnswers.read(field(row.number()), text, choices);
            if (!PaperAnswers.write(answers).equals(row.typed())) {
                keep(workshop, kind, row.number(), answers, viewer);
                changed++;
            }
        }
        if (typed.keySet().stream().anyMatch(number -> before.stream().noneMatch(row -> row.number() == number))) {
            throw new NotFound("test id");
        }
        if (changed > 0) {
            var numbers = new ArrayList<>(typed.keySet());
            numbers.sort(null);
            audit.record(
                    viewer,
                    "training.test_typed",
                    "workshop",
                    workshop.toString(),
                    null,
                    Map.of("kind", kind.name(), "tests", changed));
        }
        return changed;
    }

    private void keep(UUID workshop, Assessment.Kind kind, int number, List<Integer> answers, Viewer viewer) {
        var holder = jdbc.sql(
                        "select learner_id from training.test_id where workshop_id = :workshop and number = :number")
                .param("workshop", workshop)
                .param("number", number)
                .query((row, n) -> new Sittings.Holder(workshop, row.getObject(1, UUID.class), number, false))
                .single();
        var started = writes.started(holder, kind, Sitting.How.PAPER, viewer.accountId());
        if (started.finished() && started.how() != Sitting.How.PAPER) {
            throw Refusal.of(field(number), "assess.test.finished_already");
        }
        writes.clear(started.id());
        for (int n = 0; n < answers.size(); n++) {
            if (answers.get(n) > 0) {
                writes.put(started.id(), workshop, n + 1, answers.get(n));
            }
        }
        writes.finish(started.id());
    }
}

package org.saan.bench.study;

import ai.timefold.solver.core.api.domain.common.PlanningId;
import ai.timefold.solver.core.api.domain.entity.PlanningEntity;
import ai.timefold.solver.core.api.domain.valuerange.ValueRangeProvider;
import ai.timefold.solver.core.api.domain.variable.PlanningVariable;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.saan.bench.study.Choice.GroupWeek;
import org.saan.bench.study.Choice.LoomWeek;
import org.saan.bench.study.Choice.Share;

/** Some pieces of a line that one group makes in one week. */
@PlanningEntity
public class Chunk {
    @PlanningId
    private String id = "";

    private OfLine line = new OfLine(0, 0, 0, 0, 0);
    private int pieces;
    private List<Choice> choices = List.of();

    @PlanningVariable(allowsUnassigned = true)
    private @Nullable Choice choice;

    /** What counts for all chunks of a line. */
    public record OfLine(int line, int maxGroups, long notOtif, long shortPoints, int latePoints) {}

    public Chunk() {}

    Chunk(String id, OfLine line, int pieces, List<Choice> choices) {
        this.id = id;
        this.line = line;
        this.pieces = pieces;
        this.choices = choices;
    }

    @ValueRangeProvider
    public List<Choice> getChoices() {
        return choices;
    }

    public String getId() {
        return id;
    }

    public @Nullable Choice getChoice() {
        return choice;
    }

    public void setChoice(@Nullable Choice choice) {
        this.choice = choice;
    }

    OfLine line() {
        return line;
    }

    int pieces() {
        return pieces;
    }

    private Choice chosen() {
        if (choice == null) {
            throw new IllegalStateException(id + " is nowhere");
        }
        return choice;
    }

    Share share() {
        return chosen().share();
    }

    GroupWeek groupWeek() {
        return chosen().groupWeek();
    }

    LoomWeek loomWeek() {
        return chosen().loomWeek();
    }

    /** A set-up is paid once for a line at a group; here each chunk bears a third of it. */
    long minutes() {
        return (long) pieces * share().minutes + share().setup / 3;
    }

    long points() {
        return pieces * share().points + minutes() * chosen().lateWeeks() * line.latePoints();
    }

    boolean shortOrLate() {
        return choice == null || choice.lateWeeks() > 0;
    }
}

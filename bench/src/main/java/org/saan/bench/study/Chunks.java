package org.saan.bench.study;

import ai.timefold.solver.core.api.domain.solution.PlanningEntityCollectionProperty;
import ai.timefold.solver.core.api.domain.solution.PlanningScore;
import ai.timefold.solver.core.api.domain.solution.PlanningSolution;
import ai.timefold.solver.core.api.domain.solution.ProblemFactCollectionProperty;
import ai.timefold.solver.core.api.score.HardSoftScore;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.saan.bench.study.Choice.GroupWeek;

/** All chunks of a problem and the weeks of groups that should have work. */
@PlanningSolution
public class Chunks {
    @PlanningEntityCollectionProperty
    private List<Chunk> chunks = List.of();

    @ProblemFactCollectionProperty
    private List<GroupWeek> programmeWeeks = List.of();

    @PlanningScore
    private @Nullable HardSoftScore score;

    public Chunks() {}

    Chunks(List<Chunk> chunks, List<GroupWeek> programmeWeeks) {
        this.chunks = chunks;
        this.programmeWeeks = programmeWeeks;
    }

    public List<Chunk> getChunks() {
        return chunks;
    }

    public List<GroupWeek> getProgrammeWeeks() {
        return programmeWeeks;
    }

    public @Nullable HardSoftScore getScore() {
        return score;
    }

    public void setScore(@Nullable HardSoftScore score) {
        this.score = score;
    }
}

package org.saan.bench.study;

import static ai.timefold.solver.core.api.score.HardSoftScore.ONE_HARD;
import static ai.timefold.solver.core.api.score.HardSoftScore.ONE_SOFT;
import static ai.timefold.solver.core.api.score.stream.ConstraintCollectors.countDistinct;
import static ai.timefold.solver.core.api.score.stream.ConstraintCollectors.sum;

import ai.timefold.solver.core.api.score.stream.Constraint;
import ai.timefold.solver.core.api.score.stream.ConstraintFactory;
import ai.timefold.solver.core.api.score.stream.ConstraintProvider;
import ai.timefold.solver.core.api.score.stream.Joiners;
import org.saan.bench.study.Choice.GroupWeek;

/** The points of the format for chunks, as near as whole chunks allow. */
public class ChunkConstraints implements ConstraintProvider {
    private static final long GROUP_TOO_MANY = 20_000;

    @Override
    public Constraint[] defineConstraints(ConstraintFactory factory) {
        return new Constraint[] {
            loomsHaveRoom(factory),
            peopleHaveTime(factory),
            batchesAreWorthASetup(factory),
            fewGroupsShareALine(factory),
            eachUseCosts(factory),
            piecesCost(factory),
            missingPiecesCost(factory),
            shortOrLateLinesCost(factory),
            weeksWithoutWorkCost(factory),
            weeksWithLittleWorkCost(factory)
        };
    }

    private Constraint loomsHaveRoom(ConstraintFactory factory) {
        return factory.forEach(Chunk.class)
                .groupBy(Chunk::loomWeek, sum(Chunk::minutes))
                .filter((week, minutes) -> minutes > week.room)
                .penalize(ONE_HARD, (week, minutes) -> minutes - week.room)
                .asConstraint("looms");
    }

    private Constraint peopleHaveTime(ConstraintFactory factory) {
        return factory.forEach(Chunk.class)
                .groupBy(Chunk::groupWeek, sum(Chunk::minutes))
                .filter((week, minutes) -> minutes > week.room)
                .penalize(ONE_HARD, (week, minutes) -> minutes - week.room)
                .asConstraint("people");
    }

    private Constraint batchesAreWorthASetup(ConstraintFactory factory) {
        return factory.forEach(Chunk.class)
                .groupBy(Chunk::share, sum(Chunk::pieces))
                .filter((share, pieces) -> pieces < share.least)
                .penalize(ONE_HARD, (share, pieces) -> (share.least - pieces) * share.minutes)
                .asConstraint("least batch");
    }

    private Constraint fewGroupsShareALine(ConstraintFactory factory) {
        return factory.forEach(Chunk.class)
                .groupBy(Chunk::line, countDistinct(Chunk::share))
                .filter((line, groups) -> groups > line.maxGroups())
                .penalize(ONE_HARD, (line, groups) -> (groups - line.maxGroups()) * GROUP_TOO_MANY)
                .asConstraint("groups of a line");
    }

    private Constraint eachUseCosts(ConstraintFactory factory) {
        return factory.forEach(Chunk.class)
                .groupBy(Chunk::share)
                .penalize(ONE_SOFT, share -> share.fixed)
                .asConstraint("use");
    }

    private Constraint piecesCost(ConstraintFactory factory) {
        return factory.forEach(Chunk.class).penalize(ONE_SOFT, Chunk::points).asConstraint("pieces");
    }

    private Constraint missingPiecesCost(ConstraintFactory factory) {
        return factory.forEachIncludingUnassigned(Chunk.class)
                .filter(chunk -> chunk.getChoice() == null)
                .penalize(ONE_SOFT, chunk -> chunk.pieces() * chunk.line().shortPoints())
                .asConstraint("missing");
    }

    private Constraint shortOrLateLinesCost(ConstraintFactory factory) {
        return factory.forEachIncludingUnassigned(Chunk.class)
                .filter(Chunk::shortOrLate)
                .groupBy(Chunk::line)
                .penalize(ONE_SOFT, Chunk.OfLine::notOtif)
                .asConstraint("short or late");
    }

    private Constraint weeksWithoutWorkCost(ConstraintFactory factory) {
        return factory.forEach(GroupWeek.class)
                .ifNotExists(Chunk.class, Joiners.equal(week -> week, Chunk::groupWeek))
                .penalize(ONE_SOFT, week -> week.idlePoints(0))
                .asConstraint("no work");
    }

    private Constraint weeksWithLittleWorkCost(ConstraintFactory factory) {
        return factory.forEach(Chunk.class)
                .groupBy(Chunk::groupWeek, sum(Chunk::minutes))
                .filter((week, minutes) -> minutes < week.high)
                .penalize(ONE_SOFT, GroupWeek::idlePoints)
                .asConstraint("little work");
    }
}

package org.saan.planner.generator;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.saan.planner.Plan;
import org.saan.planner.Problem;
import org.saan.planner.ProblemReader;

/**
 * A problem that is made by rule from a seed.
 *
 * @param stages lines may be chains such as dye, weave, sew
 * @param extras lots, pairs, all-or-nothing lines, excluded groups
 * @param previous when present, the same problem some weeks later: this is the plan in force, its first weeks are frozen
 * @param frozen how many weeks of it are frozen
 */
public record ProblemGenerator(
        Size size, long seed, boolean stages, boolean extras, Optional<Plan> previous, int frozen) {

    public static ProblemGenerator of(Size size, long seed) {
        return new ProblemGenerator(size, seed, false, false, Optional.empty(), 0);
    }

    public ProblemGenerator withStages() {
        return new ProblemGenerator(size, seed, true, extras, previous, frozen);
    }

    public ProblemGenerator withExtras() {
        return new ProblemGenerator(size, seed, stages, true, previous, frozen);
    }

    public ProblemGenerator replanning(Plan plan, int frozenWeeks) {
        return new ProblemGenerator(size, seed, stages, extras, Optional.of(plan), frozenWeeks);
    }

    /** Writes the text piece by piece: the largest has hundreds of megabytes. */
    public void write(Appendable out) {
        var made = new Making(size, seed, stages, extras);
        previous.ifPresent(plan -> Again.change(made, seed, plan, frozen));
        var text = new ProblemText(made.parts, previous.orElse(ProblemText.NO_PLAN), previous.isPresent() ? frozen : 0);
        text.write(into(out), size.compareTo(Size.L) >= 0);
    }

    public String text() {
        var text = new StringBuilder();
        write(text);
        return text.toString();
    }

    public Problem problem() {
        return read(text());
    }

    /** The text of a problem that is small enough to be solved exactly. */
    public static String tinyText(long seed) {
        var text = new StringBuilder();
        new ProblemText(new TinyMaking(seed).parts, ProblemText.NO_PLAN, 0).write(into(text), false);
        return text.toString();
    }

    public static Problem tiny(long seed) {
        return read(tinyText(seed));
    }

    private static ProblemText.Appender into(Appendable out) {
        return text -> {
            try {
                out.append(text);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        };
    }

    private static Problem read(String text) {
        return switch (ProblemReader.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)))) {
            case ProblemReader.Reading.Read(var problem) -> problem;
            case ProblemReader.Reading.Unreadable(var errors) -> throw new IllegalStateException(errors.toString());
        };
    }
}

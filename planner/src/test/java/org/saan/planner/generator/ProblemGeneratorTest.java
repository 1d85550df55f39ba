package org.saan.planner.generator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.saan.planner.Limits;
import org.saan.planner.Outcome;
import org.saan.planner.Plan;
import org.saan.planner.Planner;
import org.saan.planner.ProblemReader;

/** Problems of a seed are the same bytes for ever: figures of years are figures of the same problems. */
class ProblemGeneratorTest {

    private static String file(String name) throws IOException {
        try (var in = ProblemGeneratorTest.class.getResourceAsStream("/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void theSmallestIsTheOneThatIsSolvedExactly() throws IOException {
        assertThat(ProblemGenerator.of(Size.T, 1).text()).isEqualTo(file("T-1.json"));
    }

    @Test
    void chainsAndLotsComeOnRequest() throws IOException {
        assertThat(ProblemGenerator.of(Size.T, 1).withStages().withExtras().text())
                .isEqualTo(file("T-1-stages-extras.json"));
    }

    /** The file keeps the plan in force, so the plan can be taken from it. */
    @Test
    void theSameProblemSomeWeeksLater() throws IOException {
        var text = file("T-1-stages-extras-replan.json");
        var read = (ProblemReader.Reading.Read)
                ProblemReader.read(ProblemGeneratorTest.class.getResourceAsStream("/T-1-stages-extras-replan.json"));
        var plan = new Plan("", 0, read.problem().previous(), read.problem().previousShipments());
        assertThat(ProblemGenerator.of(Size.T, 1)
                        .withStages()
                        .withExtras()
                        .replanning(plan, 4)
                        .text())
                .isEqualTo(text);
    }

    /** SHA-256 of the text; the stages and extras of S hold every kind of line. */
    @ParameterizedTest
    @CsvSource({
        "S, 1, false, false, c8a188891144b608",
        "S, 2, true, true, 74e0401b097c439a",
        "S, 3, true, false, 2d0752a7e1c13572",
        "S, 4, false, true, ae42e33198442aaa",
        "M, 1, false, false, bd92faf305932dcb",
        "M, 2, true, true, 70408bee44c3a138",
        "L, 1, false, false, 2906ed04b0785fe8",
    })
    void largerOnesAreTheSameBytes(Size size, long seed, boolean stages, boolean extras, String hash)
            throws java.security.NoSuchAlgorithmException {
        var generator = ProblemGenerator.of(size, seed);
        generator = stages ? generator.withStages() : generator;
        generator = extras ? generator.withExtras() : generator;
        var sha = MessageDigest.getInstance("SHA-256");
        generator.write(new Digesting(sha));
        assertThat(HexFormat.of().formatHex(sha.digest())).startsWith(hash);
    }

    /** Text goes into the hash as it comes. */
    private record Digesting(MessageDigest sha) implements Appendable {
        @Override
        public Appendable append(CharSequence text) {
            sha.update(text.toString().getBytes(StandardCharsets.UTF_8));
            return this;
        }

        @Override
        public Appendable append(CharSequence text, int start, int end) {
            return append(text.subSequence(start, end));
        }

        @Override
        public Appendable append(char c) {
            return append(String.valueOf(c));
        }
    }

    @Test
    void tinyOnesAreReadableAndCanBePlanned() {
        for (int seed = 1; seed <= 50; seed++) {
            assertThat(Planner.plan(ProblemGenerator.tiny(seed), new Limits(0, 1)))
                    .isInstanceOf(Outcome.Planned.class);
        }
    }
}

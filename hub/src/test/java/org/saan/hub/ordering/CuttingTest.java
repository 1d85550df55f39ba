package org.saan.hub.ordering;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pieces that several give, in proportion to what they have. */
class CuttingTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            10 | 1 | 50 30 20 | 5 3 2
            1  | 1 | 10 10    | 1 0
            2  | 1 | 10 10 10 | 1 1 0
            7  | 1 | 10 5     | 5 2
            6  | 2 | 10 11    | 4 2
            15 | 1 | 10 5     | 10 5
            0  | 1 | 10 5     | 0 0
            3  | 1 | 0 5      | 0 3
            """)
    void isInProportionByTheLargestRemainder(int wanted, int batch, String have, String given) {
        var all = new LinkedHashMap<Integer, Integer>();
        for (var pieces : Arrays.asList(have.split(" "))) {
            all.put(all.size(), Integer.valueOf(pieces));
        }
        assertThat(Cutting.cut(wanted, all, batch).values().stream()
                        .map(String::valueOf)
                        .collect(Collectors.joining(" ")))
                .isEqualTo(given);
    }

    @Property
    void takesExactlySoManyAndNeverMoreThanOneHas(
            @ForAll @Size(min = 1, max = 6) List<@IntRange(max = 300) Integer> have,
            @ForAll @IntRange(min = 1, max = 4) int batch,
            @ForAll @IntRange(max = 1000) int part) {
        var all = new LinkedHashMap<Integer, Integer>();
        have.forEach(pieces -> all.put(all.size(), pieces));
        int most = have.stream().mapToInt(pieces -> pieces / batch).sum();
        int wanted = (int) ((long) most * part / 1000) * batch;
        var given = Cutting.cut(wanted, all, batch);
        assertThat(given.values().stream().mapToInt(Integer::intValue).sum()).isEqualTo(wanted);
        given.forEach((who, pieces) -> assertThat(pieces)
                .isBetween(0, java.util.Objects.requireNonNull(all.get(who)))
                .matches(n -> n % batch == 0));
    }
}

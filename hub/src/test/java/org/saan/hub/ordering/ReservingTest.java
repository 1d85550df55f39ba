package org.saan.hub.ordering;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lines that are shared out at once, as small text tables: makers as {@code name pieces-of-time/smallest-job}. */
class ReservingTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            AL-01 what is given away already is taken off          | 13  | 1 | A 4/1, B 15/1       | A 4, B 9
            AL-02 a group without time gets no share of zero pieces | 100 | 1 | A 60/1, B 0/1, C 40/1 | A 60, C 40
            AL-03 a rest below the smallest job is made up by others | 100 | 1 | A 80/1, B 30/30     | A 70, B 30
            AL-04 two smallest jobs do not make an exact 25         | 25  | 1 | A 20/20, B 20/20    | only 20
            AL-04 what is missing is said                           | 100 | 1 | A 60/1, B 30/1      | only 90
            AL-07 pairs stay pairs                                  | 50  | 2 | A 21/1, B 33/1      | A 20, B 30
            the first of equals is asked first                      | 10  | 1 | A 10/1, B 10/1      | A 10
            who has less time than its smallest job is passed over  | 10  | 1 | A 8/9, B 10/1       | B 10
            a rest is made up by several before                     | 32  | 1 | A 20/19, B 11/9, C 9/4 | A 19, B 9, C 4
            """)
    void isSharedOut(String name, int quantity, int multiple, String makers, String expected) {
        assertThat(name).isNotBlank();
        var all = makers(makers);
        var split = Reserving.split(
                new Reserving.Wanted(quantity, multiple, 0, 3, 1, null, all),
                (maker, week) -> maker.minutes().get(week));
        var told = split.shares().isEmpty()
                ? "only " + split.possible()
                : split.shares().stream()
                        .map(share -> share.maker().code() + " " + share.pieces())
                        .collect(Collectors.joining(", "));
        assertThat(told).isEqualTo(expected);
        split.shares()
                .forEach(share -> assertThat(share.minutes().values().stream()
                                .mapToInt(Integer::intValue)
                                .sum())
                        .isEqualTo(share.pieces() * 60));
    }

    private static List<Reserving.Maker> makers(String text) {
        var all = new ArrayList<Reserving.Maker>();
        for (var one : Arrays.asList(text.split(", "))) {
            var parts = one.split("[ /]");
            int half = Integer.parseInt(parts[1]) * 30;
            all.add(new Reserving.Maker(
                    UUID.nameUUIDFromBytes(one.getBytes(java.nio.charset.StandardCharsets.UTF_8)),
                    parts[0],
                    "mat",
                    1,
                    60,
                    0,
                    Integer.parseInt(parts[2]),
                    100,
                    1,
                    List.of(0, half, half, 0),
                    Collections.nCopies(4, 1_000_000),
                    0,
                    0));
        }
        return all;
    }
}

package org.saan.hub.design.weave;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files of the shapes that weaving programs write: read without loss, drawn as the cloth is. */
class WifFilesTest {
    private static byte[] file(String name) throws IOException {
        try (var in = Objects.requireNonNull(WifFilesTest.class.getResourceAsStream("/design/weave/" + name))) {
            return in.readAllBytes();
        }
    }

    private static String text(String name) throws IOException {
        return new String(file(name), StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plain",
                "twill-falling",
                "pointed-eight",
                "liftplan-dobby",
                "skeleton-stripes",
                "two-heddles",
                "satin-five"
            })
    void theDrawdownIsTheCloth(String name) throws IOException {
        var wif = Wif.read(file(name + ".wif"));
        var draft = WeaveDraft.of(wif);
        var charset = name.equals("two-heddles") ? Charset.forName("windows-1252") : StandardCharsets.UTF_8;
        assertThat(wif.text().getBytes(charset)).as("nothing is lost").isEqualTo(file(name + ".wif"));

        var cloth = text(name + ".txt").lines().toList();
        assertThat(cloth).hasSize(draft.picks());
        var image = DraftPicture.of(draft);
        int across = draft.ends()
                + 3
                + (draft.planned() ? draft.shafts() : draft.tieUp().size());
        int cell = (image.getWidth() - 1) / across;
        for (int row = 0; row < cloth.size(); row++) {
            assertThat(cloth.get(row)).hasSize(draft.ends());
            for (int column = 0; column < draft.ends(); column++) {
                var warp = draft.warp().get(draft.ends() - 1 - column);
                var weft = draft.weft().get(draft.picks() - 1 - row);
                assertThat("#%06X".formatted(image.getRGB(column * cell + cell / 2, row * cell + cell / 2) & 0xffffff))
                        .as("pick %d from above, end %d from the left", row, column)
                        .isEqualTo(cloth.get(row).charAt(column) == 'X' ? warp : weft);
            }
        }
    }

    @Test
    void coloursOfThreadsAreThoseOfTheirTable() throws IOException {
        var draft = WeaveDraft.of(Wif.read(file("skeleton-stripes.wif")));
        assertThat(draft.warp().subList(0, 6))
                .containsExactly("#2E3A6E", "#2E3A6E", "#8F2039", "#8F2039", "#C58A1C", "#C58A1C");
        assertThat(draft.weft().subList(0, 4)).containsExactly("#EFE6D2", "#EFE6D2", "#C58A1C", "#EFE6D2");
        assertThat(WeaveDraft.of(Wif.read(file("pointed-eight.wif"))).warp()).containsOnly("#0000FF");
        assertThat(draft.treadling().getFirst()).containsExactlyInAnyOrder(1, 2);
    }

    @ParameterizedTest
    @CsvSource({
        "'10=2\r\n', '10=9\r\n', no_shaft, THREADING, '9 > 4'",
        "'[TREADLING]\r\n1=1', '[TREADLING]\r\n1=7', no_treadle, TREADLING, '7 > 4'",
        "'[TREADLING]\r\n1=1', '[TREADLING]\r\n1=one', no_number, TREADLING, one",
        "'24=4', '25=4', no_thread, THREADING, '25 > 24'",
        "'Shafts=4', 'Shafts=0', no_number, WEAVING, 0",
        "'Shafts=4', 'Shafts=99999', too_many, WEAVING, 128",
        "'Threads=24', 'Threads=900000', too_many, WARP, 4000",
        "'Threads=24', 'Ends=24', no_key, WARP, Threads",
        "'Color=1', 'Color=7', no_colour, WARP, 7",
        "'1=46,58,110', '1=46,58', no_colour, COLOR TABLE, '46,58'",
        "'[THREADING]', '[THREADS]', no_section, THREADING, ''",
        "'[TIEUP]', '[TIE UP]', no_section, TIEUP, ''"
    })
    void aWrongFileIsToldWhere(String was, String becomes, String code, String section, String value)
            throws IOException {
        var right = text("twill-falling.wif");
        assertThat(right).contains(was);
        var wrong = right.replace(was, becomes);
        assertThatThrownBy(() -> WeaveDraft.of(Wif.read(wrong))).isInstanceOfSatisfying(UnreadableWif.class, no -> {
            var first = no.problems().getFirst();
            assertThat(List.of(first.code(), first.section(), first.value())).containsExactly(code, section, value);
            if (first.line() > 0) {
                var changed = becomes.strip();
                assertThat(wrong.split("\r\n", -1)[first.line() - 1])
                        .isEqualTo(changed.substring(changed.lastIndexOf('\n') + 1));
            }
        });
    }

    @Test
    void aFloodIsRefusedAtOnce() {
        var head =
                "[WIF]\n[WEAVING]\nShafts=4\nTreadles=4\n[WARP]\nThreads=4\n[WEFT]\nThreads=4\n[TIEUP]\n[TREADLING]\n"
                        + "[THREADING]\n";
        for (var flood : List.of(
                "x".repeat(2 * 1024 * 1024),
                head + "1=" + "1,".repeat(400_000),
                head + "9".repeat(900_000) + "=1",
                head + "a=b\n".repeat(200_000),
                head + "[\u0000]\n1=" + "9".repeat(500_000))) {
            var started = System.nanoTime();
            try {
                DraftPicture.of(WeaveDraft.of(Wif.read(flood.getBytes(StandardCharsets.UTF_8))));
            } catch (UnreadableWif no) {
                assertThat(no.problems()).hasSizeBetween(1, 10);
                assertThat(no.problems()).allMatch(one -> one.value().length() <= 41);
            }
            assertThat(System.nanoTime() - started).isLessThan(5_000_000_000L);
        }
    }

    @Test
    void theLargestDraftIsDrawnByItsBeginning() {
        var wif = new StringBuilder(
                "[WIF]\n[WEAVING]\nShafts=128\nTreadles=128\n[WARP]\nThreads=4000\n[WEFT]\nThreads=4000\n"
                        + "[TIEUP]\n1=1\n[TREADLING]\n1=1\n[THREADING]\n");
        for (int i = 1; i <= 4000; i++) {
            wif.append(i).append('=').append(i % 128 + 1).append('\n');
        }
        var image = DraftPicture.of(WeaveDraft.of(Wif.read(wif.toString())));
        assertThat(image.getWidth()).isLessThan(1500);
        assertThat(image.getHeight()).isLessThan(1500);
    }
}

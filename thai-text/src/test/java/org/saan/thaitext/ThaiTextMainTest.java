package org.saan.thaitext;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import org.junit.jupiter.api.Test;

class ThaiTextMainTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int run(String in, String... words) {
        return ThaiTextMain.run(
                List.of(words),
                new ByteArrayInputStream(in.getBytes(UTF_8)),
                new PrintStream(out, true, UTF_8),
                new PrintStream(err, true, UTF_8));
    }

    @Test
    void readsWordsOfTheCommandOrLines() {
        assertThat(run("", "date", "๑๔ ก.ค. ๒๕๕๐")).isZero();
        assertThat(run("กลุ่ม ทอผ้า\nนํ้าใส\n", "key")).isZero();
        assertThat(out.toString(UTF_8).lines()).containsExactly("Day[date=2007-07-14]", "กลุ่มทอผ้า", "น้ำใส");
    }

    @Test
    void aCommandNotKnownIsOneLineAndTwo() {
        assertThat(run("", "guess", "x")).isEqualTo(2);
        assertThat(run("")).isEqualTo(2);
        assertThat(err.toString(UTF_8).lines()).hasSize(2);
    }
}

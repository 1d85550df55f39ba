package org.saan.thaitext;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The finished jar runs by itself, as its README says. */
class ShellJarCheck {
    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    @Test
    void runsByItself() throws IOException, InterruptedException {
        var process = new ProcessBuilder(JAVA, "-jar", "target/thai-text.jar", "date").start();
        try (var in = process.getOutputStream()) {
            in.write("๑๒ ม.ค. ๒๕๕๗\n31/2/2557\n".getBytes(UTF_8));
        }
        assertThat(new String(process.getInputStream().readAllBytes(), UTF_8).lines())
                .containsExactly("2014-01-12", "? NO_SUCH_DAY");
        assertThat(new String(process.getErrorStream().readAllBytes(), UTF_8)).isEmpty();
        assertThat(process.waitFor()).isEqualTo(1);
    }
}

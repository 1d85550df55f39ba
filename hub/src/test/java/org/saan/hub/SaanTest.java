package org.saan.hub;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The one command: its verbs, their help, and what it says of mistakes. */
class SaanTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    private Path folder;

    private int saan(String... words) {
        return Saan.run(List.of(words), new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8));
    }

    @Test
    void helpNamesEveryVerb() {
        assertThat(saan("help")).isZero();
        assertThat(out.toString(UTF_8)).contains("run", "plan", "read", "doctor", "bench", "test", "help", "version");
        assertThat(err.toString(UTF_8)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"run", "plan", "read", "doctor", "bench"})
    void everyVerbHasHelp(String verb) {
        assertThat(saan(verb, "--help")).isZero();
        assertThat(out.toString(UTF_8)).contains(verb);
        var first = out.toString(UTF_8);
        out.reset();
        assertThat(saan("help", verb)).isZero();
        assertThat(out.toString(UTF_8)).isEqualTo(first);
    }

    @ParameterizedTest
    @CsvSource({
        "'fly', there is no fly",
        "'run --port eighty', --port needs a number",
        "'--port 70000', --port needs a number",
        "'run --port', --port needs a value",
        "'--colour', run does not know --colour",
        "'doctor --fast', doctor does not know --fast",
        "'bench', bench needs the name",
        "'plan', usage"
    })
    void aMistakeIsOneLineAndStatusTwo(String words, String sentence) {
        assertThat(saan(words.split(" "))).isEqualTo(2);
        assertThat(err.toString(UTF_8).lines()).singleElement().asString().contains(sentence);
        assertThat(out.toString(UTF_8)).isEmpty();
    }

    @Test
    void aProblemThatCannotBePlannedIsALineForEachFault() throws IOException {
        var file = folder.resolve("problem.json");
        Files.writeString(file, "{\"format\": \"saan-problem/1\", ");
        assertThat(saan("plan", file.toString())).isEqualTo(2);
        assertThat(err.toString(UTF_8)).doesNotContain("\tat ").isNotBlank();
    }

    @Test
    void theDoctorOfAFolderWithoutSaanSaysSo() {
        assertThat(saan("doctor", "--data", folder.resolve("none").toString())).isEqualTo(1);
        assertThat(err.toString(UTF_8).lines()).singleElement().asString().contains("there is no Saan in the folder");
    }

    @Test
    void theDoctorNamesWhatIsBrokenAndIsContentWhenItIsMended() throws IOException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        var data = folder.resolve("data").toString();
        var order = "0192f0a0-0000-7000-8000-00000000dead";
        alter(data, """
                insert into ordering.buyer_order (id, number, buyer_id, buyer_name, created_at)
                values ('%s', 'ORD-2570-0001', '%s', 'x', now())
                """.formatted(order, order));
        assertThat(saan("doctor", "--data", data)).isEqualTo(1);
        assertThat(out.toString(UTF_8))
                .contains("BROKEN", "every order has a line", order)
                .contains("rules are broken");
        out.reset();
        alter(data, "delete from ordering.buyer_order");
        assertThat(saan("doctor", "--data", data)).isZero();
        assertThat(out.toString(UTF_8)).contains("rules hold").doesNotContain("BROKEN");
    }

    private void alter(String data, String sql) {
        try (var hub = Hub.start(
                        WebApplicationType.NONE,
                        Map.of(
                                "saan.data", data,
                                "saan.demo", "false",
                                "spring.main.lazy-initialization", "true",
                                "logging.level.root", "ERROR"),
                        new PrintStream(err, true, UTF_8))
                .orElseThrow()) {
            hub.getBean(JdbcClient.class).sql(sql).update();
        }
    }
}

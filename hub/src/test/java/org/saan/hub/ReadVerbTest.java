package org.saan.hub;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class ReadVerbTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    private Path folder;

    @Test
    void printsOneJsonObjectAndNothingElse() throws IOException {
        var file = folder.resolve("groups.csv");
        Files.writeString(file, "รหัส,ชื่อกลุ่ม,จังหวัด\n๑,กลุ่มหนึ่ง,น่าน\n๒,,น่าน\n");
        assertThat(saan("read", file.toString())).isZero();
        var all = JsonMapper.builder().build().readTree(out.toString(UTF_8));
        assertThat(all.get("records").toString())
                .isEqualTo(
                        "[{\"external_id\":\"1\",\"name_th\":\"กลุ่มหนึ่ง\",\"kind\":\"group\",\"province_code\":\"55\"}]");
        assertThat(all.get("rejected_rows").get(0).get("reason").asString()).isEqualTo("missing_name");
        assertThat(err.toString(UTF_8)).isEmpty();
    }

    @Test
    void aFileThatCannotBeReadIsOneLineAndStatusOne() throws IOException {
        var file = folder.resolve("empty.csv");
        Files.writeString(file, "");
        assertThat(saan("read", file.toString())).isEqualTo(1);
        assertThat(saan("read", folder.resolve("none.csv").toString())).isEqualTo(1);
        assertThat(saan("read", folder.toString())).isEqualTo(1);
        assertThat(err.toString(UTF_8).lines()).hasSize(3).allMatch(line -> line.startsWith("saan: "));
        assertThat(out.toString(UTF_8)).isEmpty();
    }

    @Test
    void aCommandThatIsNotUnderstoodIsOneLineAndStatusTwo() {
        assertThat(saan("read")).isEqualTo(2);
        assertThat(saan("read", "a", "b")).isEqualTo(2);
        assertThat(saan("read", "--colour", "a")).isEqualTo(2);
        assertThat(saan("read", "a", "--encoding", "klingon")).isEqualTo(2);
        assertThat(err.toString(UTF_8).lines()).hasSize(4);
    }

    @Test
    void hasHelp() {
        assertThat(saan("read", "--help")).isZero();
        assertThat(out.toString(UTF_8)).contains("./saan read FILE").contains("--encoding");
    }

    private int saan(String... words) {
        return Saan.run(List.of(words), new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8));
    }
}

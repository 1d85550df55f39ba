package org.saan.hub.design;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.saan.hub.shared.Refusal;
import tools.jackson.databind.json.JsonMapper;

/** A tech pack is read and written as tech-pack-sample.json, and says what it lacks. */
class TechPackTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static TechPack with(String field, String value) {
        var fields = new HashMap<>(SamplePacks.shawl().fields());
        fields.put(field, value);
        return new TechPack(fields);
    }

    @Test
    void theSampleFileIsReadAndWrittenTheSame() {
        var written = TechPackJson.write("SHAWL-60180", 2, "SAMPLE_APPROVED", SamplePacks.shawl());
        assertThat(JSON.readTree(written.toString())).isEqualTo(JSON.readTree(SamplePacks.file()));
        assertThat(written.toString().replaceAll("\\s", ""))
                .as("also the order of its keys")
                .isEqualTo(new String(SamplePacks.file(), StandardCharsets.UTF_8).replaceAll("\\s", ""))
                .contains("67.0", "[25.96,11.99,-31.81]");
    }

    @Test
    void theSampleIsComplete() {
        var pack = SamplePacks.shawl();
        assertThat(pack.complete()).isTrue();
        assertThat(pack.doubts()).as("62 g/m2 of 60 x 180 cm are 66.96 g").isEmpty();
        assertThat(pack.number("weight")).contains(new BigDecimal("67.0"));
        assertThat(pack.field("care").lines()).hasSize(4);
    }

    @ParameterizedTest
    @CsvSource({
        "width, '', width",
        "ends, '', ends",
        "colour_1_b, '', colour_1_l",
        "motif_consent, '', motif_consent",
        "reference, ' ', reference"
    })
    void saysWhatIsMissing(String field, String value, String missing) {
        assertThat(with(field, value).missing()).containsExactly(missing);
        assertThat(with(field, value).complete()).isFalse();
    }

    @Test
    void aPlaitedBasketNeedsNoThreads() {
        var fields = new HashMap<>(SamplePacks.shawl().fields());
        fields.keySet().removeAll(java.util.List.of("warp", "weft", "ends", "picks", "gsm"));
        assertThat(new TechPack(fields).complete()).isTrue();
    }

    @Test
    void fibresAddUpToAHundred() {
        assertThat(with("fibre_1_pct", "98").wrong())
                .singleElement()
                .satisfies(no -> assertThat(no.args()).containsExactly("98"));
        assertThat(with("fibre_1_pct", "98").complete()).isFalse();
    }

    @Test
    void aWeightThatDoesNotFitIsDoubted() {
        assertThat(with("weight", "80").doubts())
                .singleElement()
                .satisfies(no -> assertThat(no.args()).containsExactly("80", "67.0"));
        assertThat(with("weight", "80").complete()).isTrue();
        assertThat(with("size_tolerance", "1").doubts())
                .extracting(Refusal::code)
                .containsExactly("tech_pack.doubt.size");
    }

    @ParameterizedTest
    @CsvSource({
        "'{\"weaver\":\"x\"}', /weaver",
        "'{\"dimensions_cm\":{\"depth\":1}}', /dimensions_cm/depth",
        "'{\"fibre\":[{\"fibre\":\"silk\",\"percent\":100}]}', /fibre/0/percent",
        "'{\"colours\":[{\"lab_d65\":[1,2]}]}', /colours/0/lab_d65",
        "'{\"care\":{\"a\":[[[]]]}}', /care",
        "'{\"gsm\":null}', /gsm",
        "'{\"gsm\":\"many\"}', gsm"
    })
    void refusesWhatHasNoPlaceByItsName(String file, String place) {
        assertThatThrownBy(() -> TechPackJson.read(file.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOfSatisfying(
                        Refusal.class, no -> assertThat(no.args()).contains(place));
    }

    @Test
    void refusesFloodsAndOtherFiles() {
        for (var file : new String[] {"", "[]", "{", "\"\"", "x".repeat(70_000), "[".repeat(60_000)}) {
            assertThatThrownBy(() -> TechPackJson.read(file.getBytes(StandardCharsets.UTF_8)))
                    .isInstanceOf(Refusal.class);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "20/22 denier x 2, degummed | 4.67",
                "150 denier hand-reeled | 16.67",
                "Ne 20/2 | 59.05",
                "ฝ้าย Nm 2/60 | 33.33",
                "30 tex | 30.00",
                "Nm 12 | 83.33"
            })
    void yarnCountsAreConverted(String words, BigDecimal tex) {
        assertThat(YarnCount.find(words)).contains(tex);
    }

    @Test
    void yarnWithoutACountIsLeftAsItIs() {
        assertThat(YarnCount.find("ฝ้ายเข็นมือ")).isEmpty();
        assertThat(YarnCount.find("denier 0/0 Ne 0")).isEmpty();
    }
}

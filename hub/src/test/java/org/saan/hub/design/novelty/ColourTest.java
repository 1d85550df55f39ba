package org.saan.hub.design.novelty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Colours and hashes give the published values (colour-motif-cases.json). */
class ColourTest {
    private static JsonNode cases() {
        try (var file =
                Objects.requireNonNull(ColourTest.class.getResourceAsStream("/design/colour-motif-cases.json"))) {
            return JsonMapper.builder().build().readTree(file.readAllBytes());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static Cie lab(JsonNode node) {
        return new Cie(
                node.get(0).asDouble(), node.get(1).asDouble(), node.get(2).asDouble());
    }

    @Test
    void differencesOfThePublishedPairs() {
        for (var pair : cases().get("deltaE2000_published_pairs")) {
            assertThat(lab(pair.get("lab1")).difference(lab(pair.get("lab2"))))
                    .isCloseTo(pair.get("dE00").asDouble(), within(1e-4));
        }
    }

    @Test
    void coloursOfDyesOnTheScreen() {
        var colours = cases().get("srgb_to_lab_D65");
        for (var name :
                List.of("indigo", "indigo_b", "lac_red", "ebony_black", "marigold", "jackfruit_yellow", "unbleached")) {
            var is = Cie.ofHex(colours.get(name).get("hex").asString());
            var wanted = lab(colours.get(name).get("lab"));
            assertThat(List.of(is.l(), is.a(), is.b()))
                    .zipSatisfy(
                            List.of(wanted.l(), wanted.a(), wanted.b()),
                            (a, b) -> assertThat(a).isCloseTo(b, within(2e-2)));
        }
        for (var pair : cases().get("pairs")) {
            assertThat(lab(colours.get(pair.get("a").asString()).get("lab"))
                            .difference(
                                    lab(colours.get(pair.get("b").asString()).get("lab"))))
                    .isCloseTo(pair.get("dE00").asDouble(), within(1e-3));
        }
    }

    private static double[][] grid(JsonNode node) {
        var grid = new double[8][9];
        for (int y = 0; y < 8; y++) {
            for (int x = 0; x < 9; x++) {
                grid[y][x] = node.get(y).get(x).asDouble();
            }
        }
        return grid;
    }

    @Test
    void hashesOfTheGrids() {
        var hash = cases().get("dhash");
        long whole = DifferenceHash.of(grid(hash.get("grid")));
        assertThat(Long.toHexString(whole)).isEqualTo(hash.get("hash").asString());
        for (var one : hash.get("cases")) {
            long other = Long.parseUnsignedLong(one.get("hash").asString(), 16);
            if (one.has("grid")) {
                assertThat(DifferenceHash.of(grid(one.get("grid")))).isEqualTo(other);
            }
            assertThat(DifferenceHash.bits(whole, other))
                    .isEqualTo(one.get("hamming").asInt());
        }
    }

    private static Palette palette(JsonNode parts, JsonNode colours) {
        return new Palette(java.util.stream.StreamSupport.stream(parts.spliterator(), false)
                .map(part -> {
                    var colour = colours.get(part.get(0).asString());
                    return new Palette.Part(
                            lab(colour.get("lab")),
                            part.get(1).asDouble(),
                            colour.get("hex").asString());
                })
                .toList());
    }

    @Test
    void distanceOfPalettesIsTheLargerOfBothWays() {
        var all = cases();
        var a = palette(all.get("palette_distance").get("a"), all.get("srgb_to_lab_D65"));
        var b = palette(all.get("palette_distance").get("b"), all.get("srgb_to_lab_D65"));
        assertThat(a.to(b)).isCloseTo(0.3867, within(1e-3));
        assertThat(b.to(a)).isCloseTo(0.3223, within(1e-3));
        assertThat(a.distance(b)).isCloseTo(0.3867, within(1e-3));
        assertThat(NaturalDye.nearest(Cie.ofHex("#303C70"))).isEqualTo(NaturalDye.INDIGO);
    }
}

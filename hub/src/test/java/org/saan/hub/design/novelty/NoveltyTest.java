package org.saan.hub.design.novelty;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Altered pictures of made designs are found again, and twins of one kind are not taken for each other. */
class NoveltyTest {
    private static final long SEED = 4_200;

    @Test
    void everyKindOfAlterationIsFoundAndNothingElse() {
        Map<String, Picture> designs = new LinkedHashMap<>();
        var altered = new ArrayList<PairsTrial.Altered>();
        var kinds = MadeAlterations.values();
        for (int i = 0; i < kinds.length; i++) {
            var image = MadePatterns.of(SEED + i);
            designs.put("d" + i, Picture.of(image));
            altered.add(new PairsTrial.Altered(
                    "a" + i, "d" + i, kinds[i].name(), Picture.of(kinds[i].of(image, SEED + i))));
        }

        var result = PairsTrial.of(designs, altered);

        assertThat(result.all().precision()).as("%s", result.all().wrong()).isGreaterThanOrEqualTo(0.92);
        assertThat(result.all().recall()).as("%s", result.all().wrong()).isGreaterThanOrEqualTo(0.92);
        assertThat(result.kinds()).hasSize(kinds.length);
    }

    @Test
    void aPatternOfTheSameKindIsAnotherDesign() {
        var known = Map.of("one", Prepared.of(Picture.of(MadePatterns.of(16))));

        var found = Novelty.compare(Picture.of(MadePatterns.of(24)), known);

        assertThat(found.getFirst().verdict()).isNotEqualTo(Verdict.SAME);
    }
}

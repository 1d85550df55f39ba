package org.saan.hub.production;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.saan.hub.shared.Refusal;

/** ISO 2859-1, tables 1 and 2-A, at rows that everybody who samples knows. */
class SamplingTest {
    private final Sampling sampling = new Sampling();

    @ParameterizedTest
    @CsvSource({
        // lot, level, AQL, letter, sample, Ac
        "1200, II, 2.5, J, 80, 5",
        "1200, II, 4.0, J, 80, 7",
        "1200, II, 1.0, J, 80, 2",
        "1200, II, 0.65, J, 80, 1",
        "500, II, 2.5, H, 50, 3",
        "500, II, 1.5, H, 50, 2",
        "3000, II, 2.5, K, 125, 7",
        "120, II, 6.5, F, 20, 3",
        "90, II, 4.0, E, 13, 1",
        "8, II, 6.5, A, 2, 0",
        "1200, I, 2.5, G, 32, 2",
        "1200, III, 2.5, K, 125, 7",
        "1200, S-1, 2.5, C, 5, 0",
        "1200, S-4, 4.0, F, 20, 2",
        // arrows: down to the next plan, up to the one above
        "120, II, 1.0, E, 13, 0",
        "120, II, 1.5, G, 32, 1",
        "8, II, 0.65, F, 20, 0",
        "600000, III, 10, K, 125, 21"
    })
    void planIsThatOfTheTable(int lot, String level, String aql, String letter, int sample, int ac) {
        var plan = sampling.plan(lot, level, aql);
        assertThat(plan.letter()).isEqualTo(letter);
        assertThat(plan.sampleSize()).isEqualTo(Math.min(lot, sample));
        assertThat(plan.ac()).isEqualTo(ac);
        assertThat(plan.re()).isEqualTo(ac + 1);
    }

    @Test
    void ofOnePieceThereIsNoSample() {
        assertThatThrownBy(() -> sampling.plan(1, "II", "2.5"))
                .isInstanceOfSatisfying(
                        Refusal.class, no -> assertThat(no.code()).isEqualTo("production.sample.too_small"));
    }
}

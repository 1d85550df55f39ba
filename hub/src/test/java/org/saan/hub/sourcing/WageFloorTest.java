package org.saan.hub.sourcing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.saan.hub.TestHub.as;
import static org.saan.hub.sourcing.SourcingScene.OFFICER;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.saan.hub.HubTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.web.servlet.MockMvc;

/** Whoever compares what groups ask sees which price does not pay a day's wage. */
@HubTest
@Import(SourcingScene.class)
class WageFloorTest {
    @Autowired
    private SourcingScene scene;

    @Autowired
    private WageFloors floors;

    @Autowired
    private MockMvc web;

    @Test
    void theLeastForAPieceGoesUpToTheNextSatang() {
        var floor = new WageFloors.Floor(new BigDecimal("351.00"), LocalDate.of(2025, 1, 1));
        // Surin: 351 baht for 8 pieces a day is 43.875.
        assertThat(floor.pieceMinor(60)).isEqualTo(4_388);
        assertThat(floor.pieceMinor(480)).isEqualTo(35_100);
    }

    @Test
    void aPriceBelowTheMinimumWageIsSaidInTheComparison() throws Exception {
        scene.groups.clear();
        // Bangkok: 400 baht a day, an hour for a piece: 50.00.
        var fair = scene.groups.group("fair", 100, 1);
        var cheap = scene.groups.group("cheap", 100, 1);
        assertThat(floors.floors(List.of(fair, cheap, UUID.randomUUID())))
                .containsOnlyKeys(fair, cheap)
                .hasEntrySatisfying(
                        fair, floor -> assertThat(floor.pieceMinor(60)).isEqualTo(5_000));
        var rfq = scene.issue(scene.asked(1, 20), fair, cheap);
        scene.answer(rfq, fair, 20, 5_000);
        scene.answer(rfq, cheap, 20, 4_999);
        var line = scene.comparison.get(rfq, OFFICER).lines().getFirst().asked().id();
        var below = new java.util.HashMap<UUID, Boolean>();
        scene.comparison
                .get(rfq, OFFICER)
                .columns()
                .forEach(column -> below.put(
                        column.groupId(),
                        java.util.Objects.requireNonNull(column.crafts().get(line))
                                .below(java.util.Objects.requireNonNull(
                                        java.util.Objects.requireNonNull(column.offer(line))
                                                .priceMinor()))));
        assertThat(below).isEqualTo(Map.of(fair, false, cheap, true));
        var page = web.perform(get("/rfqs/" + rfq).with(as(OFFICER)))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
        assertThat(page).contains("Least pay for a piece").contains("฿50");
        assertThat(page.split("price below the minimum wage", -1)).hasSize(2);
    }
}

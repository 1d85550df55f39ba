package org.saan.hub.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DemoFactsTest {

    @Test
    void theSameSeedGivesTheSameProgramme() {
        assertThat(DemoGroups.all(2570)).isEqualTo(DemoGroups.all(2570));
        assertThat(DemoOrders.all(2570)).isEqualTo(DemoOrders.all(2570));
    }

    @Test
    void everyVillageIsNamedOnce() {
        var names = IntStream.range(0, DemoNames.villages())
                .mapToObj(DemoNames::village)
                .toList();
        assertThat(new HashSet<>(names)).hasSize(100);
    }

    @Test
    void ordersAreInAllStagesAndEachCraftThatIsOrderedIsMadeByAtLeastTwoGroups() {
        var orders = DemoOrders.all(2570);
        assertThat(orders).hasSize(60);
        assertThat(orders.stream().map(DemoOrders.Order::stage).collect(Collectors.toSet()))
                .containsExactlyInAnyOrder(DemoOrders.Stage.values());
        var makers = DemoGroups.all(2570).stream()
                .flatMap(group ->
                        group.crafts().stream().map(DemoGroups.Craft::family).distinct())
                .collect(Collectors.groupingBy(family -> family, Collectors.counting()));
        for (var family : orders.stream()
                .flatMap(o -> o.lines().stream())
                .map(DemoOrders.Line::family)
                .distinct()
                .toList()) {
            assertThat(makers)
                    .as(family)
                    .hasEntrySatisfying(family, count -> assertThat(count).isGreaterThanOrEqualTo(2));
        }
    }

    @Test
    void threeRegionsHaveClusters() {
        assertThat(DemoGroups.CLUSTERS.stream()
                        .map(DemoGroups.Cluster::regionCode)
                        .collect(Collectors.toSet()))
                .isEqualTo(new HashSet<>(Arrays.asList("north", "northeast", "central")));
    }

    @Test
    void phonesAreOfTheFormThatNobodyHas() {
        assertThat(DemoNames.phone(7)).isEqualTo("+66800000007");
    }
}

package org.saan.hub.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** The sixty orders of the demo as plain facts, over 34 weeks; {@link DemoLoader} enters and plans them. */
final class DemoOrders {
    static final int COUNT = 60;

    /** How far an order of the demo has come. */
    enum Stage {
        DRAFT,
        PROPOSED,
        OFFERED,
        PARTLY_ANSWERED,
        ACCEPTED,
        CANCELLED
    }

    /** One line: weeks count from the first week of the demo. */
    record Line(
            String family, int pieces, int releaseWeek, int dueWeek, int grade, boolean oneLot, int batchMultiple) {}

    record Order(int number, int buyer, Stage stage, List<Line> lines) {}

    private static final List<String> FAMILIES = List.of(
            "indigo_scarf",
            "mudmee_cushion",
            "khit_runner",
            "silk_shawl",
            "cotton_towel",
            "chok_skirt",
            "reed_mat",
            "bamboo_basket",
            "saa_paper",
            "hemp_tablecloth",
            "silver_earring",
            "celadon_bowl");
    private static final List<Stage> STAGES = List.of(
            Stage.ACCEPTED,
            Stage.ACCEPTED,
            Stage.OFFERED,
            Stage.PARTLY_ANSWERED,
            Stage.ACCEPTED,
            Stage.DRAFT,
            Stage.ACCEPTED,
            Stage.PROPOSED,
            Stage.OFFERED,
            Stage.CANCELLED);

    private DemoOrders() {}

    static List<Order> all(long seed) {
        var random = new SplittableRandom(seed);
        var orders = new ArrayList<Order>();
        for (int number = 0; number < COUNT; number++) {
            var lines = new ArrayList<Line>();
            var count = 1 + random.nextInt(2);
            for (int i = 0; i < count; i++) {
                lines.add(line(FAMILIES.get((number + i * 5) % FAMILIES.size()), number, random));
            }
            orders.add(new Order(number, number % DemoNames.buyers(), STAGES.get(number % STAGES.size()), lines));
        }
        return List.copyOf(orders);
    }

    private static Line line(String family, int number, SplittableRandom random) {
        var release = number * 22 / COUNT + random.nextInt(3);
        var pairs = family.equals("silver_earring");
        var pieces = 40 + 10 * random.nextInt(24);
        return new Line(
                family,
                pieces,
                release,
                Math.min(33, release + 7 + random.nextInt(5)),
                1 + random.nextInt(2),
                random.nextInt(10) == 0,
                pairs ? 2 : 1);
    }
}

package org.saan.hub.settlement;

import java.util.ArrayList;
import java.util.List;
import org.saan.hub.shared.Money;
import org.saan.hub.shared.Viewer;

/**
 * How the price of a piece grows from the maker to the buyer, as deep as the reader may look: a group to its own price, those
 * who run the programme to the buyer's. Each step begins where the one before ended; the last sum is the price.
 */
public record Waterfall(List<Step> steps) {
    /** Where money of a piece goes. */
    public enum Stage {
        MAKERS,
        MATERIALS,
        OVERHEAD,
        MARGIN,
        GROUP,
        CLUSTER,
        HUB,
        PACKING,
        SELLING,
        FREIGHT,
        BUYER;

        public String key() {
            return "settlement.fall." + name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /**
     * @param before where it begins; zero for a sum
     * @param sum whether it is what all before add up to
     */
    public record Step(Stage stage, Money amount, Money before, boolean sum) {}

    public Waterfall {
        steps = List.copyOf(steps);
    }

    /** What the viewer may read of a sheet. */
    public static Waterfall of(CostSheet sheet, Viewer viewer) {
        var steps = new Building();
        steps.add(Stage.MAKERS, sheet.labour());
        steps.add(Stage.MATERIALS, sheet.materialsCost().plus(sheet.wastage()));
        steps.add(Stage.OVERHEAD, sheet.overhead());
        steps.add(Stage.MARGIN, sheet.margin());
        steps.sum(Stage.GROUP);
        if (viewer.runsTheProgramme()) {
            steps.add(Stage.CLUSTER, sheet.cluster());
            steps.add(Stage.HUB, sheet.hubFee());
            steps.add(Stage.PACKING, sheet.packing());
            steps.sum(Stage.SELLING);
            steps.add(Stage.FREIGHT, sheet.freight());
            steps.sum(Stage.BUYER);
        }
        return new Waterfall(steps.all);
    }

    private static final class Building {
        private final List<Step> all = new ArrayList<>();
        private Money now = Money.zero(Money.THB);

        void add(Stage stage, Money amount) {
            all.add(new Step(stage, amount, now, false));
            now = now.plus(amount);
        }

        void sum(Stage stage) {
            all.add(new Step(stage, now, Money.zero(Money.THB), true));
        }
    }

    /** The price at the end. */
    public Money price() {
        return steps.getLast().amount();
    }

    /** Thousandths of the price, for a picture. */
    public long share(Money part) {
        return price().minor() == 0 ? 0 : Math.round(part.minor() * 1000.0 / price().minor());
    }
}

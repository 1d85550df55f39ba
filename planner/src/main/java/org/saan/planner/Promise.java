package org.saan.planner;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What can be promised for a line that nobody has ordered yet, with the time that accepted work leaves. Nothing of the plan
 * in force moves for it.
 *
 * @param line what was asked for
 * @param pieces how many can be at the hub by the due week
 * @param work who makes them, and when; empty when there are none
 * @param prices what they cost; empty when there are none
 * @param wholeBy first week by which the whole quantity can be at the hub; empty when not within the horizon
 * @param byWeek pieces that can be at the hub by the end of a week, for each week in which there are more than before,
 *     until the whole quantity is reached or the horizon ends
 * @param oneMoreGroup pieces by the due week if each operation had one group more; empty when it would not help
 * @param higherPrices pieces by the due week if the ceiling of the price were higher, cheapest first; only those that help
 */
public record Promise(
        Line line,
        int pieces,
        List<Assignment> work,
        Optional<Prices> prices,
        OptionalInt wholeBy,
        List<ByWeek> byWeek,
        OptionalInt oneMoreGroup,
        List<AtPrice> higherPrices) {

    public Promise {
        work = List.copyOf(work);
        byWeek = List.copyOf(byWeek);
        higherPrices = List.copyOf(higherPrices);
    }

    public boolean whole() {
        return pieces == line.quantity();
    }

    /** Minor units: of the cheapest and the dearest piece, and of all pieces together. */
    public record Prices(long least, long most, long total) {}

    /** Pieces at the hub by the end of a week. */
    public record ByWeek(int week, int pieces) {}

    /** Pieces by the due week when a piece may cost so many minor units. */
    public record AtPrice(long maxPrice, int pieces) {}
}

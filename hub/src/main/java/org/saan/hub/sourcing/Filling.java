package org.saan.hub.sourcing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A line filled from the answers: as near to what is asked as whole parts allow, from the cheapest first, and among equals from
 * the group that had the least work. A part is nothing, or at least the group's minimum.
 *
 * @param pieces by copy of the request; groups that get nothing are left out
 * @param sum of them
 * @param more the next number above what is asked that could be made, when what is asked cannot be made exactly
 */
public record Filling(
        Map<UUID, Integer> pieces, int sum, @Nullable Integer more) {
    public Filling {
        pieces = Map.copyOf(pieces);
    }

    private record Part(UUID copy, int least, int most, long price, int weeksWithWork) {}

    /** Fills a line of a request from what the groups answered. */
    public static Filling of(RfqView rfq, RfqView.Line line) {
        int asked = line.asked().quantity();
        var parts = parts(rfq, line.asked().id());
        var behind = new ArrayList<Reachable>();
        behind.add(Reachable.NOTHING);
        for (var part : parts.reversed()) {
            behind.add(behind.getLast().with(part.least(), part.most()));
        }
        int sum = behind.getLast().atMost(asked);
        var pieces = new HashMap<UUID, Integer>();
        int rest = sum;
        for (int i = 0; i < parts.size() && rest > 0; i++) {
            int given = most(parts.get(i), rest, behind.get(parts.size() - 1 - i));
            if (given > 0) {
                pieces.put(parts.get(i).copy(), given);
                rest -= given;
            }
        }
        var more = behind.getLast().atLeast(asked);
        return new Filling(pieces, sum, sum == asked || more.isEmpty() ? null : more.getAsInt());
    }

    /** The most that a part can have when those behind it must make the rest exactly. */
    private static int most(Part part, int rest, Reachable behind) {
        int most = Math.min(part.most(), rest);
        if (most < part.least()) {
            return 0;
        }
        var left = behind.atLeast(rest - most);
        return left.isPresent() && rest - left.getAsInt() >= part.least() ? rest - left.getAsInt() : 0;
    }

    private static List<Part> parts(RfqView rfq, UUID line) {
        var parts = new ArrayList<Part>();
        for (var column : rfq.columns()) {
            var offer = column.offer(line);
            if (offer != null) {
                parts.add(new Part(
                        column.copy(),
                        Choices.least(column, offer),
                        offer.quantity(),
                        offer.priceFor(offer.quantity()),
                        column.weeksWithWork()));
            }
        }
        parts.sort(Comparator.comparingLong(Part::price)
                .thenComparingInt(Part::weeksWithWork)
                .thenComparing(Part::copy));
        return parts;
    }
}

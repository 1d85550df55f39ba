package org.saan.planner;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.TreeSet;

/** One question to {@link Promises}: everything that is needed for its answer, then thrown away. */
final class PromiseSearch {
    private static final int MOST_PRICES = 4;
    /** Weeks that are looked at for the curve of a chain. */
    private static final int MOST_LOOKS = 4;

    private final Promises now;
    private final Line line;
    private final Promises.Neighbours neighbours;
    /** Last week by whose end anything made within the horizon can be at the hub. */
    private final int horizon;

    PromiseSearch(Promises now, Line line) {
        this.now = now;
        this.line = line;
        neighbours = now.neighbours(line);
        var leads = now.around(line, List.of(), List.of()).provinces();
        horizon = now.weeks()
                - 1
                + leads.stream().mapToInt(Problem.Province::hubLeadWeeks).max().orElse(0);
    }

    Promise promise() {
        return line.operations().size() == 1 ? ofOneOperation() : ofChain();
    }

    private Promise ofOneOperation() {
        var field = new PromiseField(now, line, neighbours, horizon);
        var operation = line.operations().getFirst();
        int groups = operation.maxGroups();
        var curve = new ArrayList<Promise.ByWeek>();
        int most = 0;
        for (int week = Math.max(0, line.release()); week <= horizon && most < line.quantity(); week++) {
            int pieces = field.pieces(week, groups, operation.maxPrice());
            if (pieces > most) {
                most = pieces;
                curve.add(new Promise.ByWeek(week, pieces));
            }
        }
        int possible = by(curve, line.due());
        int pieces = line.allOrNothing() && possible < line.quantity() ? 0 : possible;
        var work = pieces == 0
                ? List.<Assignment>of()
                : field.work(weekOf(field, curve, pieces), groups, operation.maxPrice());
        var oneMore = OptionalInt.empty();
        var prices = new ArrayList<Promise.AtPrice>();
        if (pieces < line.quantity()) {
            int more = groups == Integer.MAX_VALUE ? 0 : field.pieces(line.due(), groups + 1, operation.maxPrice());
            oneMore = more > possible ? OptionalInt.of(more) : OptionalInt.empty();
            int best = possible;
            for (var price : field.pricesAbove(operation.maxPrice())) {
                more = field.pieces(line.due(), groups, price);
                if (more > best && prices.size() < MOST_PRICES) {
                    prices.add(new Promise.AtPrice(price, more));
                    best = more;
                }
            }
        }
        return answer(pieces, work, curve, oneMore, prices);
    }

    /** The due week; an earlier one, whose plan holds for the later as well, where minimum batches led astray. */
    private int weekOf(PromiseField field, List<Promise.ByWeek> curve, int pieces) {
        var operation = line.operations().getFirst();
        if (field.pieces(line.due(), operation.maxGroups(), operation.maxPrice()) == pieces) {
            return line.due();
        }
        return curve.stream()
                .filter(at -> at.pieces() >= pieces)
                .findFirst()
                .orElseThrow()
                .week();
    }

    private static int by(List<Promise.ByWeek> curve, int week) {
        return curve.stream()
                .filter(at -> at.week() <= week)
                .mapToInt(Promise.ByWeek::pieces)
                .max()
                .orElse(0);
    }

    private Promise ofChain() {
        var seen = new TreeMap<Integer, List<Assignment>>();
        int first = Math.min(line.due(), horizon);
        var work = chain(first, 0, false);
        seen.put(first, work);
        if (made(work) < line.quantity()) {
            int low = first;
            int high = horizon;
            seen.put(high, chain(high, 0, false));
            if (made(seen.get(high)) == line.quantity()) {
                while (high - low > 1) {
                    int middle = (low + high) / 2;
                    seen.put(middle, chain(middle, 0, false));
                    if (made(seen.get(middle)) == line.quantity()) {
                        high = middle;
                    } else {
                        low = middle;
                    }
                }
            }
            look(seen, first, high);
        }
        look(seen, line.release(), first);
        var curve = new ArrayList<Promise.ByWeek>();
        int most = 0;
        for (var at : seen.entrySet()) {
            if (made(at.getValue()) > most) {
                most = made(at.getValue());
                curve.add(new Promise.ByWeek(at.getKey(), most));
            }
            if (at.getKey() <= line.due() && made(at.getValue()) >= made(work)) {
                work = at.getValue();
            }
        }
        int pieces = made(work);
        if (line.allOrNothing() && pieces < line.quantity()) {
            pieces = 0;
            work = List.of();
        }
        var oneMore = OptionalInt.empty();
        var prices = new ArrayList<Promise.AtPrice>();
        if (pieces < line.quantity()) {
            int more = made(chain(first, 1, false));
            oneMore = more > pieces ? OptionalInt.of(more) : OptionalInt.empty();
            var dear = chain(first, 0, true);
            if (made(dear) > pieces) {
                prices.add(new Promise.AtPrice(prices(dear).orElseThrow().most(), made(dear)));
            }
        }
        return answer(pieces, work, curve, oneMore, prices);
    }

    /** Looks at a few weeks between two, for the curve. */
    private void look(TreeMap<Integer, List<Assignment>> seen, int from, int to) {
        int step = Math.max(1, Math.ceilDiv(to - from, MOST_LOOKS));
        for (int week = from + step; week < to; week += step) {
            if (!seen.containsKey(week)) {
                seen.put(week, chain(week, 0, false));
            }
        }
    }

    private List<Assignment> chain(int due, int moreGroups, boolean anyPrice) {
        return PromiseField.chain(now, line, neighbours, due, moreGroups, anyPrice);
    }

    private int made(List<Assignment> work) {
        var last = line.operations().getLast().id();
        return work.stream()
                .filter(a -> a.operation().equals(last))
                .mapToInt(Assignment::pieces)
                .sum();
    }

    private Promise answer(
            int pieces,
            List<Assignment> work,
            List<Promise.ByWeek> curve,
            OptionalInt oneMore,
            List<Promise.AtPrice> higherPrices) {
        var whole = curve.stream()
                .filter(at -> at.pieces() >= line.quantity())
                .mapToInt(Promise.ByWeek::week)
                .findFirst();
        return new Promise(line, pieces, work, prices(work), whole, curve, oneMore, higherPrices);
    }

    private Optional<Promise.Prices> prices(List<Assignment> work) {
        if (work.isEmpty()) {
            return Optional.empty();
        }
        long least = 0;
        long most = 0;
        long total = 0;
        for (var operation : line.operations()) {
            var prices = new TreeSet<Long>();
            for (var a : work) {
                if (a.operation().equals(operation.id())) {
                    long price = price(operation, a.group());
                    prices.add(price);
                    total += price * a.pieces();
                }
            }
            least += prices.isEmpty() ? 0 : prices.first();
            most += prices.isEmpty() ? 0 : prices.last();
        }
        return Optional.of(new Promise.Prices(least, most, total));
    }

    private long price(Operation operation, String id) {
        return neighbours.groups().stream()
                .filter(group -> group.id().equals(id))
                .flatMap(group -> group.crafts().stream())
                .filter(craft -> craft.family().equals(operation.family()))
                .mapToLong(craft -> Math.ceilDiv(operation.standardPrice() * craft.pricePermille(), 1000L))
                .findFirst()
                .orElseThrow();
    }
}

package org.saan.hub.ordering;

import java.security.MessageDigest;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.saan.hub.directory.Aliases;
import org.saan.hub.identity.Audit;
import org.saan.hub.platform.DocumentNumbers;
import org.saan.hub.shared.Ids;
import org.saan.hub.shared.Viewer;
import org.saan.hub.shared.Weeks;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.ObjectMapper;

/**
 * Stores several orders of programs with the time of groups that they need, in one transaction: each order whole or not at all,
 * and one that has no room keeps none of the others back. Where to look is guessed from the {@link ReservationBook}; then the
 * weeks are held, read, and only what they truly have is given.
 */
@Component
class Reservations {
    private static final int MOST_ROUNDS = 12;

    private final JdbcClient jdbc;
    private final ReservationBook book;
    private final ReservationWrites writes;
    private final DocumentNumbers numbers;
    private final Aliases aliases;
    private final Audit audit;
    private final ObjectMapper json;
    private final Clock clock;

    Reservations(
            JdbcClient jdbc,
            ReservationBook book,
            ReservationWrites writes,
            DocumentNumbers numbers,
            Aliases aliases,
            Audit audit,
            ObjectMapper json,
            Clock clock) {
        this.jdbc = jdbc;
        this.book = book;
        this.writes = writes;
        this.numbers = numbers;
        this.aliases = aliases;
        this.audit = audit;
        this.json = json;
        this.clock = clock;
    }

    /**
     * What a program asks for.
     *
     * @param viewer who gave the key the right to order
     * @param requestKey by which the program names this request, and {@code hash} of all that it says
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Asked(UUID key, String requestKey, byte[] hash, Viewer viewer, String buyerName, ProgramOrder order) {
        UUID buyer() {
            return Objects.requireNonNull(order.order().buyerId());
        }

        List<NewOrder.Line> lines() {
            return order.order().lines();
        }
    }

    /** What became of it. */
    sealed interface Outcome {
        /** Stored, now or when the same was asked before. */
        record Stored(String number, String answer) implements Outcome {}

        /**
         * A line has no room; nothing of the order is stored.
         *
         * @param line from 0
         */
        record NoRoom(int line, int wanted, int possible) implements Outcome {}

        /** The key of the request was used for something else. */
        record OtherContent() implements Outcome {}
    }

    /** Something that the guess rested on is gone: it has to be looked up again. */
    static final class Outdated extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Outdated() {
            super("outdated", null, false, false);
        }
    }

    /** What one order gets, line by line. */
    private record Placed(int at, List<Reserving.Split> lines) {}

    private record Guess(List<Placed> placed, Map<Integer, Outcome> refused, Taken more) {}

    /**
     * Answers all, in their order.
     *
     * @param page to guess from
     * @throws Outdated when a group went meanwhile
     */
    @Transactional
    public List<Outcome> place(List<Asked> all, ReservationBook.Page page) {
        writes.begin();
        var outcomes = new HashMap<Integer, Outcome>(earlier(all));
        var held = new HashMap<Taken.Cell, ReservationWrites.Time>();
        var guess = guess(all, outcomes.keySet(), page);
        for (int round = 0; !held.keySet().containsAll(guess.more().cells()); round++) {
            if (round == MOST_ROUNDS) {
                throw new Outdated();
            }
            hold(guess, held, page);
            guess = guess(all, outcomes.keySet(), page);
        }
        outcomes.putAll(guess.refused());
        if (!guess.placed().isEmpty()) {
            raise(guess, held, page);
            outcomes.putAll(write(all, guess, page));
            for (var cell : guess.more().cells()) {
                page.note(
                        page.place(cell.row(), cell.week()),
                        page.given(cell.row(), cell.week()) + guess.more().minutes(cell.row(), cell.week()));
            }
        }
        return java.util.stream.IntStream.range(0, all.size())
                .mapToObj(at -> Objects.requireNonNull(outcomes.get(at)))
                .toList();
    }

    private Map<Integer, Outcome> earlier(List<Asked> all) {
        var found = new HashMap<Integer, Outcome>();
        jdbc.sql("""
                        select p.key_id, p.request_key, p.content_hash, p.answer, o.number
                        from unnest(cast(:keys as uuid[]), cast(:requests as text[])) as c (key_id, request_key)
                        join ordering.program_order p on p.key_id = c.key_id and p.request_key = c.request_key
                        join ordering.buyer_order o on o.id = p.order_id
                        """)
                .param("keys", all.stream().map(Asked::key).toArray(UUID[]::new))
                .param("requests", all.stream().map(Asked::requestKey).toArray(String[]::new))
                .query(row -> {
                    var key = row.getObject(1, UUID.class);
                    for (int at = 0; at < all.size(); at++) {
                        var asked = all.get(at);
                        if (asked.key().equals(key) && asked.requestKey().equals(row.getString(2))) {
                            found.put(
                                    at,
                                    MessageDigest.isEqual(asked.hash(), row.getBytes(3))
                                            ? new Outcome.Stored(row.getString(5), row.getString(4))
                                            : new Outcome.OtherContent());
                        }
                    }
                });
        return found;
    }

    private Guess guess(List<Asked> all, Set<Integer> answered, ReservationBook.Page page) {
        var placed = new ArrayList<Placed>();
        var refused = new HashMap<Integer, Outcome>();
        var more = new Taken();
        for (int at = 0; at < all.size(); at++) {
            if (!answered.contains(at)) {
                guess(at, all.get(at), page, more, placed, refused);
            }
        }
        return new Guess(placed, refused, more);
    }

    /** One order after those before it; what it takes is added to {@code more} when all of its lines have room. */
    private static void guess(
            int at,
            Asked asked,
            ReservationBook.Page page,
            Taken more,
            List<Placed> placed,
            Map<Integer, Outcome> refused) {
        var mine = new Taken();
        Reserving.Free free = (maker, week) -> Math.max(
                0,
                Math.min(
                        maker.minutes().get(week) - taken(page, maker.people(), week, more, mine),
                        maker.loomMinutes().get(week) - taken(page, maker.looms(), week, more, mine)));
        var lines = new ArrayList<Reserving.Split>();
        for (int i = 0; i < asked.lines().size(); i++) {
            var wanted = wanted(asked, i, page);
            var split = Reserving.split(wanted, free);
            if (split.shares().isEmpty()) {
                refused.put(at, new Outcome.NoRoom(i, wanted.quantity(), split.possible()));
                return;
            }
            lines.add(split);
            for (var share : split.shares()) {
                share.minutes().forEach((week, minutes) -> {
                    mine.add(share.maker().people(), week, minutes);
                    mine.add(share.maker().looms(), week, minutes);
                });
            }
        }
        more.addAll(mine);
        placed.add(new Placed(at, lines));
    }

    private static int taken(ReservationBook.Page page, int row, int week, Taken more, Taken mine) {
        return page.given(row, week) + more.minutes(row, week) + mine.minutes(row, week);
    }

    private static Reserving.Wanted wanted(Asked asked, int at, ReservationBook.Page page) {
        var line = asked.lines().get(at);
        var family = Objects.requireNonNull(line.familyCode());
        var named = asked.order().groups().get(at);
        var makers = named.isEmpty()
                ? page.makers(family)
                : named.stream()
                        .flatMap(code -> page.maker(code, family).stream())
                        .toList();
        int from = line.release() == null ? 0 : Math.max(0, Weeks.between(page.first(), line.release()));
        return new Reserving.Wanted(
                quantity(line),
                1,
                from,
                Weeks.between(page.first(), Objects.requireNonNull(line.due())),
                line.grade(),
                line.maxPriceMinor(),
                makers);
    }

    private static int quantity(NewOrder.Line line) {
        return Objects.requireNonNull(line.quantity()).intValueExact();
    }

    private void hold(Guess guess, Map<Taken.Cell, ReservationWrites.Time> held, ReservationBook.Page page) {
        var wanted = new HashMap<GroupTime.Place, Taken.Cell>();
        for (var cell : guess.more().cells()) {
            if (!held.containsKey(cell)) {
                wanted.put(page.place(cell.row(), cell.week()), cell);
            }
        }
        var groups = wanted.keySet().stream().map(GroupTime.Place::group).collect(Collectors.toSet());
        if (!aliases.keep(groups)) {
            book.forget();
            throw new Outdated();
        }
        writes.hold(wanted.keySet()).forEach((place, time) -> {
            page.note(place, time.allocated());
            held.put(Objects.requireNonNull(wanted.get(place)), time);
        });
    }

    /** A week that was noted when the group had less time gets room for what is given now; its calendar has it. */
    private void raise(Guess guess, Map<Taken.Cell, ReservationWrites.Time> held, ReservationBook.Page page) {
        var low = new HashMap<GroupTime.Place, Integer>();
        for (var cell : guess.more().cells()) {
            var time = Objects.requireNonNull(held.get(cell));
            int after = time.allocated() + guess.more().minutes(cell.row(), cell.week());
            if (after > time.capacity()) {
                low.put(page.place(cell.row(), cell.week()), after);
            }
        }
        if (!low.isEmpty()) {
            writes.raise(low);
        }
    }

    private Map<Integer, Outcome> write(List<Asked> all, Guess guess, ReservationBook.Page page) {
        var at = OffsetDateTime.now(clock).withOffsetSameInstant(ZoneOffset.UTC).truncatedTo(ChronoUnit.MICROS);
        var stored = new LinkedHashMap<Integer, Outcome>();
        var orders = new ArrayList<ReservationWrites.OrderRow>();
        var lines = new ArrayList<ReservationWrites.LineRow>();
        var shares = new ArrayList<ReservationWrites.ShareRow>();
        var weeks = new ArrayList<ReservationWrites.WeekRow>();
        var requests = new ArrayList<ReservationWrites.RequestRow>();
        var entries = new HashMap<Viewer, List<Audit.Entry>>();
        var given = numbers.next("ORD", guess.placed().size());
        for (int i = 0; i < guess.placed().size(); i++) {
            var placed = guess.placed().get(i);
            var asked = all.get(placed.at());
            var id = Ids.next();
            var number = given.get(i);
            orders.add(new ReservationWrites.OrderRow(
                    id,
                    number,
                    asked.buyer(),
                    asked.buyerName(),
                    asked.order().order().note()));
            var told = new ArrayList<ReservedOrder.Line>();
            for (int line = 0; line < placed.lines().size(); line++) {
                told.add(line(id, line, asked.lines().get(line), placed.lines().get(line), page, lines, shares, weeks));
            }
            var answer =
                    json.writeValueAsString(new ReservedOrder(number, OrderState.OFFERED.name(), at.toString(), told));
            requests.add(new ReservationWrites.RequestRow(asked.key(), asked.requestKey(), asked.hash(), id, answer));
            entries.computeIfAbsent(asked.viewer(), viewer -> new ArrayList<>())
                    .add(new Audit.Entry(
                            id.toString(), null, Map.of("number", number, "key", asked.key(), "reserved", true)));
            stored.put(placed.at(), new Outcome.Stored(number, answer));
        }
        writes.orders(orders, at);
        writes.lines(lines);
        writes.shares(shares, at);
        writes.weeks(weeks);
        entries.forEach((viewer, noted) -> audit.recordAll(viewer, "ordering.order_created", "order", noted));
        writes.requests(requests, at);
        return stored;
    }

    private ReservedOrder.Line line(
            UUID order,
            int position,
            NewOrder.Line asked,
            Reserving.Split split,
            ReservationBook.Page page,
            List<ReservationWrites.LineRow> lines,
            List<ReservationWrites.ShareRow> shares,
            List<ReservationWrites.WeekRow> weeks) {
        var id = Ids.next();
        var family = Objects.requireNonNull(asked.familyCode());
        var due = Weeks.text(Objects.requireNonNull(asked.due()));
        int from = asked.release() == null ? 0 : Math.max(0, Weeks.between(page.first(), asked.release()));
        lines.add(new ReservationWrites.LineRow(
                id, order, position, family, quantity(asked), page.week(from), due, asked.grade()));
        var told = new ArrayList<ReservedOrder.Share>();
        for (var share : split.shares()) {
            var maker = share.maker();
            var shareId = Ids.next();
            shares.add(new ReservationWrites.ShareRow(
                    shareId,
                    id,
                    maker.id(),
                    family,
                    share.pieces(),
                    maker.priceMinor(),
                    maker.minutesPerPiece(),
                    maker.setupMinutes(),
                    json.writeValueAsString(List.of(Reason.of("price", maker.priceMinor())))));
            share.minutes()
                    .forEach((week, minutes) ->
                            weeks.add(new ReservationWrites.WeekRow(shareId, page.week(week), minutes)));
            told.add(new ReservedOrder.Share(
                    maker.code(),
                    share.pieces(),
                    AllocationState.OFFERED.name(),
                    page.week(share.minutes().firstKey()),
                    page.week(share.minutes().lastKey())));
        }
        return new ReservedOrder.Line(family, quantity(asked), 0, due, told);
    }
}

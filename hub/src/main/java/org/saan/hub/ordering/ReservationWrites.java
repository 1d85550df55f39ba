package org.saan.hub.ordering;

import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes many orders with their reserved shares by one statement for each table. */
@Component
class ReservationWrites {
    private static final Comparator<GroupTime.Place> AS_EVERYBODY =
            Comparator.comparing(GroupTime.Place::group).thenComparing(GroupTime.Place::week);

    private final JdbcClient jdbc;

    ReservationWrites(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record OrderRow(
            UUID id,
            String number,
            UUID buyer,
            String buyerName,
            @Nullable String note) {}

    record LineRow(
            UUID id, UUID order, int position, String family, int quantity, String release, String due, int grade) {}

    record ShareRow(
            UUID id,
            UUID line,
            UUID group,
            String family,
            int pieces,
            long priceMinor,
            int minutesPerPiece,
            int setupMinutes,
            String because) {}

    record WeekRow(UUID share, String week, int minutes) {}

    @SuppressWarnings("ArrayRecordComponent")
    record RequestRow(UUID key, String requestKey, byte[] hash, UUID order, String answer) {}

    /** What a place has: minutes that may be given away, and that are. */
    record Time(int capacity, int allocated) {}

    /**
     * Until the transaction ends rows are found by their keys, one after the other: every statement names few rows of tables that
     * may have grown a hundredfold since the database last counted them.
     */
    void begin() {
        jdbc.sql("""
                        select set_config('enable_seqscan', 'off', true), set_config('enable_hashjoin', 'off', true),
                               set_config('enable_mergejoin', 'off', true)
                        """).query((row, n) -> row.getString(1)).single();
    }

    /**
     * Takes hold of weeks of groups until the transaction ends, and says how they stand. Places that nobody used before are made,
     * without capacity.
     */
    Map<GroupTime.Place, Time> hold(Collection<GroupTime.Place> wanted) {
        var people = wanted.stream()
                .filter(place -> place.family().isEmpty())
                .sorted(AS_EVERYBODY)
                .toList();
        var looms = wanted.stream()
                .filter(place -> !place.family().isEmpty())
                .sorted(AS_EVERYBODY.thenComparing(GroupTime.Place::family))
                .toList();
        var found = people(people);
        if (found.size() < people.size()) {
            make(people.stream().filter(place -> !found.containsKey(place)).toList());
            found.putAll(people(people));
        }
        var ofLooms = looms(looms);
        if (ofLooms.size() < looms.size()) {
            make(looms.stream().filter(place -> !ofLooms.containsKey(place)).toList());
            ofLooms.putAll(looms(looms));
        }
        found.putAll(ofLooms);
        return found;
    }

    private Map<GroupTime.Place, Time> people(List<GroupTime.Place> places) {
        var found = new HashMap<GroupTime.Place, Time>();
        jdbc.sql("""
                        select w.group_id, w.week, w.capacity, w.allocated from ordering.group_week w
                        join unnest(cast(:groups as uuid[]), cast(:weeks as text[])) as c (group_id, week)
                             on w.group_id = c.group_id and w.week = c.week
                        order by w.group_id, w.week for update of w
                        """)
                .param("groups", ids(places, GroupTime.Place::group))
                .param("weeks", texts(places, GroupTime.Place::week))
                .query(row -> {
                    found.put(
                            new GroupTime.Place(row.getObject(1, UUID.class), "", row.getString(2)),
                            new Time(row.getInt(3), row.getInt(4)));
                });
        return found;
    }

    /** Whoever changes the looms of a week holds the week of the people. */
    private Map<GroupTime.Place, Time> looms(List<GroupTime.Place> places) {
        var found = new HashMap<GroupTime.Place, Time>();
        jdbc.sql("""
                        select w.group_id, w.family_code, w.week, w.capacity, w.allocated from ordering.group_craft_week w
                        join unnest(cast(:groups as uuid[]), cast(:families as text[]), cast(:weeks as text[]))
                             as c (group_id, family_code, week)
                             on w.group_id = c.group_id and w.family_code = c.family_code and w.week = c.week
                        """)
                .param("groups", ids(places, GroupTime.Place::group))
                .param("families", texts(places, GroupTime.Place::family))
                .param("weeks", texts(places, GroupTime.Place::week))
                .query(row -> {
                    found.put(
                            new GroupTime.Place(row.getObject(1, UUID.class), row.getString(2), row.getString(3)),
                            new Time(row.getInt(4), row.getInt(5)));
                });
        return found;
    }

    private void make(List<GroupTime.Place> places) {
        boolean people = places.getFirst().family().isEmpty();
        var insert = jdbc.sql(people ? """
                                insert into ordering.group_week (group_id, week, capacity)
                                select c.of_group, c.week, 0
                                from unnest(cast(:groups as uuid[]), cast(:weeks as text[])) as c (of_group, week)
                                on conflict do nothing
                                """ : """
                                insert into ordering.group_craft_week (group_id, family_code, week, capacity)
                                select c.of_group, c.family, c.week, 0
                                from unnest(cast(:groups as uuid[]), cast(:families as text[]), cast(:weeks as text[]))
                                     as c (of_group, family, week)
                                on conflict do nothing
                                """);
        if (!people) {
            insert = insert.param("families", texts(places, GroupTime.Place::family));
        }
        insert.param("groups", ids(places, GroupTime.Place::group))
                .param("weeks", texts(places, GroupTime.Place::week))
                .update();
    }

    /** Brings the capacity of held places up to date. */
    void raise(Map<GroupTime.Place, Integer> capacities) {
        var people = capacities.keySet().stream()
                .filter(place -> place.family().isEmpty())
                .toList();
        var looms = capacities.keySet().stream()
                .filter(place -> !place.family().isEmpty())
                .toList();
        if (!people.isEmpty()) {
            jdbc.sql("""
                            update ordering.group_week w set capacity = c.capacity
                            from unnest(cast(:groups as uuid[]), cast(:weeks as text[]), cast(:capacities as int[]))
                                 as c (group_id, week, capacity)
                            where w.group_id = c.group_id and w.week = c.week
                            """)
                    .param("groups", ids(people, GroupTime.Place::group))
                    .param("weeks", texts(people, GroupTime.Place::week))
                    .param("capacities", numbers(people, place -> capacities.getOrDefault(place, 0)))
                    .update();
        }
        if (!looms.isEmpty()) {
            jdbc.sql("""
                            update ordering.group_craft_week w set capacity = c.capacity
                            from unnest(cast(:groups as uuid[]), cast(:families as text[]), cast(:weeks as text[]),
                                        cast(:capacities as int[])) as c (group_id, family_code, week, capacity)
                            where w.group_id = c.group_id and w.family_code = c.family_code and w.week = c.week
                            """)
                    .param("groups", ids(looms, GroupTime.Place::group))
                    .param("families", texts(looms, GroupTime.Place::family))
                    .param("weeks", texts(looms, GroupTime.Place::week))
                    .param("capacities", numbers(looms, place -> capacities.getOrDefault(place, 0)))
                    .update();
        }
    }

    void orders(List<OrderRow> rows, OffsetDateTime at) {
        jdbc.sql("""
                        insert into ordering.buyer_order (id, number, buyer_id, buyer_name, note, created_at)
                        select c.id, c.number, c.buyer, c.name, c.note, :at
                        from unnest(cast(:ids as uuid[]), cast(:numbers as text[]), cast(:buyers as uuid[]),
                                    cast(:names as text[]), cast(:notes as text[])) as c (id, number, buyer, name, note)
                        """)
                .param("ids", ids(rows, OrderRow::id))
                .param("numbers", texts(rows, OrderRow::number))
                .param("buyers", ids(rows, OrderRow::buyer))
                .param("names", texts(rows, OrderRow::buyerName))
                .param("notes", rows.stream().map(OrderRow::note).toArray(String[]::new))
                .param("at", at)
                .update();
    }

    void lines(List<LineRow> rows) {
        jdbc.sql("""
                        insert into ordering.order_line
                            (id, order_id, position, family_code, quantity, unallocated, release_week, due_week, grade,
                             batch_multiple, one_lot)
                        select c.id, c.of_order, c.position, c.family, c.quantity, c.quantity, c.release, c.due, c.grade, 1, false
                        from unnest(cast(:ids as uuid[]), cast(:orders as uuid[]), cast(:positions as int[]),
                                    cast(:families as text[]), cast(:quantities as int[]), cast(:releases as text[]),
                                    cast(:dues as text[]), cast(:grades as int[]))
                             as c (id, of_order, position, family, quantity, release, due, grade)
                        """)
                .param("ids", ids(rows, LineRow::id))
                .param("orders", ids(rows, LineRow::order))
                .param("positions", numbers(rows, LineRow::position))
                .param("families", texts(rows, LineRow::family))
                .param("quantities", numbers(rows, LineRow::quantity))
                .param("releases", texts(rows, LineRow::release))
                .param("dues", texts(rows, LineRow::due))
                .param("grades", numbers(rows, LineRow::grade))
                .update();
    }

    void shares(List<ShareRow> rows, OffsetDateTime at) {
        jdbc.sql("""
                        insert into ordering.allocation
                            (id, line_id, group_id, family_code, state, quantity, price_minor, minutes_per_piece, setup_minutes,
                             explanation, offered_at)
                        select c.id, c.line, c.of_group, c.family, 'OFFERED', c.pieces, c.price, c.minutes, c.setup,
                               c.because::jsonb, :at
                        from unnest(cast(:ids as uuid[]), cast(:lines as uuid[]), cast(:groups as uuid[]),
                                    cast(:families as text[]), cast(:pieces as int[]), cast(:prices as bigint[]),
                                    cast(:minutes as int[]), cast(:setups as int[]), cast(:because as text[]))
                             as c (id, line, of_group, family, pieces, price, minutes, setup, because)
                        """)
                .param("ids", ids(rows, ShareRow::id))
                .param("lines", ids(rows, ShareRow::line))
                .param("groups", ids(rows, ShareRow::group))
                .param("families", texts(rows, ShareRow::family))
                .param("pieces", numbers(rows, ShareRow::pieces))
                .param("prices", rows.stream().map(ShareRow::priceMinor).toArray(Long[]::new))
                .param("minutes", numbers(rows, ShareRow::minutesPerPiece))
                .param("setups", numbers(rows, ShareRow::setupMinutes))
                .param("because", texts(rows, ShareRow::because))
                .param("at", at)
                .update();
    }

    void weeks(List<WeekRow> rows) {
        jdbc.sql("""
                        insert into ordering.allocation_week (allocation_id, week, minutes)
                        select * from unnest(cast(:shares as uuid[]), cast(:weeks as text[]), cast(:minutes as int[]))
                        """)
                .param("shares", ids(rows, WeekRow::share))
                .param("weeks", texts(rows, WeekRow::week))
                .param("minutes", numbers(rows, WeekRow::minutes))
                .update();
    }

    void requests(List<RequestRow> rows, OffsetDateTime at) {
        jdbc.sql("""
                        insert into ordering.program_order (key_id, request_key, content_hash, order_id, answer, at)
                        select c.key, c.request, c.hash, c.of_order, c.answer, :at
                        from unnest(cast(:keys as uuid[]), cast(:requests as text[]), cast(:hashes as bytea[]),
                                    cast(:orders as uuid[]), cast(:answers as text[]))
                             as c (key, request, hash, of_order, answer)
                        """)
                .param("keys", ids(rows, RequestRow::key))
                .param("requests", texts(rows, RequestRow::requestKey))
                .param("hashes", rows.stream().map(RequestRow::hash).toArray(byte[][]::new))
                .param("orders", ids(rows, RequestRow::order))
                .param("answers", texts(rows, RequestRow::answer))
                .param("at", at)
                .update();
    }

    private static <T> UUID[] ids(Collection<T> rows, Function<T, UUID> of) {
        return rows.stream().map(of).toArray(UUID[]::new);
    }

    private static <T> String[] texts(Collection<T> rows, Function<T, String> of) {
        return rows.stream().map(of).toArray(String[]::new);
    }

    private static <T> Integer[] numbers(Collection<T> rows, ToIntFunction<T> of) {
        return rows.stream().map(of::applyAsInt).toArray(Integer[]::new);
    }
}

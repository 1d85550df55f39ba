package org.saan.hub.directory;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;
import org.saan.hub.shared.Changes;
import org.saan.hub.shared.lists.LatelyFound;
import org.saan.hub.shared.lists.ListOrder;
import org.saan.hub.shared.lists.ListQuery;
import org.saan.hub.shared.lists.ListSlice;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Everybody by name, page by page. The database counts off all who stand before a page; so with whom a page began is
 * remembered for some seconds, and a page after it is counted from there.
 */
@Component
class PeopleByName {
    static final ListOrder ORDER =
            ListOrder.by("p.first_name collate \"th-x-icu\"", "p.last_name collate \"th-x-icu\"", "p.id");

    /** Beginnings of pages that are remembered at most. */
    private static final int MOST = 5_000;

    private record One(UUID id, String firstName, String lastName) {}

    /** Who stands at which place of the list, counted from 0. */
    private record Places(ConcurrentSkipListMap<Long, One> known) {
        Optional<Map.Entry<Long, One>> before(long place) {
            return Optional.ofNullable(known.floorEntry(place));
        }

        void add(long place, One one) {
            if (known.size() < MOST) {
                known.put(place, one);
            }
        }
    }

    private final JdbcClient jdbc;
    private final LatelyFound<Boolean, Places> lately;

    PeopleByName(JdbcClient jdbc, Changes changes) {
        this.jdbc = jdbc;
        this.lately = new LatelyFound<>(changes);
    }

    /**
     * The people of one page, in order.
     *
     * @param total of all people
     */
    List<UUID> page(ListQuery query, long total) {
        var places = lately.get(query.descending(), () -> new Places(new ConcurrentSkipListMap<>()));
        var order = query.descending() ? ORDER.backwards() : ORDER;
        var slice = ListSlice.of(query, total);
        long place = query.within(total).offset();
        var before = places.before(place).filter(known -> place - known.getKey() <= slice.offset());
        List<One> page;
        if (before.isPresent()) {
            page = read(
                    before.get().getValue(),
                    query.descending(),
                    order,
                    slice.limit(),
                    place - before.get().getKey());
        } else {
            page = slice.straight(
                    read(null, false, slice.backwards() ? order.backwards() : order, slice.limit(), slice.offset()));
        }
        if (!page.isEmpty()) {
            places.add(place, page.getFirst());
        }
        return page.stream().map(One::id).toList();
    }

    private List<One> read(@Nullable One from, boolean downwards, ListOrder order, int limit, long offset) {
        var params = new HashMap<String, Object>(Map.of("limit", limit, "offset", offset));
        var where = "";
        if (from != null) {
            where = " and (p.first_name collate \"th-x-icu\", p.last_name collate \"th-x-icu\", p.id) "
                    + (downwards ? "<=" : ">=") + " (:first, :last, :id)";
            params.putAll(Map.of("first", from.firstName(), "last", from.lastName(), "id", from.id()));
        }
        return jdbc.sql("select p.id, p.first_name, p.last_name from directory.person p where p.erased_at is null"
                        + where + " order by " + order.sql() + " limit :limit offset :offset")
                .params(params)
                .query((row, n) -> new One(row.getObject(1, UUID.class), row.getString(2), row.getString(3)))
                .list();
    }
}

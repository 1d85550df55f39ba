package org.saan.hub.catalogue;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.saan.hub.catalogue.FreeTime.Free;
import org.saan.hub.shared.Recent;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who of all makers with public products has time for so many by then. What is known of their weeks is a minute old at most. */
@Component
public class FreeMakers {
    private static final Duration AGE = Duration.ofMinutes(1);

    private final FreeTime freeTime;
    private final JdbcClient jdbc;
    private final Recent<State> state;

    private record Maker(UUID group, String craft) {}

    private record State(List<Maker> makers, Map<UUID, Free> free) {}

    FreeMakers(FreeTime freeTime, JdbcClient jdbc, Clock clock) {
        this.freeTime = freeTime;
        this.jdbc = jdbc;
        this.state = new Recent<>(AGE, clock, this::look);
    }

    /**
     * The makers of which one alone can have so many pieces at the hub on that date, as the search tells makers apart.
     *
     * @param by included
     */
    public Set<String> onTime(int pieces, LocalDate by) {
        var now = state.get();
        var on = new HashSet<String>();
        for (var maker : now.makers()) {
            var free = now.free().get(maker.group());
            if (free != null && free.makes(maker.craft()) && free.piecesBy(maker.craft(), by) >= pieces) {
                on.add(CatalogueDocuments.maker(maker.group(), maker.craft()));
            }
        }
        return on;
    }

    private State look() {
        var makers = jdbc.sql("""
                        select distinct group_id, craft from catalogue.product
                        where craft is not null and published_from is not null
                        """)
                .query((row, n) -> new Maker(row.getObject(1, UUID.class), row.getString(2)))
                .list();
        return new State(
                makers, freeTime.of(makers.stream().map(Maker::group).distinct().toList()));
    }
}

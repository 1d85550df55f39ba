package org.saan.hub.ordering;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.identity.ApiKeys;
import org.saan.hub.identity.Audit;
import org.saan.hub.identity.Identity;
import org.saan.hub.shared.Language;
import org.saan.hub.shared.NotFound;
import org.saan.hub.shared.Role;
import org.saan.hub.shared.Viewer;
import org.saan.hub.sourcing.BuyerView;
import org.saan.hub.sourcing.Sourcing;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Which keys of the interface for programs may enter orders, and for which buyer. Officers and administrators give this right
 * and take it back; a key without it only reads.
 */
@Service
public class ProgramKeys {
    private static final Duration REMEMBERED = Duration.ofSeconds(5);

    private final JdbcClient jdbc;
    private final ApiKeys keys;
    private final Sourcing sourcing;
    private final Audit audit;
    private final Clock clock;
    private final Cache<UUID, Optional<Right>> known = Caffeine.newBuilder()
            .maximumSize(10_000)
            .expireAfterWrite(REMEMBERED)
            .build();

    ProgramKeys(JdbcClient jdbc, ApiKeys keys, Sourcing sourcing, Audit audit, Clock clock) {
        this.jdbc = jdbc;
        this.keys = keys;
        this.sourcing = sourcing;
        this.audit = audit;
        this.clock = clock;
    }

    /** @param viewer who gave the right, for whom the program acts */
    record Right(BuyerView buyer, Viewer viewer) {}

    /** A key that is open, and the buyer for whom it may order; absent when it only reads. */
    public record Row(ApiKeys.Key key, @Nullable String buyer) {}

    /** Open keys, those that may order and those that may not; 200 at most. */
    @Transactional(readOnly = true)
    public List<Row> list(Viewer viewer) {
        mustGive(viewer);
        var buyers = new HashMap<UUID, UUID>();
        jdbc.sql("select key_id, buyer_id from ordering.program_key order by key_id limit 10000")
                .query(row -> {
                    buyers.put(row.getObject(1, UUID.class), row.getObject(2, UUID.class));
                });
        return keys.list(viewer).stream()
                .filter(ApiKeys.Key::open)
                .map(key -> {
                    var buyer = buyers.get(key.id());
                    return new Row(
                            key,
                            buyer == null
                                    ? null
                                    : sourcing.getBuyer(buyer, viewer).name());
                })
                .toList();
    }

    /** From now on the key may enter orders for that buyer. */
    @Transactional
    public void give(UUID key, UUID buyer, Viewer viewer) {
        mustBeOpen(key, viewer);
        sourcing.getBuyer(buyer, viewer);
        jdbc.sql("""
                        insert into ordering.program_key (key_id, buyer_id, given_by, given_at)
                        values (:key, :buyer, :by, :at)
                        on conflict (key_id) do update
                        set buyer_id = excluded.buyer_id, given_by = excluded.given_by, given_at = excluded.given_at
                        """)
                .param("key", key)
                .param("buyer", buyer)
                .param("by", viewer.accountId())
                .param("at", OffsetDateTime.now(clock).withOffsetSameInstant(ZoneOffset.UTC))
                .update();
        known.invalidate(key);
        audit.record(viewer, "ordering.program_key_given", "api_key", key.toString(), null, Map.of("buyer", buyer));
    }

    /** From now on the key only reads; what it ordered stays. Taking it back again changes nothing. */
    @Transactional
    public void takeBack(UUID key, Viewer viewer) {
        mustGive(viewer);
        int gone = jdbc.sql("delete from ordering.program_key where key_id = :key")
                .param("key", key)
                .update();
        known.invalidate(key);
        if (gone > 0) {
            audit.record(viewer, "ordering.program_key_taken_back", "api_key", key.toString(), null, null);
        }
    }

    /** What an open key may do here; remembered for some seconds. */
    Optional<Right> find(UUID key) {
        return known.get(key, this::look);
    }

    private Optional<Right> look(UUID key) {
        return jdbc.sql("select buyer_id, given_by from ordering.program_key where key_id = :key")
                .param("key", key)
                .query((row, n) -> {
                    var viewer = new Viewer(
                            row.getObject(2, UUID.class), "", Role.PROGRAMME_OFFICER, Identity.PROGRAMME, Language.EN);
                    return new Right(sourcing.getBuyer(row.getObject(1, UUID.class), viewer), viewer);
                })
                .optional();
    }

    private void mustBeOpen(UUID key, Viewer viewer) {
        mustGive(viewer);
        if (keys.list(viewer).stream().noneMatch(one -> one.id().equals(key) && one.open())) {
            throw new NotFound("api key");
        }
    }

    private static void mustGive(Viewer viewer) {
        if (!viewer.is(Role.ADMINISTRATOR, Role.PROGRAMME_OFFICER)) {
            throw new NotFound("programs");
        }
    }
}

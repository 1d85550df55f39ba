package org.saan.hub.catalogue;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.platform.At;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What everybody may read: profiles and products that are published now and whose required texts are approved in the
 * language they were written in. A language that is missing falls back to the other.
 */
@Service
public class PublicCatalogue {
    private final JdbcClient jdbc;
    private final PublicProducts products;
    private final PublicProfiles profiles;
    private final Clock clock;

    PublicCatalogue(JdbcClient jdbc, PublicProducts products, PublicProfiles profiles, Clock clock) {
        this.jdbc = jdbc;
        this.products = products;
        this.profiles = profiles;
        this.clock = clock;
    }

    /** Those of the products that are public now, in the order asked for. */
    @Transactional(readOnly = true)
    public List<PublicProduct> products(Collection<UUID> ids) {
        return products.read(ids, now());
    }

    @Transactional(readOnly = true)
    public Optional<PublicProduct> findProduct(UUID id) {
        return products.read(List.of(id), now()).stream().findFirst();
    }

    /** By its code, such as {@code P-00042}. */
    @Transactional(readOnly = true)
    public Optional<PublicProduct> findProduct(String code) {
        return jdbc.sql("select id from catalogue.product where code = upper(:code)")
                .param("code", code.strip())
                .query(UUID.class)
                .optional()
                .flatMap(this::findProduct);
    }

    /** Products that are public now, by id; the next ones after that id. */
    @Transactional(readOnly = true)
    public List<UUID> productIds(@Nullable UUID after, int limit) {
        return products.ids("(cast(:after as uuid) is null or p.id > :after)", after, now(), limit);
    }

    /** Public products of a group, by code; 500 at most. */
    @Transactional(readOnly = true)
    public List<PublicProduct> productsOf(UUID group) {
        return products.read(products.ids("p.group_id = :after", group, now(), 500), now());
    }

    /** Those of the profiles that are public now, in the order asked for. */
    @Transactional(readOnly = true)
    public List<PublicProfile> profiles(Collection<UUID> ids) {
        return profiles.read(ids, now());
    }

    @Transactional(readOnly = true)
    public Optional<PublicProfile> findProfileOf(UUID group) {
        return jdbc.sql("select id from catalogue.profile where group_id = :group and not set_aside")
                .param("group", group)
                .query(UUID.class)
                .optional()
                .flatMap(id -> profiles.read(List.of(id), now()).stream().findFirst());
    }

    /** Profiles that are public now, by id; the next ones after that id. */
    @Transactional(readOnly = true)
    public List<UUID> profileIds(@Nullable UUID after, int limit) {
        return profiles.ids(after, now(), limit);
    }

    /**
     * Something that changed and may have changed what is public.
     *
     * @param id numbers grow; those of transactions in flight are not told yet
     * @param kind {@code profile}, {@code product} or {@code image}
     */
    public record Change(long id, String kind, UUID subjectId) {}

    /** Changes after that one, oldest first, of transactions older than any that is still in flight. */
    @Transactional(readOnly = true)
    public List<Change> changesAfter(long id, int limit) {
        return jdbc.sql("""
                        select id, kind, subject_id from catalogue.change
                        where id > :id and tx < pg_snapshot_xmin(pg_current_snapshot()) order by id limit :limit
                        """)
                .params(Map.of("id", id, "limit", limit))
                .query((row, n) -> new Change(row.getLong(1), row.getString(2), row.getObject(3, UUID.class)))
                .list();
    }

    private OffsetDateTime now() {
        return At.now(clock);
    }
}

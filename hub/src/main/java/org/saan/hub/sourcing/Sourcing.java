package org.saan.hub.sourcing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.saan.hub.identity.Audit;
import org.saan.hub.shared.Ids;
import org.saan.hub.shared.NotFound;
import org.saan.hub.shared.Refusal;
import org.saan.hub.shared.Role;
import org.saan.hub.shared.Viewer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Buyers. A buyer sees itself; those who run the programme see all. */
@Service
public class Sourcing {
    private static final String COLUMNS = "select id, code, name, country, email from sourcing.buyer ";

    private final JdbcClient jdbc;
    private final Audit audit;
    private final Clock clock;

    Sourcing(JdbcClient jdbc, Audit audit, Clock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Enters a buyer.
     *
     * @throws Refusal at the first field that is wrong, or {@code sourcing.buyer.known} when the name is taken
     */
    @Transactional
    public UUID createBuyer(NewBuyer buyer, Viewer viewer) {
        mustRun(viewer);
        buyer.errors().stream().findFirst().ifPresent(refusal -> {
            throw refusal;
        });
        jdbc.sql("select pg_advisory_xact_lock(hashtext('sourcing.buyer_code'))")
                .query(row -> {});
        if (findByName(buyer).isPresent()) {
            throw Refusal.of("name", "sourcing.buyer.known", buyer.name());
        }
        var id = Ids.next();
        jdbc.sql("""
                        insert into sourcing.buyer (id, code, name, name_key, country, email, created_at)
                        select :id, 'B' || lpad(n::text, greatest(3, length(n::text)), '0'), :name, :key, :country, :email, :at
                        from (select count(*) + 1 as n from sourcing.buyer) as following
                        """)
                .param("id", id)
                .param("name", buyer.name())
                .param("key", buyer.key())
                .param("country", buyer.country())
                .param("email", buyer.email())
                .param("at", OffsetDateTime.now(clock).withOffsetSameInstant(ZoneOffset.UTC))
                .update();
        audit.record(viewer, "sourcing.buyer_created", "buyer", id.toString(), null, buyer);
        return id;
    }

    private Optional<UUID> findByName(NewBuyer buyer) {
        return jdbc.sql("select id from sourcing.buyer where name_key = :key")
                .param("key", buyer.key())
                .query(UUID.class)
                .optional();
    }

    /** All buyers by name, to choose from; the first thousand. */
    @Transactional(readOnly = true)
    public List<BuyerView> buyersToChoose(Viewer viewer) {
        mustRun(viewer);
        return jdbc.sql(COLUMNS + "order by name_key, id limit 1000")
                .query((row, n) -> buyer(row))
                .list();
    }

    @Transactional(readOnly = true)
    public BuyerView getBuyer(UUID id, Viewer viewer) {
        var own = viewer.is(Role.BUYER) && viewer.organisationId().equals(id);
        if (!own) {
            mustRun(viewer);
        }
        return jdbc.sql(COLUMNS + "where id = :id")
                .param("id", id)
                .query((row, n) -> buyer(row))
                .optional()
                .orElseThrow(() -> new NotFound("buyer"));
    }

    static BuyerView buyer(ResultSet row) throws SQLException {
        return new BuyerView(
                row.getObject("id", UUID.class),
                row.getString("code"),
                row.getString("name"),
                row.getString("country"),
                row.getString("email"));
    }

    private static void mustRun(Viewer viewer) {
        if (!viewer.runsTheProgramme()) {
            throw new NotFound("buyers");
        }
    }
}

package org.saan.hub.production;

import java.util.UUID;
import org.saan.hub.shared.NotFound;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** One change of a work order at a time: whoever counts its pieces holds it first, then its tranches. */
@Component
class Holding {
    private final JdbcClient jdbc;

    Holding(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void take(UUID work) {
        var there = jdbc.sql("select 1 from production.work_order where id = :id for update")
                .param("id", work)
                .query(Integer.class)
                .optional();
        Access.must(there.isPresent());
    }

    /** The work of the tranche, held. */
    @Transactional(propagation = Propagation.MANDATORY)
    public UUID ofTranche(UUID tranche) {
        var work = findWork(tranche);
        take(work);
        return work;
    }

    UUID findWork(UUID tranche) {
        return jdbc.sql("select work_id from production.tranche where id = :id")
                .param("id", tranche)
                .query(UUID.class)
                .optional()
                .orElseThrow(() -> new NotFound("tranche"));
    }
}

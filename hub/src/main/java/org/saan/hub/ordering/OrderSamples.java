package org.saan.hub.ordering;

import java.util.Optional;
import java.util.UUID;
import org.saan.hub.design.SampleSubject;
import org.saan.hub.shared.NotFound;
import org.saan.hub.shared.Viewer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Samples can be asked for an order; its buyer sees them. */
@Component
class OrderSamples implements SampleSubject {
    private final JdbcClient jdbc;

    OrderSamples(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String type() {
        return "order";
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Subject> find(UUID id, Viewer viewer) {
        if (!viewer.runsTheProgramme()) {
            throw new NotFound("order");
        }
        return jdbc.sql("select number, buyer_id from ordering.buyer_order where id = :id")
                .param("id", id)
                .query((row, n) -> new Subject(row.getString(1), row.getObject(2, UUID.class)))
                .optional();
    }
}

package org.saan.hub.catalogue;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Sizes and price breaks of products. */
@Component
class ProductParts {
    private final JdbcClient jdbc;

    ProductParts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Map<UUID, List<ProductSize>> sizes(Collection<UUID> products) {
        var all = new HashMap<UUID, List<ProductSize>>();
        jdbc.sql("select * from catalogue.product_size where product_id = any(:ids) order by product_id, position")
                .param("ids", products.toArray(UUID[]::new))
                .query(row -> {
                    all.computeIfAbsent(row.getObject("product_id", UUID.class), id -> new ArrayList<>())
                            .add(new ProductSize(
                                    row.getString("label"),
                                    row.getObject("length_mm", Integer.class),
                                    row.getObject("width_mm", Integer.class),
                                    row.getObject("height_mm", Integer.class)));
                });
        return all;
    }

    /** Ascending by quantity. */
    Map<UUID, List<PriceBreak>> prices(Collection<UUID> products) {
        var all = new HashMap<UUID, List<PriceBreak>>();
        jdbc.sql("select * from catalogue.price_break where product_id = any(:ids) order by product_id, from_quantity")
                .param("ids", products.toArray(UUID[]::new))
                .query(row -> {
                    all.computeIfAbsent(row.getObject("product_id", UUID.class), id -> new ArrayList<>())
                            .add(new PriceBreak(row.getInt("from_quantity"), row.getLong("price_minor")));
                });
        return all;
    }
}

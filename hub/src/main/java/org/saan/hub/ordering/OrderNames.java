package org.saan.hub.ordering;

import java.util.Map;
import org.saan.hub.identity.NamesByQuery;
import org.saan.hub.identity.SubjectNames;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Orders are called by their numbers, and so are the shares of them. */
@Configuration(proxyBeanMethods = false)
class OrderNames {
    @Bean
    static SubjectNames orderSubjects(JdbcClient jdbc) {
        return new NamesByQuery(
                jdbc,
                Map.of(
                        "order",
                        "select id::text, number, '/orders/' || id from ordering.buyer_order where id = any(:ids)",
                        "allocation",
                        """
                        select a.id::text, o.number, '/orders/' || o.id from ordering.allocation a
                        join ordering.order_line l on l.id = a.line_id
                        join ordering.buyer_order o on o.id = l.order_id where a.id = any(:ids)
                        """));
    }
}

package org.saan.hub.sourcing;

import java.util.Map;
import org.saan.hub.identity.NamesByQuery;
import org.saan.hub.identity.SubjectNames;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Buyers are called by their names, enquiries, requests and quotations by their numbers. */
@Configuration(proxyBeanMethods = false)
class SourcingNames {
    @Bean
    static SubjectNames sourcingSubjects(JdbcClient jdbc) {
        return new NamesByQuery(
                jdbc,
                Map.of(
                        "buyer",
                        "select id::text, name, '/buyers' from sourcing.buyer where id = any(:ids)",
                        "enquiry",
                        "select id::text, number, '/enquiries/' || id from sourcing.enquiry where id = any(:ids)",
                        "rfq",
                        "select id::text, number, '/rfqs/' || id from sourcing.rfq where id = any(:ids)",
                        "rfq_copy",
                        """
                        select v.id::text, r.number, '/rfqs/' || r.id
                        from sourcing.rfq_group v join sourcing.rfq r on r.id = v.rfq_id where v.id = any(:ids)
                        """,
                        "quotation",
                        "select id::text, number, '/quotations/' || id from sourcing.quotation where id = any(:ids)"));
    }
}

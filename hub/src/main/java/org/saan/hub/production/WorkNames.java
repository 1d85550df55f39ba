package org.saan.hub.production;

import java.util.Map;
import org.saan.hub.identity.NamesByQuery;
import org.saan.hub.identity.SubjectNames;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Work orders are called by their numbers. */
@Configuration(proxyBeanMethods = false)
class WorkNames {
    @Bean
    static SubjectNames workSubjects(JdbcClient jdbc) {
        return new NamesByQuery(
                jdbc,
                Map.of(
                        "work",
                        "select id::text, number, '/work-orders/' || id from production.work_order where id = any(:ids)"));
    }
}

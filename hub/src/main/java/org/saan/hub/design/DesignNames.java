package org.saan.hub.design;

import java.util.Map;
import org.saan.hub.identity.NamesByQuery;
import org.saan.hub.identity.SubjectNames;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Samples are called by their numbers. */
@Configuration(proxyBeanMethods = false)
class DesignNames {
    @Bean
    static SubjectNames designSubjects(JdbcClient jdbc) {
        return new NamesByQuery(
                jdbc,
                Map.of("sample", "select id::text, number, '/samples/' || id from design.sample where id = any(:ids)"));
    }
}

package org.saan.hub.programme;

import java.util.Map;
import org.saan.hub.identity.NamesByQuery;
import org.saan.hub.identity.SubjectNames;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Programmes are called by their names. */
@Configuration(proxyBeanMethods = false)
class ProgrammeNames {
    @Bean
    static SubjectNames programmeSubjects(JdbcClient jdbc) {
        return new NamesByQuery(
                jdbc,
                Map.of(
                        "programme",
                        "select id::text, name_th, '/programmes/' || code from programme.programme where id = any(:ids)"));
    }
}

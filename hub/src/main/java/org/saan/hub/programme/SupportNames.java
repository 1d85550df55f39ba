package org.saan.hub.programme;

import java.util.Map;
import org.saan.hub.identity.NamesByQuery;
import org.saan.hub.identity.SubjectNames;
import org.saan.hub.platform.Invariant;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Measures are called by their titles; and the law of their applications, for the doctor. */
@Configuration(proxyBeanMethods = false)
class SupportNames {
    @Bean
    static SubjectNames supportSubjects(JdbcClient jdbc) {
        return new NamesByQuery(
                jdbc,
                Map.of(
                        "measure",
                        "select id::text, title_th, '/support/' || id from programme.measure where id = any(:ids)",
                        "measure_application",
                        """
                        select a.id::text, m.title_th, '/support/' || m.id from programme.measure_application a
                        join programme.measure m on m.id = a.measure_id where a.id = any(:ids)
                        """));
    }

    @Bean
    static Invariant groupsSaidTheirOwnYes() {
        return new Invariant(
                "no group is entered into a measure without the word of its own leader",
                "programme",
                "select count(*) from programme.measure_application",
                """
                select a.id from programme.measure_application a
                where not exists (select from identity.account l where l.id = a.said_by and l.role = 'GROUP_LEADER')
                """);
    }

    @Bean
    static Invariant grantsStayWithinTheirMeasure() {
        return new Invariant(
                "what is granted is at most what the measure gives",
                "programme",
                "select count(*) from programme.measure_application where granted_minor is not null",
                """
                select a.id from programme.measure_application a join programme.measure m on m.id = a.measure_id
                where a.granted_minor > m.most_minor or (m.kind = 'SERVICE' and a.granted_minor is not null)
                """);
    }
}

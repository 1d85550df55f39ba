package org.saan.hub.training;

import java.util.Map;
import org.saan.hub.identity.NamesByQuery;
import org.saan.hub.identity.SubjectNames;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Workshops are called by their numbers, people by their names. */
@Configuration(proxyBeanMethods = false)
class TrainingNames {
    @Bean
    static SubjectNames trainingSubjects(JdbcClient jdbc) {
        return new NamesByQuery(
                jdbc,
                Map.of(
                        "workshop",
                        "select id::text, number, '/workshops/' || id from training.workshop where id = any(:ids)",
                        "session",
                        """
                        select s.id::text, w.number || '/' || s.position, '/workshops/' || w.id || '/sessions/' || s.id
                        from training.session s join training.workshop w on w.id = s.workshop_id where s.id = any(:ids)
                        """,
                        "expert",
                        "select id::text, coalesce(name_th, name_en), '/experts/' || id from training.expert where id = any(:ids)",
                        "learner",
                        "select id::text, trim(title || first_name || ' ' || last_name), null from training.learner where id = any(:ids)",
                        "enrolment",
                        """
                        select e.id::text, trim(l.title || l.first_name || ' ' || l.last_name), '/workshops/' || e.workshop_id
                        from training.enrolment e join training.learner l on l.id = e.learner_id where e.id = any(:ids)
                        """));
    }
}

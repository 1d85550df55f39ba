package org.saan.hub.training;

import java.util.Map;
import org.saan.hub.identity.NamesByQuery;
import org.saan.hub.identity.SubjectNames;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How the record of changes calls questions and certificates. */
@Configuration(proxyBeanMethods = false)
class AssessmentNames {
    @Bean
    static SubjectNames assessmentSubjects(JdbcClient jdbc) {
        return new NamesByQuery(
                jdbc,
                Map.of(
                        "question",
                        "select id::text, left(coalesce(text_th, text_en), 80), '/questions/' || id "
                                + "from training.question where id = any(:ids)",
                        "training_certificate",
                        "select id::text, number, '/workshops/' || workshop_id || '/results' "
                                + "from training.certificate where id = any(:ids)"));
    }
}

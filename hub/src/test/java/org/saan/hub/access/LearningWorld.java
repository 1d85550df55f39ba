package org.saan.hub.access;

import static org.saan.hub.TestHub.as;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;

import java.util.Map;
import java.util.UUID;
import org.saan.hub.shared.Viewer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

/** What the demonstration of training lacks: photos of a task, of an evidence and of a question. */
final class LearningWorld {
    private final JdbcClient jdbc;
    private final MockMvc web;

    LearningWorld(JdbcClient jdbc, MockMvc web) {
        this.jdbc = jdbc;
        this.web = web;
    }

    void furnish(Viewer officer, Map<String, Map<String, String>> secrets) throws Exception {
        var row = jdbc.sql("""
                        select e.workshop_id, e.learner_id from training.examined e
                        where not exists (select 1 from training.task_work t where t.workshop_id = e.workshop_id
                                          and t.learner_id = e.learner_id and t.state = 'WAITING') order by 1, 2 limit 1
                        """)
                .query((one, n) -> Map.entry(one.getObject(1, UUID.class), one.getObject(2, UUID.class)))
                .single();
        web.perform(multipart("/workshop-tasks/" + row.getKey() + "/photos")
                .file(World.picture("photos", 7))
                .param("once", UUID.randomUUID().toString())
                .param("learner", row.getValue().toString())
                .with(as(officer))
                .with(csrf()));
        web.perform(multipart("/learners/" + row.getValue() + "/photos")
                .file(World.picture("photos", 9))
                .param("area", "C5")
                .param("level", "1")
                .param("words", "เห็นแบบ")
                .with(as(officer))
                .with(csrf()));
        // Of questions that were answered pictures stay; these never had one, and the demonstration has answered all it
        // asks.
        jdbc.sql("""
                        update training.question set picture = (select photos -> 0 from training.task_work
                                                                where jsonb_array_length(photos) > 0 limit 1)
                        where id in (select question_id from training.test_question) or area = 'C5'
                        """).update();
        var keys =
                web.perform(get("/badges/jwks.json")).andReturn().getResponse().getContentAsString();
        secrets.put("/badges/keys/{key}", Map.of("key", keys.replaceAll("(?s).*\"kid\":\"([^\"]+)\".*", "$1")));
    }
}

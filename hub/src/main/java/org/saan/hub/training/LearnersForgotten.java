package org.saan.hub.training;

import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import org.saan.hub.directory.ErasesPersonalData;
import org.saan.hub.identity.OutsideData;
import org.saan.hub.platform.At;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Learners who want to be forgotten. That somebody was there stays, for the counts of the programme; who it was goes, with the phone
 * and the hash of the number.
 */
@Component
class LearnersForgotten implements OutsideData, ErasesPersonalData {
    private static final String NAMELESS = """
            update training.learner set title = '', first_name = '–', last_name = '', phone = null, email = null,
                national_id_hash = null, group_name = null, person_id = null, erased_at = :at, version = version + 1
            where erased_at is null and one_id in (select one_id from training.learner where\s""";

    private final JdbcClient jdbc;
    private final java.time.Clock clock;

    LearnersForgotten(JdbcClient jdbc, java.time.Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public List<Held> of(String email) {
        return jdbc.sql("""
                        select l.title, l.first_name, l.last_name, l.phone, l.email, l.birth_year::text as birth_year, l.sex,
                               l.province_code, l.group_name,
                               (select string_agg(w.number || ' ' || e.state, ', ' order by e.turn) from training.enrolment e
                                join training.workshop w on w.id = e.workshop_id where e.learner_id = l.id) as workshops
                        from training.learner l where lower(l.email) = lower(:email) order by l.created_at limit 100
                        """)
                .param("email", email)
                .query((row, n) -> {
                    var fields = new HashMap<String, String>();
                    for (var name : List.of(
                            "title",
                            "first_name",
                            "last_name",
                            "phone",
                            "email",
                            "birth_year",
                            "sex",
                            "province_code",
                            "group_name",
                            "workshops")) {
                        var value = row.getString(name);
                        fields.put(name, value == null ? "" : value);
                    }
                    return new Held("learner", fields);
                })
                .list();
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public int forget(String email) {
        return jdbc.sql(NAMELESS + "lower(email) = lower(:email))")
                .param("at", At.now(clock))
                .param("email", email)
                .update();
    }

    @Override
    public void erase(UUID person) {
        jdbc.sql(NAMELESS + "person_id = :person)")
                .param("at", At.now(clock))
                .param("person", person)
                .update();
    }
}

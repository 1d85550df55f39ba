package org.saan.hub.training;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.saan.hub.platform.PhotoSize;
import org.saan.hub.shared.LocalizedText;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.ObjectMapper;

/** Reads questions with their choices. */
@Component
class QuestionReads {
    static final String COLUMNS = """
            select q.*, (select json_agg(json_build_object('th', c.text_th, 'en', c.text_en) order by c.position)
                         from training.choice c where c.question_id = q.id) as choices,
                   (select count(*) from training.test_question t where t.question_id = q.id)::int as asked
            """;

    private static final TypeReference<List<LocalizedText>> CHOICES = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final TrainingPhotos photos;
    private final ObjectMapper json;

    QuestionReads(JdbcClient jdbc, TrainingPhotos photos, ObjectMapper json) {
        this.jdbc = jdbc;
        this.photos = photos;
        this.json = json;
    }

    Optional<Question> find(UUID id) {
        return jdbc.sql(COLUMNS + " from training.question q where q.id = :id")
                .param("id", id)
                .query((row, n) -> question(row))
                .optional();
    }

    /** Those of a workshop's test, in the order in which they are asked. */
    List<Question> ofTest(UUID workshop) {
        return jdbc.sql(COLUMNS + """
                         from training.test_question t join training.question q on q.id = t.question_id
                        where t.workshop_id = :workshop order by t.position limit 100
                        """)
                .param("workshop", workshop)
                .query((row, n) -> question(row))
                .list();
    }

    Question question(ResultSet row) throws SQLException {
        var picture = row.getString("picture");
        return new Question(
                row.getObject("id", UUID.class),
                Competencies.find(row.getString("area")).orElseThrow(),
                row.getInt("level"),
                new LocalizedText(row.getString("text_th"), row.getString("text_en")),
                json.readValue(row.getString("choices"), CHOICES),
                row.getInt("right_choice"),
                row.getBoolean("spoken"),
                picture == null ? List.<PhotoSize>of() : photos.read(picture),
                row.getObject("retired_at") != null,
                row.getInt("asked"));
    }
}

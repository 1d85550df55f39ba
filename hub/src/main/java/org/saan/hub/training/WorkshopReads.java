package org.saan.hub.training;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.saan.hub.platform.At;
import org.saan.hub.shared.LocalizedText;
import org.saan.hub.shared.NotFound;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.ObjectMapper;

/** Reads workshops with their parts. */
@Component
class WorkshopReads {
    static final String COLUMNS = """
            select w.*, p.name_th as province_th, p.name_en as province_en,
                   (select count(*) from training.enrolment e where e.workshop_id = w.id and e.state = 'OFFERED')::int as offered,
                   (select count(*) from training.enrolment e where e.workshop_id = w.id and e.state = 'WAITING')::int as waiting,
                   (select count(distinct l.one_id) from training.attendance a join training.session s on s.id = a.session_id
                    join training.learner l on l.id = a.learner_id where s.workshop_id = w.id)::int as attended,
                   (select min(s.starts_at) from training.session s where s.workshop_id = w.id) as starts_at,
                   (select max(s.ends_at) from training.session s where s.workshop_id = w.id) as ends_at
            """;
    static final String FROM = "from training.workshop w join directory.province p on p.code = w.province_code";

    private static final TypeReference<List<Map<String, Object>>> MAPS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final ObjectMapper json;

    WorkshopReads(JdbcClient jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    WorkshopView get(UUID id) {
        return find(id).orElseThrow(() -> new NotFound("workshop"));
    }

    Optional<WorkshopView> find(UUID id) {
        return jdbc.sql(COLUMNS + FROM + " where w.id = :id")
                .param("id", id)
                .query((row, n) -> view(row, sessions(List.of(id)).getOrDefault(id, List.of())))
                .optional();
    }

    UUID workshopOf(UUID session) {
        return jdbc.sql("select workshop_id from training.session where id = :id")
                .param("id", session)
                .query((row, n) -> row.getObject(1, UUID.class))
                .optional()
                .orElseThrow(() -> new NotFound("session"));
    }

    /** Parts by workshop, in their order. */
    Map<UUID, List<SessionView>> sessions(Collection<UUID> workshops) {
        var all = new HashMap<UUID, List<SessionView>>();
        jdbc.sql("""
                        select s.*, (select count(distinct l.one_id) from training.attendance a
                                     join training.learner l on l.id = a.learner_id where a.session_id = s.id)::int as people,
                               (select json_agg(json_build_object('id', x.id, 'th', x.name_th, 'en', x.name_en)
                                                order by coalesce(x.name_th, x.name_en))
                                from training.session_expert e join training.expert x on x.id = e.expert_id
                                where e.session_id = s.id)::text as experts,
                               (select json_agg(json_build_object('id', f.id, 'words', f.words, 'owner', f.owner,
                                                'due', f.due_on, 'done', f.done_at is not null) order by f.written_at, f.id)
                                from training.follow_up f where f.session_id = s.id)::text as follow_ups
                        from training.session s where s.workshop_id = any(:ids) order by s.workshop_id, s.position limit 5000
                        """).param("ids", workshops.toArray(UUID[]::new)).query(row -> {
            var of = Objects.requireNonNull(row.getObject("workshop_id", UUID.class));
            all.computeIfAbsent(of, one -> new java.util.ArrayList<>()).add(session(row));
        });
        return all;
    }

    private SessionView session(ResultSet row) throws SQLException {
        return new SessionView(
                Objects.requireNonNull(row.getObject("id", UUID.class)),
                Objects.requireNonNull(row.getObject("workshop_id", UUID.class)),
                row.getInt("position"),
                At.when(row, "starts_at"),
                At.when(row, "ends_at"),
                TrainingText.text(row.getString("title_th"), row.getString("title_en")),
                row.getString("place"),
                row.getBoolean("online"),
                row.getString("agenda"),
                row.getInt("people"),
                maps(row.getString("experts")).stream()
                        .map(one -> new SessionView.Guest(
                                UUID.fromString(String.valueOf(one.get("id"))),
                                new LocalizedText((String) one.get("th"), (String) one.get("en"))))
                        .toList(),
                maps(row.getString("follow_ups")).stream()
                        .map(WorkshopReads::followUp)
                        .toList());
    }

    private static SessionView.FollowUp followUp(Map<String, Object> one) {
        var due = one.get("due");
        return new SessionView.FollowUp(
                UUID.fromString(String.valueOf(one.get("id"))),
                String.valueOf(one.get("words")),
                (String) one.get("owner"),
                due == null ? null : LocalDate.parse(due.toString()),
                Boolean.TRUE.equals(one.get("done")));
    }

    private List<Map<String, Object>> maps(@org.jspecify.annotations.Nullable String text) {
        return text == null ? List.of() : json.readValue(text, MAPS);
    }

    static WorkshopView view(ResultSet row, List<SessionView> sessions) throws SQLException {
        return new WorkshopView(
                Objects.requireNonNull(row.getObject("id", UUID.class)),
                row.getString("number"),
                WorkshopKind.valueOf(row.getString("kind")),
                new LocalizedText(row.getString("title_th"), row.getString("title_en")),
                TrainingText.text(row.getString("summary_th"), row.getString("summary_en")),
                row.getString("topic"),
                row.getString("region_code"),
                row.getString("province_code"),
                new LocalizedText(row.getString("province_th"), row.getString("province_en")),
                TrainingText.text(row.getString("venue_th"), row.getString("venue_en")),
                row.getString("online_link"),
                row.getString("language"),
                row.getInt("capacity"),
                row.getInt("seats_taken"),
                row.getInt("offered"),
                row.getInt("waiting"),
                row.getInt("attended"),
                row.getInt("offer_hours"),
                At.instant(row, "enrol_until"),
                WorkshopState.valueOf(row.getString("state")),
                row.getInt("calendar_sequence"),
                At.when(row, "changed_at"),
                row.getInt("version"),
                sessions);
    }
}

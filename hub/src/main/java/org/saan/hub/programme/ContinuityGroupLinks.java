package org.saan.hub.programme;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.saan.hub.directory.GroupLinks;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.ObjectMapper;

/**
 * What a group had declared of its weeks goes with it when two groups turn out to be one. Where both had said something, what the
 * staying group said stands. The rest is counted anew: its paid work moves with its shares.
 */
@Component
class ContinuityGroupLinks implements GroupLinks {
    private final JdbcClient jdbc;
    private final ObjectMapper json;

    ContinuityGroupLinks(JdbcClient jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    private record Week(String week, int capacity, boolean leave, String notedAt) {}

    /**
     * @param moved weeks that the staying group had not
     * @param left weeks that both had, as the former group said
     */
    private record Moved(List<String> moved, List<Week> left) {}

    @Override
    public String module() {
        return "continuity";
    }

    @Override
    public List<Note> toMove(UUID from) {
        return List.of();
    }

    @Override
    public List<Note> warnings(UUID from, UUID into) {
        return List.of();
    }

    @Override
    public List<Note> obstacles(UUID from, UUID into) {
        return List.of();
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void hold(Set<UUID> groups) {
        jdbc.sql(
                        "select week from programme.declared_week where group_id = any(:groups) order by group_id, week for update")
                .param("groups", groups.toArray(UUID[]::new))
                .query(row -> {});
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public String move(UUID from, UUID into) {
        var moved = jdbc.sql("""
                        update programme.declared_week d set group_id = :into where group_id = :from
                          and not exists (select 1 from programme.declared_week o where o.group_id = :into and o.week = d.week)
                        returning week
                        """)
                .param("from", from)
                .param("into", into)
                .query((row, n) -> Objects.requireNonNull(row.getString(1)))
                .list();
        var left = jdbc.sql("""
                        delete from programme.declared_week where group_id = :from
                        returning week, capacity, leave, noted_at::text
                        """)
                .param("from", from)
                .query((row, n) -> new Week(row.getString(1), row.getInt(2), row.getBoolean(3), row.getString(4)))
                .list();
        for (var table : List.of("work_week", "continuity", "outlook")) {
            jdbc.sql("delete from programme." + table + " where group_id = :from")
                    .param("from", from)
                    .update();
        }
        countAnew(into);
        return json.writeValueAsString(new Moved(moved, left));
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public List<Note> giveBack(UUID from, UUID into, String moved) {
        var all = json.readValue(moved, Moved.class);
        jdbc.sql("update programme.declared_week set group_id = :from where group_id = :into and week = any(:weeks)")
                .param("from", from)
                .param("into", into)
                .param("weeks", all.moved().toArray(String[]::new))
                .update();
        for (var week : all.left()) {
            jdbc.sql("insert into programme.declared_week values (:g, :w, :c, :l, cast(:at as timestamptz))")
                    .param("g", from)
                    .param("w", week.week())
                    .param("c", week.capacity())
                    .param("l", week.leave())
                    .param("at", week.notedAt())
                    .update();
        }
        countAnew(from);
        countAnew(into);
        return List.of();
    }

    private void countAnew(UUID group) {
        jdbc.sql("insert into programme.continuity_stale values (:group) on conflict do nothing")
                .param("group", group)
                .update();
    }
}

package org.saan.hub.design;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.saan.hub.directory.GroupLinks;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.ObjectMapper;

/** Samples go with their group when two groups turn out to be one. */
@Component
class DesignGroupLinks implements GroupLinks {
    private final JdbcClient jdbc;
    private final ObjectMapper json;

    DesignGroupLinks(JdbcClient jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    private record Moved(List<UUID> samples) {}

    @Override
    public String module() {
        return "design";
    }

    @Override
    public List<Note> toMove(UUID from) {
        int samples = jdbc.sql("select count(*) from design.sample where group_id = :group")
                .param("group", from)
                .query(Integer.class)
                .single();
        return samples == 0 ? List.of() : List.of(Note.of("design.merge.samples", samples));
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
        jdbc.sql("select id from design.sample where group_id = any(:groups) order by id for update")
                .param("groups", groups.toArray(UUID[]::new))
                .query(row -> {});
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public String move(UUID from, UUID into) {
        var moved = jdbc.sql("""
                        update design.sample set group_id = :into, version = version + 1
                        where group_id = :from returning id
                        """)
                .param("from", from)
                .param("into", into)
                .query((row, n) -> row.getObject(1, UUID.class))
                .list();
        return json.writeValueAsString(new Moved(moved));
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public List<Note> giveBack(UUID from, UUID into, String moved) {
        jdbc.sql("""
                        update design.sample set group_id = :from, version = version + 1
                        where group_id = :into and id = any(:ids)
                        """)
                .param("from", from)
                .param("into", into)
                .param("ids", json.readValue(moved, Moved.class).samples().toArray(UUID[]::new))
                .update();
        return List.of();
    }
}

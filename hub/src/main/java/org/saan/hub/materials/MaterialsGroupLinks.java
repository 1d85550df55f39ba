package org.saan.hub.materials;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.saan.hub.directory.GroupLinks;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.ObjectMapper;

/** What a group was sent goes with it when two groups turn out to be one. */
@Component
class MaterialsGroupLinks implements GroupLinks {
    private static final List<String> TABLES = List.of("issue");

    private final JdbcClient jdbc;
    private final ObjectMapper json;

    MaterialsGroupLinks(JdbcClient jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    private record Moved(Map<String, List<UUID>> rows) {}

    @Override
    public String module() {
        return "materials";
    }

    @Override
    public List<Note> toMove(UUID from) {
        int sent = jdbc.sql("select count(*) from materials.issue where group_id = :group")
                .param("group", from)
                .query(Integer.class)
                .single();
        return sent == 0 ? List.of() : List.of(Note.of("materials.merge", sent));
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
        for (var table : TABLES) {
            jdbc.sql("select id from materials." + table + " where group_id = any(:groups) order by id for update")
                    .param("groups", groups.toArray(UUID[]::new))
                    .query(row -> {});
        }
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public String move(UUID from, UUID into) {
        var rows = new LinkedHashMap<String, List<UUID>>();
        for (var table : TABLES) {
            rows.put(
                    table,
                    jdbc.sql("update materials." + table + " set group_id = :into where group_id = :from returning id")
                            .param("from", from)
                            .param("into", into)
                            .query((row, n) -> row.getObject(1, UUID.class))
                            .list());
        }
        return json.writeValueAsString(new Moved(rows));
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public List<Note> giveBack(UUID from, UUID into, String moved) {
        json.readValue(moved, Moved.class)
                .rows()
                .forEach((table, ids) -> jdbc.sql("update materials." + table
                                + " set group_id = :from where group_id = :into and id = any(:ids)")
                        .param("from", from)
                        .param("into", into)
                        .param("ids", ids.toArray(UUID[]::new))
                        .update());
        return List.of();
    }
}

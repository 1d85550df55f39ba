package org.saan.hub.settlement;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.directory.GroupLinks;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.ObjectMapper;

/** Cost sheets, payments and makers go with their group when two groups turn out to be one. */
@Component
class SettlementGroupLinks implements GroupLinks {
    private final JdbcClient jdbc;
    private final ObjectMapper json;

    SettlementGroupLinks(JdbcClient jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** @param makers absent in what was noted before there were any */
    private record Moved(
            List<UUID> sheets, List<UUID> payouts, @Nullable List<UUID> makers) {}

    @Override
    public String module() {
        return "settlement";
    }

    @Override
    public List<Note> toMove(UUID from) {
        int papers = jdbc.sql("""
                        select (select count(*) from settlement.cost_sheet where group_id = :group)
                             + (select count(*) from settlement.payout where group_id = :group)
                        """).param("group", from).query(Integer.class).single();
        return papers == 0 ? List.of() : List.of(Note.of("settlement.merge", papers));
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
        for (var table : List.of("cost_sheet", "maker", "payout")) {
            jdbc.sql("select id from settlement." + table + " where group_id = any(:groups) order by id for update")
                    .param("groups", groups.toArray(UUID[]::new))
                    .query(row -> {});
        }
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public String move(UUID from, UUID into) {
        return json.writeValueAsString(
                new Moved(moved("cost_sheet", from, into), moved("payout", from, into), moved("maker", from, into)));
    }

    private List<UUID> moved(String table, UUID from, UUID into) {
        return jdbc.sql("update settlement." + table + " set group_id = :into where group_id = :from returning id")
                .param("from", from)
                .param("into", into)
                .query((row, n) -> row.getObject(1, UUID.class))
                .list();
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public List<Note> giveBack(UUID from, UUID into, String moved) {
        var all = json.readValue(moved, Moved.class);
        back("cost_sheet", from, into, all.sheets());
        back("payout", from, into, all.payouts());
        back("maker", from, into, all.makers() == null ? List.of() : all.makers());
        return List.of();
    }

    private void back(String table, UUID from, UUID into, List<UUID> ids) {
        jdbc.sql("update settlement." + table + " set group_id = :from where group_id = :into and id = any(:ids)")
                .param("from", from)
                .param("into", into)
                .param("ids", ids.toArray(UUID[]::new))
                .update();
    }
}

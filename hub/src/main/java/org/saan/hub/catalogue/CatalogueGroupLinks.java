package org.saan.hub.catalogue;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.saan.hub.directory.GroupLinks;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.ObjectMapper;

/** Products and marks go with their group. A profile does when the other has none; else it is set aside, and comes back. */
@Component
class CatalogueGroupLinks implements GroupLinks {
    private final JdbcClient jdbc;
    private final ObjectMapper json;

    CatalogueGroupLinks(JdbcClient jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    private record Moved(List<UUID> profiles, List<UUID> aside, List<UUID> products, List<UUID> marks) {}

    @Override
    public String module() {
        return "catalogue";
    }

    @Override
    public List<Note> toMove(UUID from) {
        var notes = new ArrayList<Note>();
        int products = count("product where group_id = :group", from);
        if (products > 0) {
            notes.add(Note.of("catalogue.merge.products", products));
        }
        if (hasProfile(from)) {
            notes.add(Note.of("catalogue.merge.profile"));
        }
        return notes;
    }

    @Override
    public List<Note> warnings(UUID from, UUID into) {
        return hasProfile(from) && hasProfile(into) ? List.of(Note.of("catalogue.merge.profile_aside")) : List.of();
    }

    @Override
    public List<Note> obstacles(UUID from, UUID into) {
        return List.of();
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void hold(Set<UUID> groups) {
        for (var table : List.of("profile", "product")) {
            jdbc.sql("select id from catalogue." + table + " where group_id = any(:groups) order by id for update")
                    .param("groups", groups.toArray(UUID[]::new))
                    .query(row -> {});
        }
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public String move(UUID from, UUID into) {
        boolean both = hasProfile(from) && hasProfile(into);
        var aside =
                both ? update("profile set set_aside = true, group_id = :into", "not set_aside", from, into) : none();
        var profiles = update("profile set group_id = :into", "true", from, into);
        var products = update("product set group_id = :into", "true", from, into);
        var marks = update("mark set group_id = :into", "true", from, into);
        return json.writeValueAsString(new Moved(profiles, aside, products, marks));
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public List<Note> giveBack(UUID from, UUID into, String text) {
        var moved = json.readValue(text, Moved.class);
        back("profile set set_aside = false, group_id = :from", moved.aside(), from, into);
        back("profile set group_id = :from", moved.profiles(), from, into);
        back("product set group_id = :from", moved.products(), from, into);
        back("mark set group_id = :from", moved.marks(), from, into);
        return List.of();
    }

    private static List<UUID> none() {
        return List.of();
    }

    private List<UUID> update(String what, String which, UUID from, UUID into) {
        return jdbc.sql("update catalogue." + what + " where group_id = :from and " + which + " returning id")
                .param("from", from)
                .param("into", into)
                .query((row, n) -> row.getObject(1, UUID.class))
                .list();
    }

    private void back(String what, List<UUID> ids, UUID from, UUID into) {
        jdbc.sql("update catalogue." + what + " where group_id = :into and id = any(:ids)")
                .param("from", from)
                .param("into", into)
                .param("ids", ids.toArray(UUID[]::new))
                .update();
    }

    private boolean hasProfile(UUID group) {
        return count("profile where group_id = :group and not set_aside", group) > 0;
    }

    private int count(String of, UUID group) {
        return jdbc.sql("select count(*) from catalogue." + of)
                .param("group", group)
                .query(Integer.class)
                .single();
    }
}

package org.saan.hub.directory;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.saan.hub.shared.Viewer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Old ids and codes of groups that were merged, and where they lead. */
@Service
public class Aliases {
    private final JdbcClient jdbc;

    Aliases(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A group that is part of another now, by its old code and name. */
    public record Alias(UUID oldId, String code, String name, UUID mergeId) {}

    /** The present id for an id or a code, old or present; empty when there never was such a group. */
    @Transactional(readOnly = true)
    public Optional<UUID> find(String idOrCode) {
        var word = idOrCode.strip();
        if (word.length() == 36) {
            try {
                return find(UUID.fromString(word));
            } catch (IllegalArgumentException noId) {
                return Optional.empty();
            }
        }
        return jdbc.sql("""
                        select id from directory.producer_group where code = :code
                        union all
                        select group_id from directory.group_alias where code = :code
                        limit 1
                        """)
                .param("code", word.toUpperCase(Locale.ROOT))
                .query(UUID.class)
                .optional();
    }

    private Optional<UUID> find(UUID id) {
        return jdbc.sql("""
                        select id from directory.producer_group where id = :id
                        union all
                        select group_id from directory.group_alias where old_id = :id
                        limit 1
                        """).param("id", id).query(UUID.class).optional();
    }

    /** What a group was called before other entries of it were merged into it. */
    @Transactional(readOnly = true)
    public List<Alias> listAliases(UUID group, Viewer viewer) {
        if (!viewer.runsTheProgramme()) {
            return List.of();
        }
        return jdbc.sql("""
                        select old_id, code, name_th, merge_id from directory.group_alias
                        where group_id = :id order by code limit 100
                        """)
                .param("id", group)
                .query((row, n) -> new Alias(
                        row.getObject("old_id", UUID.class),
                        row.getString("code"),
                        row.getString("name_th"),
                        row.getObject("merge_id", UUID.class)))
                .list();
    }

    /**
     * Keeps groups from being merged away until the transaction ends; whoever is about to store their ids asks for it.
     *
     * @return whether all of them are there
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean keep(Collection<UUID> groups) {
        var wanted = groups.stream().distinct().sorted().toArray(UUID[]::new);
        return jdbc.sql("select id from directory.producer_group where id = any(:ids) order by id for key share")
                        .param("ids", wanted)
                        .query(UUID.class)
                        .list()
                        .size()
                == wanted.length;
    }
}

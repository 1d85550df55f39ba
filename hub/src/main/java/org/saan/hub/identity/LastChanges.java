package org.saan.hub.identity;

import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.saan.hub.shared.LocalizedText;
import org.saan.hub.shared.Meanwhile;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The newest change of a thing, from the record of all changes: for who was second and has to be told who was first. It is asked for
 * only by services that let the same person see and change that thing.
 */
@Service
public class LastChanges {
    private final JdbcClient jdbc;
    private final ObjectProvider<SubjectNames> names;

    LastChanges(JdbcClient jdbc, ObjectProvider<SubjectNames> names) {
        this.jdbc = jdbc;
        this.names = names;
    }

    private record Found(String action, String id, @Nullable String who, OffsetDateTime at) {}

    /**
     * The newest change of any of these.
     *
     * @param type as in {@link Audit#record}
     * @param actions only these; all when there is none
     */
    @Transactional(readOnly = true)
    public Optional<Meanwhile> of(String type, Collection<?> things, String... actions) {
        return jdbc.sql("""
                        select e.action, e.subject_id, a.name, e.at from identity.audit_entry e
                        left join identity.account a on a.id = e.account_id
                        where e.subject_type = :type and e.subject_id = any(:ids)
                          and (cardinality(:actions) = 0 or e.action = any(:actions))
                        order by e.at desc, e.id desc limit 1
                        """)
                .param("type", type)
                .param("ids", things.stream().map(String::valueOf).toArray(String[]::new))
                .param("actions", actions)
                .query((row, n) -> new Found(
                        row.getString(1),
                        Objects.requireNonNull(row.getString(2)),
                        row.getString(3),
                        Objects.requireNonNull(row.getObject(4, OffsetDateTime.class))))
                .optional()
                .map(found -> new Meanwhile(
                        "audit." + found.action(),
                        found.who(),
                        name(type, found.id()),
                        found.at().toInstant()));
    }

    private @Nullable LocalizedText name(String type, String id) {
        return names.orderedStream()
                .filter(source -> source.serves(type))
                .findFirst()
                .map(source -> source.named(type, List.of(id)).get(id))
                .map(SubjectNames.Subject::name)
                .orElse(null);
    }
}

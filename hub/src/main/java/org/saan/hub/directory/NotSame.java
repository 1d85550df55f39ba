package org.saan.hub.directory;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import org.saan.hub.identity.Audit;
import org.saan.hub.shared.Viewer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Pairs of groups of which a person said that they are two. They are never proposed again. */
@Component
class NotSame {
    private final JdbcClient jdbc;
    private final Audit audit;
    private final Clock clock;

    NotSame(JdbcClient jdbc, Audit audit, Clock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    /** Each of the ones is another group than each of the others. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void remember(Collection<UUID> ones, Collection<UUID> others, Viewer viewer) {
        for (var one : ones) {
            for (var other : others) {
                if (!one.equals(other)) {
                    remember(one, other, viewer);
                }
            }
        }
    }

    private void remember(UUID one, UUID other, Viewer viewer) {
        boolean inOrder = one.toString().compareTo(other.toString()) < 0;
        var first = inOrder ? one : other;
        var second = inOrder ? other : one;
        int added = jdbc.sql("""
                        insert into directory.not_same (first_id, second_id, account_id, decided_by, decided_at)
                        values (:first, :second, :account, :by, :at) on conflict do nothing
                        """)
                .param("first", first)
                .param("second", second)
                .param("account", viewer.accountId())
                .param("by", viewer.name())
                .param("at", OffsetDateTime.now(clock).withOffsetSameInstant(ZoneOffset.UTC))
                .update();
        jdbc.sql("delete from directory.duplicate_pair where first_id = :first and second_id = :second")
                .param("first", first)
                .param("second", second)
                .update();
        if (added == 1) {
            audit.record(viewer, "directory.groups_not_same", "group", first.toString(), null, Map.of("other", second));
        }
    }

    /** What is not the group that goes is not the one either that it becomes part of. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void inherit(UUID from, UUID into) {
        jdbc.sql("""
                        insert into directory.not_same (first_id, second_id, account_id, decided_by, decided_at)
                        select case when o.id::text < :into::text then o.id else :into end,
                               case when o.id::text < :into::text then :into else o.id end,
                               o.account_id, o.decided_by, o.decided_at
                        from (select case when first_id = :from then second_id else first_id end as id,
                                     account_id, decided_by, decided_at
                              from directory.not_same where first_id = :from or second_id = :from) o
                        where o.id <> :into
                        on conflict do nothing
                        """).param("from", from).param("into", into).update();
    }
}

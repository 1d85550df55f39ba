package org.saan.hub.identity;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Leaders who cannot get in and ask for a sheet; their coordinator sees them in the list. */
@Component
class HelpAsked {
    private final JdbcClient jdbc;
    private final Clock clock;

    HelpAsked(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void note(UUID account) {
        jdbc.sql("""
                        insert into identity.help_ask (account_id, asked_at)
                        select a.id, :now from identity.account a where a.id = :id and a.role = 'GROUP_LEADER'
                        on conflict (account_id) do nothing
                        """)
                .param("id", account)
                .param("now", OffsetDateTime.now(clock).withOffsetSameInstant(ZoneOffset.UTC))
                .update();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void helped(UUID account) {
        jdbc.sql("delete from identity.help_ask where account_id = :id")
                .param("id", account)
                .update();
    }
}

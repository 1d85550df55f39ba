package org.saan.hub.messaging;

import java.time.Clock;
import org.saan.hub.identity.AccountErased;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Takes away where an erased person was reached. What was told stays; what still waits is not sent. */
@Component
class Forgetting {
    private final JdbcClient jdbc;
    private final Clock clock;

    Forgetting(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(AccountErased erased) {
        for (var table : new String[] {"line_user", "line_link_code", "preference"}) {
            jdbc.sql("delete from messaging." + table + " where account_id = :id")
                    .param("id", erased.account())
                    .update();
        }
        jdbc.sql("""
                        update messaging.delivery set state = 'FAILED', reason = 'left', ended_at = :now
                        where account_id = :id and state = 'WAITING'
                        """)
                .param("id", erased.account())
                .param("now", Messaging.utc(clock.instant()))
                .update();
        jdbc.sql("update messaging.delivery set address = '' where account_id = :id and address is not null")
                .param("id", erased.account())
                .update();
    }
}

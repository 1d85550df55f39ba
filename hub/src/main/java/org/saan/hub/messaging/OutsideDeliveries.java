package org.saan.hub.messaging;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import org.saan.hub.identity.OutsideData;
import org.saan.hub.identity.RetentionRule;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Mails to people without an account: that they were sent stays, to whom does not. */
@Component
class OutsideDeliveries implements OutsideData {
    private final JdbcClient jdbc;
    private final Clock clock;

    OutsideDeliveries(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public List<Held> of(String email) {
        return jdbc.sql("""
                        select d.to_name, d.address, d.made_at::text as made_at, d.state, m.template, m.args::text as args
                        from messaging.delivery d join messaging.message m on m.id = d.message_id
                        where d.account_id is null and lower(d.address) = lower(:email)
                        order by d.made_at, d.id limit 500
                        """)
                .param("email", email)
                .query((row, n) -> {
                    var fields = new HashMap<String, String>();
                    for (var name : List.of("to_name", "address", "made_at", "state", "template", "args")) {
                        fields.put(name, String.valueOf(row.getString(name)));
                    }
                    return new Held("mail", fields);
                })
                .list();
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public int forget(String email) {
        jdbc.sql("""
                        update messaging.delivery set state = 'FAILED', reason = 'left', ended_at = :now
                        where account_id is null and lower(address) = lower(:email) and state = 'WAITING'
                        """)
                .param("email", email)
                .param("now", Messaging.utc(clock.instant()))
                .update();
        jdbc.sql("""
                        update messaging.message m set args = '[]', href = '/'
                        where exists (select 1 from messaging.delivery d where d.message_id = m.id
                                      and d.account_id is null and lower(d.address) = lower(:email))
                        """).param("email", email).update();
        return jdbc.sql("""
                        update messaging.delivery set to_name = '–', address = ''
                        where account_id is null and lower(address) = lower(:email)
                        """).param("email", email).update();
    }

    /** What the register says of messaging, by the clock. */
    @Configuration(proxyBeanMethods = false)
    static class LetGo {
        @Bean
        static RetentionRule letGoOfLineLinkCodes() {
            return RetentionRule.days(
                    "messaging.line_link_code", 7, "delete from messaging.line_link_code where valid_until < :before");
        }

        /** A mail that never left holds the secret of its link as long as somebody may send it again. */
        @Bean
        static RetentionRule letGoOfLinksOfUnsentMails() {
            return RetentionRule.days("messaging.message", 30, """
                            update messaging.message m set href = '/' where m.href <> '/' and m.made_at < :before
                              and exists (select 1 from messaging.delivery d where d.message_id = m.id
                                          and d.account_id is null and d.channel = 'EMAIL')
                            """);
        }

        @Bean
        static RetentionRule letGoOfOutsideAddresses() {
            return new RetentionRule("messaging.delivery", "contact_2y", Duration.ofDays(730), """
                            update messaging.delivery set to_name = '–', address = ''
                            where account_id is null and channel = 'EMAIL' and address <> '' and ended_at < :before
                            """);
        }
    }
}

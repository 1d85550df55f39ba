package org.saan.hub.identity;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.session.config.SessionRepositoryCustomizer;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.transaction.support.TransactionOperations;

/**
 * That somebody looked is noted once a minute, not at every page: a session lasts for hours, and a note is a write that the
 * disk must confirm before the page is there.
 */
@Configuration(proxyBeanMethods = false)
class SessionKeeping {
    private static final String UPDATE = """
            update %TABLE_NAME% s
            set session_id = n.session_id, last_access_time = n.seen, max_inactive_interval = n.span,
                expiry_time = n.expiry, principal_name = n.principal
            from (select ?::char(36) as session_id, ?::bigint as seen, ?::int as span, ?::bigint as expiry,
                         ?::varchar as principal, ?::char(36) as id) n
            where s.primary_id = n.id
              and (n.seen - s.last_access_time >= 60000 or s.session_id <> n.session_id
                   or s.max_inactive_interval <> n.span or s.principal_name is distinct from n.principal)
            """;

    /**
     * A session is read and noted by single statements: what a transaction around each would add is the way there and back.
     * It is no candidate for anybody else who wants transactions.
     */
    @Bean(defaultCandidate = false)
    static TransactionOperations springSessionTransactionOperations() {
        return TransactionOperations.withoutTransaction();
    }

    @Bean
    static SessionRepositoryCustomizer<JdbcIndexedSessionRepository> seldomWritten() {
        return sessions -> sessions.setUpdateSessionQuery(UPDATE);
    }
}

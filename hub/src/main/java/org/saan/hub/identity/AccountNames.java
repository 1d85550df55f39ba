package org.saan.hub.identity;

import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Accounts are called by the names of the people who sign in. */
@Configuration(proxyBeanMethods = false)
class AccountNames {
    @Bean
    static SubjectNames accountSubjects(JdbcClient jdbc) {
        return new NamesByQuery(
                jdbc, Map.of("account", "select id::text, name, null from identity.account where id = any(:ids)"));
    }
}

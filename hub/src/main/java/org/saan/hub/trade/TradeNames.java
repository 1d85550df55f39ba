package org.saan.hub.trade;

import java.util.Map;
import org.saan.hub.identity.NamesByQuery;
import org.saan.hub.identity.SubjectNames;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Despatches are called by their numbers. */
@Configuration(proxyBeanMethods = false)
class TradeNames {
    @Bean
    static SubjectNames tradeSubjects(JdbcClient jdbc) {
        return new NamesByQuery(
                jdbc,
                Map.of(
                        "despatch",
                        "select id::text, number, '/despatches/' || id from trade.despatch where id = any(:ids)"));
    }
}

package org.saan.hub.trade;

import java.util.Map;
import org.saan.hub.identity.NamesByQuery;
import org.saan.hub.identity.SubjectNames;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Despatches and problems of exporting are called by their numbers, forms of workshops by their titles. */
@Configuration(proxyBeanMethods = false)
class TradeNames {
    @Bean
    static SubjectNames tradeSubjects(JdbcClient jdbc) {
        return new NamesByQuery(
                jdbc,
                Map.of(
                        "despatch",
                        "select id::text, number, '/despatches/' || id from trade.despatch where id = any(:ids)",
                        "obstacle",
                        "select id::text, number, '/obstacles/' || id from trade.obstacle where id = any(:ids)",
                        "obstacle_panel",
                        "select id::text, coalesce(title_th, title_en), '/obstacles/panels/' || id from trade.obstacle_panel where id = any(:ids)"));
    }
}

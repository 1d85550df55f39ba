package org.saan.hub.ordering;

import java.time.Duration;
import org.saan.hub.identity.RetentionRule;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Buyers who never ordered anything, have no account and were not heard of for two years become nameless. The rule stands with
 * the orders, not with the buyers: who ordered stays in the books, and only this module knows who did.
 */
@Configuration(proxyBeanMethods = false)
class OldBuyers {
    @Bean
    static RetentionRule letGoOfOldBuyers() {
        return new RetentionRule("sourcing.buyer", "contact_2y", Duration.ofDays(730), """
                        update sourcing.buyer b set name = b.code, name_key = lower(b.code), email = null
                        where b.name <> b.code and b.created_at < :before
                          and not exists (select 1 from sourcing.enquiry e where e.buyer_id = b.id
                                          and (e.state = 'WON' or e.changed_at >= :before))
                          and not exists (select 1 from ordering.buyer_order o where o.buyer_id = b.id)
                          and not exists (select 1 from identity.account a
                                          where a.organisation_id = b.id and a.disabled_at is null)
                        """);
    }
}

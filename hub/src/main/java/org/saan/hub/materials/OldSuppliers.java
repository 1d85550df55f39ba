package org.saan.hub.materials;

import java.time.Duration;
import org.saan.hub.identity.RetentionRule;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Suppliers who offered nothing and sent nothing for two years: nobody there is known by name or telephone any more. Who ever sent
 * a lot keeps the name of the firm, by which the way of the lot is told.
 */
@Configuration(proxyBeanMethods = false)
class OldSuppliers {
    @Bean
    static RetentionRule letGoOfOldSuppliers() {
        return new RetentionRule("materials.supplier", "contact_2y", Duration.ofDays(730), """
                update materials.supplier s
                set contact_name = null, phone = null,
                    name_th = case when sent.ever or s.name_th is null then s.name_th else s.code end,
                    name_en = case when sent.ever or s.name_en is null then s.name_en else s.code end
                from (select t.id, exists (select 1 from materials.lot l where l.supplier_id = t.id) as ever,
                             exists (select 1 from materials.lot l where l.supplier_id = t.id
                                     and l.received_on >= cast(:before as timestamptz)::date) as lately
                      from materials.supplier t) sent
                where sent.id = s.id and not sent.lately and s.made_at < :before
                  and not exists (select 1 from materials.offer o where o.supplier_id = s.id
                                  and o.valid_until >= cast(:before as timestamptz)::date)
                  and (s.contact_name is not null or s.phone is not null
                       or not sent.ever and coalesce(s.name_th, s.name_en) <> s.code)
                """);
    }
}

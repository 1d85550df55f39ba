package org.saan.hub.materials;

import org.saan.hub.platform.Invariant;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The laws of material, asked of everything that is stored, for the doctor. */
@Configuration(proxyBeanMethods = false)
class MaterialsInvariants {
    private static final String MODULE = "materials";

    @Bean
    static Invariant lotsAreAccountedFor() {
        return new Invariant(
                "received = on hand + issued - returned + spoilt, and nothing below nothing, for each lot",
                MODULE,
                "select count(*) from materials.lot",
                """
                select number from materials.lot
                where received <> on_hand + issued - returned + spoilt or on_hand < 0 or returned > issued
                """);
    }

    @Bean
    static Invariant issuesAreAccountedFor() {
        return new Invariant(
                "issued = consumed + returned + lost + held, for each material that a group was sent",
                MODULE,
                "select count(*) from materials.issue",
                """
                select id from materials.issue
                where issued <> consumed + returned + lost + held or least(consumed, returned, lost, held) < 0
                """);
    }

    @Bean
    static Invariant sumsOfLotsAreThoseOfTheirParts() {
        return new Invariant(
                "issued, returned and spoilt of a lot = sums of what was sent and told",
                MODULE,
                "select count(*) from materials.lot",
                """
                select l.number from materials.lot l
                where l.issued <> (select coalesce(sum(i.issued), 0) from materials.issue i where i.lot_id = l.id)
                   or l.returned <> (select coalesce(sum(i.returned), 0) from materials.issue i where i.lot_id = l.id)
                   or l.spoilt <> (select coalesce(sum(v.quantity), 0) from materials.movement v
                                   where v.lot_id = l.id and v.kind = 'SPOILT')
                """);
    }

    @Bean
    static Invariant sumsOfIssuesAreWhatWasTold() {
        return new Invariant(
                "consumed, returned and lost = sums of what was told, for each material that a group was sent",
                MODULE,
                "select count(*) from materials.issue",
                """
                select i.id from materials.issue i
                left join lateral (select coalesce(sum(v.quantity) filter (where v.kind = 'CONSUMED'), 0) as consumed,
                                          coalesce(sum(v.quantity) filter (where v.kind = 'RETURNED'), 0) as returned,
                                          coalesce(sum(v.quantity) filter (where v.kind = 'LOST'), 0) as lost
                                   from materials.movement v where v.issue_id = i.id) told on true
                where (i.consumed, i.returned, i.lost) is distinct from (told.consumed, told.returned, told.lost)
                """);
    }

    @Bean
    static Invariant fibresAreTheWhole() {
        return new Invariant(
                "fibres of a material are 100 per cent",
                MODULE,
                "select count(distinct material_id) from materials.fibre",
                "select material_id from materials.fibre group by material_id having sum(percent) <> 100");
    }

    @Bean
    static Invariant workIsOfTheGroup() {
        return new Invariant(
                "material for work was sent to the group that does it",
                MODULE,
                "select count(*) from materials.issue where work_id is not null",
                """
                select i.id from materials.issue i join production.work w on w.id = i.work_id
                where w.group_id <> i.group_id
                """);
    }
}

package org.saan.hub.directory;

import org.saan.hub.platform.Invariant;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What must always be true of groups and their calendars, for the doctor. */
@Configuration(proxyBeanMethods = false)
class DirectoryInvariants {

    @Bean
    static Invariant groupsHaveAtMostOneLeader() {
        return new Invariant(
                "a group has at most one leader at a time",
                "directory",
                "select count(*) from directory.producer_group",
                """
                select group_id from directory.membership where role = 'LEADER' and until_date is null
                group by group_id having count(*) > 1
                """);
    }

    @Bean
    static Invariant placesAgree() {
        return new Invariant(
                "subdistrict, district and province of a group agree",
                "directory",
                "select count(*) from directory.producer_group",
                """
                select g.id from directory.producer_group g
                left join directory.subdistrict s on s.code = g.subdistrict_code
                left join directory.district d on d.code = coalesce(s.district_code, g.district_code)
                where d.code is not null
                  and (d.province_code <> g.province_code or d.code is distinct from coalesce(g.district_code, d.code))
                """);
    }

    @Bean
    static Invariant leavesAreInOrder() {
        return new Invariant(
                "leave ends after it begins",
                "directory",
                "select count(*) from directory.declared_leave",
                "select id from directory.declared_leave where last_week < first_week");
    }
}

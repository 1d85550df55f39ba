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

    @Bean
    static Invariant nothingHangsOnMergedGroups() {
        return new Invariant(
                "a group that was merged into another is gone, and no import or account is left with it",
                "directory",
                "select count(*) from directory.group_alias",
                """
                select a.old_id || ' ' || l.what from directory.group_alias a
                join (select id, 'group' as what from directory.producer_group
                      union all select group_id, 'import' from directory.import_row where group_id is not null
                      union all select organisation_id, 'account' from identity.account) l on l.id = a.old_id
                """);
    }

    @Bean
    static Invariant oldCodesLeadToGroups() {
        return new Invariant(
                "an old code leads in one step to a group that is there, and is no code of another",
                "directory",
                "select count(*) from directory.group_alias",
                """
                select a.code from directory.group_alias a
                left join directory.producer_group g on g.id = a.group_id
                left join directory.producer_group o on o.code = a.code
                where g.id is null or o.id is not null
                """);
    }

    @Bean
    static Invariant proposalsAreUndecided() {
        return new Invariant(
                "no pair is proposed that a person said are two",
                "directory",
                "select count(*) from directory.duplicate_pair",
                """
                select p.first_id || ' ' || p.second_id from directory.duplicate_pair p
                join directory.not_same n on n.first_id = p.first_id and n.second_id = p.second_id
                """);
    }
}

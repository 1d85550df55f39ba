package org.saan.hub.directory;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.shared.Ids;
import org.saan.hub.shared.Printing;
import org.saan.hub.shared.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes groups, their phones and their people as rows; {@link Directory} says who may and keeps the record of it. */
@Component
class GroupRows {
    private final JdbcClient jdbc;
    private final Clock clock;

    GroupRows(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Stores a group with its phones and its leader; its id. */
    UUID insert(NewGroup group) {
        var th = group.name().th();
        if (th == null || th.length() > 300) {
            throw Refusal.of("nameTh", "directory.group.name");
        }
        if (group.artisans() < 0 || group.artisans() > 2000) {
            throw Refusal.of("artisans", "directory.group.artisans");
        }
        if (group.hoursPerWeek() < 0 || group.hoursPerWeek() > 84) {
            throw Refusal.of("hoursPerWeek", "directory.group.hours");
        }
        var id = Ids.next();
        // A code is not given again, also when groups of an import are taken back.
        long number = jdbc.sql("select nextval('directory.group_code')")
                .query(Long.class)
                .single();
        var code = String.format("G%04d", number);
        jdbc.sql("""
                        insert into directory.producer_group
                            (id, code, external_id, name_th, name_en, name_key, kind, cluster_id, house_no, moo,
                             subdistrict_code, district_code, province_code, postal_code, members, star, registered_on,
                             in_programme, artisans, hours_per_week, created_at)
                        values (:id, :code, :external, :th, :en, :key, :kind, :cluster, :house, :moo, :subdistrict,
                                :district, :province, :postal, :members, :star, :registered, :programme, :artisans, :hours,
                                :at)
                        """)
                .param("id", id)
                .param("code", code)
                .param("external", group.externalId())
                .param("th", th)
                .param("en", group.name().en())
                .param("key", NameKey.of(th))
                .param("kind", group.kind())
                .param("cluster", group.clusterId(), java.sql.Types.OTHER)
                .param("house", group.houseNo())
                .param("moo", group.moo())
                .param("subdistrict", group.subdistrictCode())
                .param("district", group.districtCode())
                .param("province", group.provinceCode())
                .param("postal", group.postalCode())
                .param("members", group.members(), java.sql.Types.INTEGER)
                .param("star", group.star(), java.sql.Types.INTEGER)
                .param("registered", group.registeredOn(), java.sql.Types.DATE)
                .param("programme", group.inProgramme())
                .param("artisans", group.artisans())
                .param("hours", group.hoursPerWeek())
                .param("at", now())
                .update();
        insertPhones(id, group.phones());
        if (group.leader() != null) {
            insertPerson(
                    id,
                    group.leader().title(),
                    group.leader().firstName(),
                    group.leader().lastName(),
                    true,
                    today());
        }
        return id;
    }

    /** Phones and a leader for a group that has none. Says whether any were stored. */
    boolean fillContact(UUID id, NewGroup group) {
        boolean phones = !group.phones().isEmpty() && lacks("group_phone", id, "");
        if (phones) {
            insertPhones(id, group.phones());
        }
        var leader = group.leader();
        boolean people = leader != null && lacks("membership", id, "and role = 'LEADER' and until_date is null");
        if (people && leader != null) {
            insertPerson(id, leader.title(), leader.firstName(), leader.lastName(), true, today());
        }
        return phones || people;
    }

    private boolean lacks(String table, UUID group, String also) {
        return jdbc.sql("select not exists (select 1 from directory." + table + " where group_id = :id " + also + ")")
                .param("id", group)
                .query(Boolean.class)
                .single();
    }

    private void insertPhones(UUID id, List<String> phones) {
        for (int i = 0; i < phones.size(); i++) {
            jdbc.sql("insert into directory.group_phone (group_id, position, number) values (:id, :position, :number)")
                    .param("id", id)
                    .param("position", i)
                    .param("number", phones.get(i))
                    .update();
        }
    }

    /** The group that a new one would be once more: the same number, else the same name in the same subdistrict. */
    Optional<UUID> find(NewGroup group) {
        // Two questions, for each has its index; one with "or" would read the whole table for every row of an import.
        var byNumber = group.externalId() == null
                ? Optional.<UUID>empty()
                : jdbc.sql("select id from directory.producer_group where external_id = :external")
                        .param("external", group.externalId())
                        .query(UUID.class)
                        .optional();
        var known = byNumber.or(() -> merged(group));
        if (known.isPresent()) {
            return known;
        }
        return jdbc.sql("""
                        select id from directory.producer_group
                        where name_key = :key and province_code = :province
                          and subdistrict_code is not distinct from cast(:subdistrict as text)
                          and (external_id is null or cast(:external as text) is null)
                        order by external_id nulls last, code limit 1
                        """)
                .param("external", group.externalId())
                .param("key", NameKey.of(String.valueOf(group.name().th())))
                .param("province", group.provinceCode())
                .param("subdistrict", group.subdistrictCode())
                .query(UUID.class)
                .optional();
    }

    /** The group that an entry with this number, or else this name and place, was merged into. */
    private Optional<UUID> merged(NewGroup group) {
        var byNumber = group.externalId() == null
                ? Optional.<UUID>empty()
                : jdbc.sql(
                                "select group_id from directory.group_alias where external_id = :external order by code limit 1")
                        .param("external", group.externalId())
                        .query(UUID.class)
                        .optional();
        if (byNumber.isPresent() || group.subdistrictCode() == null) {
            return byNumber;
        }
        return jdbc.sql("""
                        select group_id from directory.group_alias
                        where name_key = :key and subdistrict_code = :subdistrict
                          and (external_id is null or cast(:external as text) is null)
                        order by code limit 1
                        """)
                .param("key", NameKey.of(String.valueOf(group.name().th())))
                .param("subdistrict", group.subdistrictCode())
                .param("external", group.externalId())
                .query(UUID.class)
                .optional();
    }

    /** What is known stays; what is missing is filled in. Says whether anything was. */
    boolean fillGaps(UUID id, NewGroup group) {
        return jdbc.sql("""
                        update directory.producer_group set
                            external_id = coalesce(external_id, :external), house_no = coalesce(house_no, :house),
                            moo = coalesce(moo, :moo), subdistrict_code = coalesce(subdistrict_code, :subdistrict),
                            district_code = coalesce(district_code, :district), postal_code = coalesce(postal_code, :postal),
                            members = coalesce(members, :members), star = coalesce(star, :star),
                            registered_on = coalesce(registered_on, :registered), version = version + 1
                        where id = :id and (
                            external_id is null and cast(:external as text) is not null
                            or house_no is null and cast(:house as text) is not null
                            or moo is null and cast(:moo as text) is not null
                            or subdistrict_code is null and cast(:subdistrict as text) is not null
                            or postal_code is null and cast(:postal as text) is not null
                            or members is null and cast(:members as int) is not null
                            or star is null and cast(:star as int) is not null
                            or registered_on is null and cast(:registered as date) is not null)
                        """)
                        .param("id", id)
                        .param("external", group.externalId())
                        .param("house", group.houseNo())
                        .param("moo", group.moo())
                        .param("subdistrict", group.subdistrictCode())
                        .param("district", group.districtCode())
                        .param("postal", group.postalCode())
                        .param("members", group.members(), java.sql.Types.INTEGER)
                        .param("star", group.star(), java.sql.Types.INTEGER)
                        .param("registered", group.registeredOn(), java.sql.Types.DATE)
                        .update()
                == 1;
    }

    void insertPerson(
            UUID group, @Nullable String title, String firstName, String lastName, boolean leader, LocalDate from) {
        var person = Ids.next();
        jdbc.sql("insert into directory.person (id, title, first_name, last_name) values (:id, :title, :first, :last)")
                .param("id", person)
                .param("title", title)
                .param("first", firstName)
                .param("last", lastName)
                .update();
        jdbc.sql("""
                        insert into directory.membership (id, person_id, group_id, role, from_date)
                        values (:id, :person, :group, :role, :from)
                        """)
                .param("id", Ids.next())
                .param("person", person)
                .param("group", group)
                .param("role", leader ? "LEADER" : "MEMBER")
                .param("from", from)
                .update();
    }

    private LocalDate today() {
        return LocalDate.now(clock.withZone(Printing.ZONE));
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock).withOffsetSameInstant(ZoneOffset.UTC);
    }
}

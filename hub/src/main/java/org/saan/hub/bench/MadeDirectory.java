package org.saan.hub.bench;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.StringJoiner;
import java.util.UUID;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.saan.hub.platform.Database;
import org.saan.thaitext.ThaiText;

/** Fills an empty hub with a country's worth of groups and people, and with orders, buyers, accounts and years of audit. */
final class MadeDirectory {
    private static final int CLUSTERS = 40;
    private static final int BUYERS = 200;
    private static final int ORDERS = 2_000;
    private static final int ACCOUNTS = 1_000;
    private static final int AUDIT_ENTRIES = 200_000;

    private final Database database;
    private final int groups;
    private final int people;
    private final SplittableRandom random = new SplittableRandom(2570);

    private record Place(String subdistrict, String district, String province, String postal) {}

    MadeDirectory(Database database, int groups, int people) {
        this.database = database;
        this.groups = groups;
        this.people = people;
    }

    void fill() throws SQLException {
        try (var connection = DriverManager.getConnection(database.url(), database.user(), database.password())) {
            connection.setAutoCommit(false);
            clusters(connection);
            groups(connection);
            people(connection);
            rest(connection);
            connection.commit();
            connection.setAutoCommit(true);
            run(connection, "vacuum analyze");
        }
    }

    /** Groups with their crafts and nothing else. */
    void fillGroups() throws SQLException {
        try (var connection = DriverManager.getConnection(database.url(), database.user(), database.password())) {
            connection.setAutoCommit(false);
            clusters(connection);
            groups(connection);
            connection.commit();
            connection.setAutoCommit(true);
            // Not all tables: one that is looked at while it is empty is taken for empty later.
            run(connection, "analyze directory.producer_group, directory.capability, directory.cluster");
        }
    }

    private void clusters(Connection connection) throws SQLException {
        var regions = new String[] {"north", "northeast", "central", "east", "west", "south"};
        copy(
                connection,
                "directory.cluster (id, code, name_th, name_en, region_code)",
                CLUSTERS,
                i -> row(
                        id(1, i),
                        "C" + (100 + i),
                        "เครือข่าย" + MadeNames.craft(random) + MadeNames.village(random),
                        "Cluster " + (100 + i),
                        regions[i % regions.length]));
    }

    private void groups(Connection connection) throws SQLException {
        var places = places(connection);
        var families = texts(connection, "select code from directory.product_family order by code");
        copy(
                connection,
                "directory.producer_group (id, code, external_id, name_th, name_en, name_key, kind, cluster_id, moo,"
                        + " subdistrict_code, district_code, province_code, postal_code, members, star, registered_on,"
                        + " in_programme, suspended, artisans, hours_per_week, capacity_confirmed_on, created_at)",
                groups,
                i -> {
                    var name = MadeNames.group(random);
                    var place = places.get(random.nextInt(places.size()));
                    return row(
                            id(2, i),
                            String.format("G%04d", i + 1),
                            random.nextInt(3) == 0 ? null : "5-" + place.district() + "-" + i,
                            name.th(),
                            random.nextInt(2) == 0 ? name.en() : null,
                            ThaiText.matchingKey(name.th()),
                            random.nextInt(3) == 0 ? "community_enterprise" : "group",
                            random.nextInt(5) == 0 ? null : id(1, random.nextInt(CLUSTERS)),
                            1 + random.nextInt(15),
                            place.subdistrict(),
                            place.district(),
                            place.province(),
                            place.postal(),
                            5 + random.nextInt(60),
                            random.nextInt(4) == 0 ? null : 1 + random.nextInt(5),
                            LocalDate.of(2000, 1, 1).plusDays(random.nextInt(9_000)),
                            random.nextInt(4) != 0,
                            random.nextInt(50) == 0,
                            random.nextInt(60),
                            30,
                            random.nextInt(3) == 0
                                    ? null
                                    : LocalDate.of(2026, 1, 1).plusDays(random.nextInt(320)),
                            "2026-01-01T00:00:00Z");
                });
        run(connection, "select setval('directory.group_code', " + groups + ")");
        copy(
                connection,
                "directory.group_phone (group_id, position, number)",
                groups,
                i -> row(id(2, i), 0, String.format("+6680%07d", i)));
        copy(
                connection,
                "directory.capability (id, group_id, family_code, grade, minutes_per_piece, setup_minutes, minimum_batch,"
                        + " looms, price_minor)",
                groups * 2,
                i -> row(
                        id(3, i),
                        id(2, i / 2),
                        families.get((i / 2 + (i % 2) * (1 + i % (families.size() - 1))) % families.size()),
                        1 + i % 3,
                        60 + i % 200,
                        30,
                        1 + i % 10,
                        1 + i % 5,
                        10_000 + i));
    }

    private void people(Connection connection) throws SQLException {
        copy(
                connection,
                "directory.person (id, title, first_name, last_name)",
                people,
                i -> row(id(4, i), MadeNames.title(random), MadeNames.given(random), MadeNames.family(random)));
        copy(
                connection,
                "directory.membership (id, person_id, group_id, role, from_date)",
                people,
                i -> row(
                        id(5, i),
                        id(4, i),
                        id(2, i % groups),
                        i < groups ? "LEADER" : "MEMBER",
                        LocalDate.of(2015, 1, 1).plusDays(random.nextInt(4_000))));
    }

    private void rest(Connection connection) throws SQLException {
        copy(
                connection,
                "sourcing.buyer (id, code, name, name_key, country, email, created_at)",
                BUYERS,
                i -> row(
                        id(6, i),
                        String.format("B%03d", i + 1),
                        "Buyer " + MadeNames.englishVillage(random) + " " + i,
                        "buyer " + i,
                        List.of("NO", "DE", "FR", "JP", "US").get(i % 5),
                        "buyer" + i + "@example.org",
                        "2026-01-01T00:00:00Z"));
        copy(
                connection,
                "identity.account (id, sign_in_name, name, language, role, organisation_id, created_at)",
                ACCOUNTS,
                i -> row(
                        id(7, i),
                        "leader" + i,
                        MadeNames.given(random) + " " + MadeNames.family(random),
                        "th",
                        "GROUP_LEADER",
                        id(2, i % groups),
                        "2026-01-01T00:00:00Z"));
        run(connection, """
                insert into ordering.buyer_order (id, number, buyer_id, buyer_name, created_at)
                select gen_random_uuid(), 'ORD-2570-' || lpad(i::text, 4, '0'), b.id, b.name,
                       timestamptz '2026-01-01' + i * interval '3 hours'
                from generate_series(1, %d) i join (select id, name, row_number() over (order by code) as n
                from sourcing.buyer) b on b.n = 1 + i %% %d
                """.formatted(ORDERS, BUYERS));
        run(connection, """
                insert into ordering.order_line (id, order_id, position, family_code, quantity, unallocated,
                    release_week, due_week, grade, batch_multiple, one_lot)
                select gen_random_uuid(), o.id, p, 'indigo_scarf', 40 * p, 40 * p, '2027-W05', '2027-W' || (20 + p), 1, 1, false
                from ordering.buyer_order o, generate_series(1, 3) p;
                insert into ordering.plan_request (id, order_id, requested_by, requested_at, state)
                select gen_random_uuid(), o.id, o.buyer_id, o.created_at, 'ACCEPTED' from ordering.buyer_order o
                where right(o.number, 1) <> '0';
                insert into ordering.allocation (id, line_id, group_id, family_code, plan_id, state, quantity, price_minor,
                    minutes_per_piece, setup_minutes, explanation, offered_at)
                select gen_random_uuid(), l.id, g.id, l.family_code, p.id,
                       case when right(o.number, 1) < '5' then 'ACCEPTED' else 'OFFERED' end,
                       case when right(o.number, 1) < '7' then l.quantity else l.quantity / 2 end, 28000, 80, 0, '[]', o.created_at
                from ordering.order_line l join ordering.buyer_order o on o.id = l.order_id
                join ordering.plan_request p on p.order_id = o.id
                join directory.producer_group g on g.code = 'G' || lpad((1 + abs(hashtext(l.id::text)) %% %d)::text, 4, '0')
                """.formatted(Math.min(groups, 9_999)));
        run(connection, """
                insert into identity.audit_entry (id, at, account_id, role, action, subject_type, subject_id, after)
                select gen_random_uuid(), timestamptz '2026-01-01' + i * interval '2 minutes', a.id, 'PROGRAMME_OFFICER',
                       'directory.group_changed', 'group', gen_random_uuid()::text, '{"artisans": 12, "hoursPerWeek": 30}'
                from generate_series(1, %d) i
                join (select id, row_number() over (order by id) as n from identity.account) a on a.n = 1 + i %% %d
                """.formatted(AUDIT_ENTRIES, ACCOUNTS));
    }

    private static List<Place> places(Connection connection) throws SQLException {
        var all = new ArrayList<Place>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("""
                        select s.code, d.code, d.province_code, s.postal_code
                        from directory.subdistrict s join directory.district d on d.code = s.district_code order by s.code
                        """)) {
            while (rows.next()) {
                all.add(new Place(rows.getString(1), rows.getString(2), rows.getString(3), rows.getString(4)));
            }
        }
        return all;
    }

    private static List<String> texts(Connection connection, String sql) throws SQLException {
        var all = new ArrayList<String>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                all.add(rows.getString(1));
            }
        }
        return all;
    }

    private static UUID id(int kind, int number) {
        return new UUID(0x0198_0000_0000_7000L | ((long) kind << 32), 0x8000_0000_0000_0000L | number);
    }

    private static String row(@Nullable Object... values) {
        var line = new StringJoiner("\t", "", "\n");
        for (var value : values) {
            line.add(value == null ? "\\N" : value.toString());
        }
        return line.toString();
    }

    private static void copy(Connection connection, String table, int count, IntFunction<String> rows)
            throws SQLException {
        var copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn("copy " + table + " from stdin");
        try {
            for (int i = 0; i < count; i++) {
                var bytes = rows.apply(i).getBytes(StandardCharsets.UTF_8);
                copy.writeToCopy(bytes, 0, bytes.length);
            }
            copy.endCopy();
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}

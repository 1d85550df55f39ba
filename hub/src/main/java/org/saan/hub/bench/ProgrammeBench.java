package org.saan.hub.bench;

import static org.saan.hub.bench.BenchClient.encoded;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.saan.hub.platform.EmbeddedPostgres;

/**
 * A year of a national programme: 20,000 people in 400 workshops, 2,000 groups with their weeks of work. How long the board takes,
 * the rows behind a number, and counting everything from nothing; and whether that gives, row by row, what is kept as records
 * change. Rows of people and of weeks stand in tables of the bench with the columns of the views, so that the counting is measured
 * and not the views of other modules; groups' products and profiles are read through those of the catalogue.
 */
public final class ProgrammeBench {
    private static final String PASSWORD = "a pass phrase for one bench";
    private static final double ALLOWED_MS = 300;
    private static final double ALLOWED_COUNT_S = 10;
    private static final int ASKED = Integer.getInteger("saan.bench.asked", 300);
    private static final int GROUPS = 2_000;

    private static final String TABLES = """
            create schema bench;
            create table bench.seat (workshop int, learner int, minutes int, primary key (learner, workshop));
            insert into bench.seat select 1 + (l * 7 + k * 131) % 400, l, 240 + (l * 13 + k) % 240
                from generate_series(1, 20000) l, generate_series(0, 1) k on conflict do nothing;
            create table bench.learner (id uuid primary key, number int unique, name text, province text, sex text, born int);
            insert into bench.learner select gen_random_uuid(), l, 'ผู้เรียนคนที่ ' || l,
                (select code from directory.province order by code offset l % 77 limit 1),
                case l % 5 when 0 then 'male' else 'female' end, 1950 + l % 55 from generate_series(1, 20000) l;
            create view bench.evidence_leader as
            select l.id as row_id, l.id as subject_id, l.name as label_th, 'Learner ' || l.number as label_en,
                   case when s.minutes >= 384 then timestamptz '2026-01-10 17:00+07' + (s.workshop % 300) * interval '1 day' end
                       as counted_from,
                   null::timestamptz as counted_until, case when s.minutes < 384 then 'attendance_low' end as excluded,
                   l.province as province_code, l.sex, l.born as birth_year, null::text as craft, '/groups' as path,
                   jsonb_build_object('minutes', s.minutes, 'mode', 'onsite') as facts
            from bench.learner l join lateral (select workshop, minutes from bench.seat where learner = l.number
                                               order by minutes desc, workshop limit 1) s on true;
            create table bench.week (group_id uuid, week int, paid int, able int, primary key (group_id, week));
            insert into bench.week select g.id, w, (abs(hashtext(g.id::text || w)) % 200), 200
                from directory.producer_group g, generate_series(1, 20) w;
            create view bench.evidence_continuity as
            select g.id as row_id, g.id as subject_id, g.name_th as label_th, coalesce(g.name_en, g.name_th) as label_en,
                   case when w.ratio >= 0.75 then timestamptz '2026-05-01 00:00+07' end as counted_from,
                   null::timestamptz as counted_until, case when w.ratio < 0.75 then 'not_met' end as excluded, g.province_code,
                   null::text as sex, null::int as birth_year, null::text as craft, '/groups/' || g.id as path,
                   jsonb_build_object('ratio', w.ratio) as facts
            from directory.producer_group g join (select group_id, round(avg((paid >= 20)::int), 4) as ratio from bench.week
                                                  group by group_id) w on w.group_id = g.id;
            insert into catalogue.product (id, code, group_id, craft, published_from, created_at, changed_at)
            select gen_random_uuid(), 'BENCH-' || g.code, g.id, null, timestamptz '2026-02-01 10:00+07', now(), now()
                from directory.producer_group g where abs(hashtext(g.code)) % 3 > 0;
            insert into catalogue.price_break (product_id, from_quantity, price_minor) select id, 1, 10000 from catalogue.product;
            """;

    private static final String COLUMNS =
            "row_id, subject_id, label_th, label_en, counted_from, counted_until, excluded,"
                    + " province_code, sex, birth_year, craft, path, facts";

    private final PrintStream out;

    public ProgrammeBench(PrintStream out) {
        this.out = out;
    }

    /** Fills the hub that has just started empty on this folder, and measures it; says whether all was in time and equal. */
    public boolean run(int port, Path data, String invitation) throws IOException, InterruptedException, SQLException {
        try (var database = EmbeddedPostgres.findRunning(data).orElseThrow();
                var client = new BenchClient(port)) {
            new MadeDirectory(database, GROUPS, 1).fillGroups();
            client.choosePassword(invitation, PASSWORD);
            client.signIn("admin", PASSWORD);
            try (var connection = DriverManager.getConnection(database.url(), database.user(), database.password())) {
                return measure(client, connection);
            }
        }
    }

    private boolean measure(BenchClient client, Connection connection)
            throws IOException, InterruptedException, SQLException {
        run(connection, TABLES);
        var begins = LocalDate.of(2026, 1, 1);
        client.post(
                "/programmes/all",
                "nameTh=" + encoded("โครงการ") + "&nameEn=Year&code=year&startsOn=" + begins + "&lastDay="
                        + begins.plusYears(1).minusDays(1) + "&regions=&follows=",
                "/programmes/all");
        run(connection, """
                update programme.indicator set source = 'bench.evidence_leader' where code = 'IND1';
                update programme.indicator set source = 'bench.evidence_continuity' where code = 'IND5';
                delete from programme.evidence;
                analyze
                """);
        double nothing = count(client);
        boolean well = told("counted from nothing", nothing, ALLOWED_COUNT_S);
        // A twentieth of the records changes; people are merged, withdrawn, and come late.
        run(connection, """
                update bench.seat set minutes = minutes + 60 where learner % 20 = 3;
                delete from bench.learner where number % 400 = 7;
                update bench.week set paid = 0 where week < 8 and abs(hashtext(group_id::text)) % 20 = 1;
                insert into bench.learner select gen_random_uuid(), 20000 + l, 'มาช้า ' || l, '30', 'female', 1980
                    from generate_series(1, 50) l;
                insert into bench.seat select 1, 20000 + l, 480 from generate_series(1, 50) l
                """);
        well &= told("counted again after a twentieth changed", count(client), ALLOWED_COUNT_S);
        well &= same(connection);
        well &= page(client, "board", "/programmes/year");
        for (var code : List.of("IND1", "IND2", "IND5")) {
            well &= page(client, "rows of " + code, "/programmes/year/indicators/" + code);
            well &= page(
                    client, "those of " + code + " not counted", "/programmes/year/indicators/" + code + "?counted=no");
        }
        well &= page(client, "search in IND1", "/programmes/year/indicators/IND1?q=" + encoded("คนที่ 77"));
        well &= page(client, "IND1 by region and sex", "/programmes/year/indicators/IND1/cells?by=region&and=sex");
        out.println(well ? "all in time, and the rows are the same" : "something is above what is allowed, or differs");
        return well;
    }

    private static double count(BenchClient client) throws IOException, InterruptedException {
        long begun = System.nanoTime();
        client.post("/programmes/year/count", "", "/programmes/year");
        return (System.nanoTime() - begun) / 1e9;
    }

    private boolean told(String what, double seconds, double allowed) {
        out.printf("%-42s %8.2f s%s%n", what, seconds, seconds > allowed ? "  above" : "");
        return seconds <= allowed;
    }

    /** Kept rows and those counted from nothing, both ways. */
    private boolean same(Connection connection) throws SQLException {
        boolean all = true;
        for (var pair : List.of(
                "IND1 bench.evidence_leader",
                "IND2 catalogue.evidence_own_product",
                "IND4 catalogue.evidence_profile",
                "IND5 bench.evidence_continuity")) {
            var parts = pair.split(" ");
            try (var statement = connection.createStatement();
                    var row = statement.executeQuery("""
                            with kept as (select %1$s from programme.evidence e join programme.indicator i
                                              on i.id = e.indicator_id where i.code = '%2$s'),
                                 fresh as (select %1$s from %3$s)
                            select (select count(*) from kept),
                                   (select count(*) from (select * from kept except select * from fresh) a)
                                 + (select count(*) from (select * from fresh except select * from kept) b)
                            """.formatted(COLUMNS, parts[0], parts[1]))) {
                row.next();
                out.printf(
                        "%-42s %8d rows, %d differ%n",
                        parts[0] + " kept and counted from nothing", row.getLong(1), row.getLong(2));
                all &= row.getLong(1) > 0 && row.getLong(2) == 0;
            }
        }
        return all;
    }

    private boolean page(BenchClient client, String what, String path) throws IOException, InterruptedException {
        var nanos = new long[ASKED];
        for (int n = -20; n < ASKED; n++) {
            long begun = System.nanoTime();
            var answer = client.get(path);
            if (answer.statusCode() != 200) {
                throw new IllegalStateException(path + " answered " + answer.statusCode());
            }
            if (n >= 0) {
                nanos[n] = System.nanoTime() - begun;
            }
        }
        Arrays.sort(nanos);
        double last = nanos[ASKED * 99 / 100] / 1e6;
        out.printf(
                "%-42s %8.1f ms p50 %8.1f ms p99%s%n",
                what, nanos[ASKED / 2] / 1e6, last, last > ALLOWED_MS ? "  above" : "");
        return last <= ALLOWED_MS;
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}

package org.saan.hub.programme;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.platform.At;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps the rows behind every number. They are read from the views that the modules publish and compared with what is kept, so
 * that only what changed is written; counted from nothing they are the same, row by row. A view that is not there leaves its
 * indicator not yet counted.
 */
@Service
public class Counting {
    private static final String COLUMNS =
            "row_id, subject_id, label_th, label_en, counted_from, counted_until, excluded,"
                    + " province_code, region_code, sex, birth_year, craft, path, facts";

    private static final String FRESH = """
            select v.row_id, v.subject_id, v.label_th, v.label_en, v.counted_from, v.counted_until, v.excluded, v.province_code,
                   r.region_code, v.sex, v.birth_year, v.craft, v.path, coalesce(v.facts, '{}') as facts
            from %s v left join directory.province r on r.code = v.province_code
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    Counting(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    private record Counted(UUID id, String source) {}

    /**
     * Compares everything of a programme with its records.
     *
     * @return rows that changed
     */
    @Transactional
    public long count(UUID programme) {
        return of(programme).stream().mapToLong(one -> count(one, null)).sum();
    }

    /**
     * The same for what was written to since the last time, in running programmes; cheap when nothing was.
     *
     * @return rows that changed
     */
    @Transactional
    public long countWhatWasWritten() {
        return jdbc
                .sql("""
                        select i.id, i.source from programme.indicator i join programme.programme p on p.id = i.programme_id
                        left join programme.counting c on c.indicator_id = i.id
                        where p.state = 'RUNNING' order by i.id
                        """)
                .query((row, n) -> new Counted(row.getObject(1, UUID.class), row.getString(2)))
                .list()
                .stream()
                .filter(one -> writes(one.source()) != seen(one.id()))
                .mapToLong(one -> count(one, null))
                .sum();
    }

    /** Something happened to these records: their rows are read again, in every running programme that counts them. */
    @Transactional
    public long touch(String source, Collection<UUID> rows) {
        return jdbc
                .sql("""
                        select i.id, i.source from programme.indicator i join programme.programme p on p.id = i.programme_id
                        where p.state = 'RUNNING' and i.source = :source order by i.id
                        """)
                .param("source", source)
                .query((row, n) -> new Counted(row.getObject(1, UUID.class), row.getString(2)))
                .list()
                .stream()
                .mapToLong(one -> count(one, rows.toArray(UUID[]::new)))
                .sum();
    }

    /** Forgets all rows of a programme and counts from nothing. */
    @Transactional
    public long countFromNothing(UUID programme) {
        jdbc.sql("""
                        delete from programme.evidence e using programme.indicator i
                        where i.id = e.indicator_id and i.programme_id = :programme
                        """).param("programme", programme).update();
        return count(programme);
    }

    /** Rows that are kept and would not be if counted from nothing, or the other way round; 0 when all is well. */
    @Transactional(readOnly = true)
    public long differences(UUID programme) {
        return of(programme).stream()
                .filter(one -> there(one.source()))
                .mapToLong(one -> jdbc.sql("""
                                with kept as (select %1$s from programme.evidence where indicator_id = :id),
                                     fresh as (select %1$s from (%2$s) f)
                                select (select count(*) from (select * from kept except select * from fresh) a)
                                     + (select count(*) from (select * from fresh except select * from kept) b)
                                """.formatted(COLUMNS, FRESH.formatted(one.source())))
                        .param("id", one.id())
                        .query(Long.class)
                        .single())
                .sum();
    }

    private List<Counted> of(UUID programme) {
        return jdbc.sql("select id, source from programme.indicator where programme_id = :id order by position")
                .param("id", programme)
                .query((row, n) -> new Counted(row.getObject(1, UUID.class), row.getString(2)))
                .list();
    }

    private boolean there(String source) {
        return jdbc.sql("select to_regclass(:source) is not null")
                .param("source", source)
                .query(Boolean.class)
                .single();
    }

    /** @param only rows to look at; absent for all */
    private long count(Counted one, UUID @Nullable [] only) {
        jdbc.sql("select 1 from programme.indicator where id = :id for no key update")
                .param("id", one.id())
                .query(row -> {});
        if (!there(one.source())) {
            note(one, false, 0, -1);
            return 0;
        }
        // Looked up before the rows are read: what is written meanwhile is read again.
        long writes = only == null ? writes(one.source()) : seen(one.id());
        long changed = jdbc.sql("""
                        with fresh as (%1$s %3$s),
                        gone as (
                            delete from programme.evidence e
                            where e.indicator_id = :id %4$s and not exists (select from fresh f where f.row_id = e.row_id)
                            returning 1
                        ), kept as (
                            insert into programme.evidence as e (indicator_id, %2$s)
                            select :id, %2$s from fresh
                            on conflict (indicator_id, row_id) do update set
                                (%2$s) = (%5$s)
                            where (%6$s) is distinct from (%5$s)
                            returning 1
                        )
                        select (select count(*) from gone) + (select count(*) from kept)
                        """.formatted(
                                FRESH.formatted(one.source()),
                                COLUMNS,
                                only == null ? "" : "where v.row_id = any(:only)",
                                only == null ? "" : "and e.row_id = any(:only)",
                                COLUMNS.replaceAll("(\\w+)", "excluded.$1"),
                                COLUMNS.replaceAll("(\\w+)", "e.$1")))
                .param("id", one.id())
                .param("only", only)
                .query(Long.class)
                .single();
        note(one, true, changed, writes);
        return changed;
    }

    private void note(Counted one, boolean there, long changed, long writes) {
        jdbc.sql("""
                        insert into programme.counting as c (indicator_id, source_there, counted_at, edition, writes_seen)
                        values (:id, :there, :at, 1, :writes)
                        on conflict (indicator_id) do update set source_there = :there, counted_at = :at,
                            writes_seen = :writes,
                            edition = c.edition + case when :changed > 0 or c.source_there <> :there then 1 else 0 end
                        """)
                .param("id", one.id())
                .param("there", there)
                .param("at", At.now(clock))
                .param("writes", writes)
                .param("changed", changed)
                .update();
    }

    private long seen(UUID indicator) {
        return jdbc.sql("select writes_seen from programme.counting where indicator_id = :id")
                .param("id", indicator)
                .query(Long.class)
                .optional()
                .orElse(-2L);
    }

    /** How much was ever written to the tables behind a view, as the database counts it; -1 while the view is not there. */
    private long writes(String source) {
        return jdbc.sql("""
                        with recursive used (id) as (
                            select to_regclass(:source)::oid where to_regclass(:source) is not null
                            union
                            select d.refobjid from used u
                            join pg_rewrite r on r.ev_class = u.id
                            join pg_depend d on d.objid = r.oid and d.classid = 'pg_rewrite'::regclass
                                and d.refclassid = 'pg_class'::regclass and d.refobjid <> u.id
                        )
                        select case when to_regclass(:source) is null then -1
                                    else coalesce(sum(s.n_tup_ins + s.n_tup_upd + s.n_tup_del), 0) end
                        from used u left join pg_stat_user_tables s on s.relid = u.id
                        """).param("source", source).query(Long.class).single();
    }
}

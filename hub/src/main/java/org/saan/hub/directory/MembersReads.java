package org.saan.hub.directory;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.saan.hub.directory.MembersOverTime.Baseline;
import org.saan.hub.shared.LocalizedText;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Counts people in clusters by month and region, from dated memberships. Joining and leaving are summed up, so that the
 * cost is one pass over the memberships, however many months are asked for.
 */
@Component
class MembersReads {
    private final JdbcClient jdbc;

    MembersReads(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Step(String region, YearMonth month, int more) {}

    MembersOverTime read(YearMonth last, int months) {
        var all = new ArrayList<YearMonth>();
        for (int back = months - 1; back >= 0; back--) {
            all.add(last.minusMonths(back));
        }
        Map<String, Map<YearMonth, Integer>> steps = new HashMap<>();
        for (var step : steps()) {
            steps.computeIfAbsent(step.region(), region -> new HashMap<>())
                    .merge(step.month(), step.more(), Integer::sum);
        }
        var people = new LinkedHashMap<String, List<Integer>>();
        steps.forEach((region, byMonth) -> people.put(region, sums(all, byMonth)));
        return new MembersOverTime(all, people, baseline(), leftOut());
    }

    private static List<Integer> sums(List<YearMonth> months, Map<YearMonth, Integer> steps) {
        int sum = steps.entrySet().stream()
                .filter(step -> step.getKey().isBefore(months.getFirst()))
                .mapToInt(Map.Entry::getValue)
                .sum();
        var sums = new ArrayList<Integer>();
        for (var month : months) {
            sum += steps.getOrDefault(month, 0);
            sums.add(sum);
        }
        return sums;
    }

    /**
     * People more or fewer at the end of a month. A person in two groups of a region at once counts once there: the spans
     * are joined. Who left during a month is not there at its end.
     */
    private List<Step> steps() {
        return jdbc.sql("""
                        with spans as (
                            select c.region_code, m.person_id,
                                   range_agg(daterange(m.from_date, m.until_date, '[]')
                                             * daterange(cm.from_date, cm.until_date, '[]')) as days
                            from directory.membership m
                            join directory.cluster_membership cm on cm.group_id = m.group_id
                                 and daterange(m.from_date, m.until_date, '[]')
                                     && daterange(cm.from_date, cm.until_date, '[]')
                            join directory.cluster c on c.id = cm.cluster_id
                            where m.role <> 'TRAINER'
                              and not exists (select 1 from directory.consent_now o
                                              where o.person_id = m.person_id and o.purpose = 'statistics'
                                                and not o.given)
                            group by 1, 2),
                        pieces as (select region_code, unnest(days) as piece from spans),
                        steps as (
                            select region_code, date_trunc('month', lower(piece))::date as month, 1 as more from pieces
                            union all
                            -- the bound is the first day no longer there
                            select region_code, date_trunc('month', upper(piece))::date, -1 from pieces
                            where not upper_inf(piece))
                        select region_code, month, sum(more) as more from steps
                        group by 1, 2 order by 1, 2 limit 20000
                        """)
                .query((row, n) ->
                        new Step(row.getString(1), YearMonth.from(row.getObject(2, LocalDate.class)), row.getInt(3)))
                .list();
    }

    private int leftOut() {
        return jdbc.sql("""
                        select count(distinct m.person_id) from directory.membership m
                        join directory.producer_group g on g.id = m.group_id
                        where m.until_date is null and g.cluster_id is not null
                          and exists (select 1 from directory.consent_now o
                                      where o.person_id = m.person_id and o.purpose = 'statistics' and not o.given)
                        """).query(Integer.class).single();
    }

    private Baseline baseline() {
        return jdbc.sql("select * from directory.baseline where code = 'cluster_people'")
                .query((row, n) -> new Baseline(
                        row.getInt("people"),
                        List.of((String[]) row.getArray("regions").getArray()),
                        new LocalizedText(row.getString("source_th"), row.getString("source_en"))))
                .single();
    }
}

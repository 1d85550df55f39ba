package org.saan.hub.programme;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.Duration;
import java.time.LocalTime;
import org.saan.hub.platform.Invariant;
import org.saan.hub.shared.Printing;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Every minute what was written to is counted; every night everything is, for some rules change with the day alone. After each
 * the pace is looked at.
 */
@Configuration(proxyBeanMethods = false)
class CountingJob {
    private static final TaskDescriptor<Void> OFTEN = TaskDescriptor.of("programme.count_written");
    private static final TaskDescriptor<Void> NIGHTLY = TaskDescriptor.of("programme.count_all");
    private static final Duration EVERY = Duration.ofMinutes(1);
    private static final LocalTime AT = LocalTime.of(0, 20);

    @Bean
    static Task<Void> countWrittenTask(Counting counting, PaceAlerts alerts) {
        return Tasks.recurring(OFTEN, FixedDelay.of(EVERY)).execute((instance, context) -> {
            if (counting.countWhatWasWritten() > 0) {
                alerts.look();
            }
        });
    }

    @Bean
    static Task<Void> countAllTask(Programmes programmes, Counting counting, PaceAlerts alerts) {
        return Tasks.recurring(NIGHTLY, Schedules.daily(Printing.ZONE, AT)).execute((instance, context) -> {
            programmes.listProgrammes().stream()
                    .filter(one -> one.state() == ProgrammeState.RUNNING)
                    .forEach(one -> counting.count(one.id()));
            alerts.look();
        });
    }

    @Bean
    static Invariant closedFiguresAreTheirRows() {
        return new Invariant(
                "a closed figure is the number of its rows that count",
                "programme",
                "select count(*) from programme.snapshot_figure",
                """
                select f.snapshot_id from programme.snapshot_figure f join programme.indicator i on i.id = f.indicator_id
                left join programme.snapshot_row r on r.snapshot_id = f.snapshot_id and r.indicator_id = f.indicator_id
                    and r.reason is null
                where i.measure = 'COUNT' and f.actual is not null
                group by f.snapshot_id, f.indicator_id, f.actual having count(r.row_id) <> f.actual
                """);
    }
}

package org.saan.hub.programme;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.Duration;
import java.time.LocalTime;
import org.saan.hub.shared.Printing;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Keeps the weeks of groups: every minute what became known, every night all of them from nothing but records. */
@Configuration(proxyBeanMethods = false)
class ContinuityJobs {
    private static final TaskDescriptor<Void> KEEP = TaskDescriptor.of("programme.continuity");
    private static final TaskDescriptor<Void> RECOUNT = TaskDescriptor.of("programme.continuity_recount");

    @Bean
    static Task<Void> continuityTask(WorkWeeks weeks, Outlooks outlooks) {
        return Tasks.recurring(KEEP, FixedDelay.of(Duration.ofMinutes(1))).execute((instance, context) -> {
            weeks.bringUpToDate();
            outlooks.look();
        });
    }

    @Bean
    static Task<Void> continuityRecountTask(WorkWeeks weeks) {
        return Tasks.recurring(RECOUNT, Schedules.daily(Printing.ZONE, LocalTime.of(2, 20)))
                .execute((instance, context) -> weeks.recount());
    }
}

package org.saan.hub.directory;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.Clock;
import java.time.LocalTime;
import org.saan.hub.shared.Printing;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.web.context.WebApplicationContext;

/** Every morning: which groups have grown silent. A morning that was missed is made up for at the next start. */
@Component
class ReminderJob {
    private static final TaskDescriptor<Void> TASK = TaskDescriptor.of("directory.remind");
    private static final String INSTANCE = "daily";
    private static final LocalTime AT = LocalTime.of(6, 0);

    private final SchedulerClient scheduler;
    private final Clock clock;

    ReminderJob(SchedulerClient scheduler, Clock clock) {
        this.scheduler = scheduler;
        this.clock = clock;
    }

    @Configuration(proxyBeanMethods = false)
    static class Registration {
        @Bean
        static Task<Void> remindTask(Reminders reminders) {
            return Tasks.recurring(TASK, Schedules.daily(Printing.ZONE, AT))
                    .execute((instance, context) -> reminders.remind());
        }
    }

    @EventListener
    void begin(ApplicationReadyEvent event) {
        if (event.getApplicationContext() instanceof WebApplicationContext) {
            scheduler.scheduleIfNotExists(TASK.instance(INSTANCE).scheduledTo(clock.instant()));
        }
    }
}

package org.saan.hub.sourcing;

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

/** Every night, just after midnight in Thailand: open quotations that are past their day expire. A missed night is made up for. */
@Component
class QuotationJob {
    private static final TaskDescriptor<Void> TASK = TaskDescriptor.of("sourcing.expire");
    private static final String INSTANCE = "nightly";
    private static final LocalTime AT = LocalTime.of(0, 10);

    private final SchedulerClient scheduler;
    private final Clock clock;

    QuotationJob(SchedulerClient scheduler, Clock clock) {
        this.scheduler = scheduler;
        this.clock = clock;
    }

    @Configuration(proxyBeanMethods = false)
    static class Registration {
        @Bean
        static Task<Void> expireTask(Quotations quotations) {
            return Tasks.recurring(TASK, Schedules.daily(Printing.ZONE, AT))
                    .execute((instance, context) -> quotations.expire());
        }
    }

    @EventListener
    void begin(ApplicationReadyEvent event) {
        if (event.getApplicationContext() instanceof WebApplicationContext) {
            scheduler.scheduleIfNotExists(TASK.instance(INSTANCE).scheduledTo(clock.instant()));
        }
    }
}

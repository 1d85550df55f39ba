package org.saan.hub.platform;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.stereotype.Component;
import org.springframework.web.context.WebApplicationContext;

/**
 * Work that outlives a request. A module publishes its {@link Task} as a bean and schedules it through
 * {@link SchedulerClient} in the transaction of its own change: both are stored or neither. Work whose process died is
 * taken up again within half a minute, so a task must bear being begun twice. A recurring task needs no scheduling: it is
 * begun when the hub is, on one node at a time.
 *
 * <p>Only a hub that serves pages works; the doctor looks and touches nothing.
 */
@Component
class Jobs {
    private static final String TABLE = "platform.scheduled_task";

    private final DataSource database;
    private final List<Task<?>> tasks;
    private @Nullable Scheduler scheduler;

    Jobs(DataSource database, List<Task<?>> tasks) {
        this.database = database;
        this.tasks = List.copyOf(tasks);
    }

    @EventListener
    synchronized void begin(ApplicationReadyEvent event) {
        if (event.getApplicationContext() instanceof WebApplicationContext && scheduler == null) {
            var known = tasks.stream()
                    .filter(task -> !(task instanceof RecurringTask<?>))
                    .toList();
            var recurring = new ArrayList<RecurringTask<?>>();
            tasks.forEach(task -> {
                if (task instanceof RecurringTask<?> again) {
                    recurring.add(again);
                }
            });
            scheduler = Scheduler.create(database, known)
                    .startTasks(recurring)
                    .tableName(TABLE)
                    .threads(2)
                    .pollingInterval(Duration.ofMillis(500))
                    .heartbeatInterval(Duration.ofSeconds(5))
                    .missedHeartbeatsLimit(4)
                    .shutdownMaxWait(Duration.ofSeconds(10))
                    .build();
            scheduler.start();
        }
    }

    @PreDestroy
    synchronized void end() {
        if (scheduler != null) {
            scheduler.stop();
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Client {
        @Bean
        static SchedulerClient schedulerClient(DataSource database) {
            return SchedulerClient.Builder.create(new TransactionAwareDataSourceProxy(database))
                    .tableName(TABLE)
                    .build();
        }
    }
}

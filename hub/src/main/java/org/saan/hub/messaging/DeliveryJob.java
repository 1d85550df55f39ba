package org.saan.hub.messaging;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Looks every few seconds for messages that are due, on one node at a time; the claims would bear more. */
@Configuration(proxyBeanMethods = false)
class DeliveryJob {
    private static final TaskDescriptor<Void> TASK = TaskDescriptor.of("messaging.deliver");
    private static final Duration PAUSE = Duration.ofSeconds(3);

    @Bean
    static Task<Void> deliverTask(Delivery delivery) {
        return Tasks.recurring(TASK, FixedDelay.of(PAUSE)).execute((instance, context) -> delivery.work());
    }
}

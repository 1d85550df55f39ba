package org.saan.hub.identity;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.Duration;
import java.time.LocalTime;
import org.saan.hub.shared.Printing;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Every night, on one node; and what identity itself lets go of. */
@Configuration(proxyBeanMethods = false)
class RetentionJob {
    private static final TaskDescriptor<Void> TASK = TaskDescriptor.of("identity.retain");
    private static final LocalTime AT = LocalTime.of(2, 30);

    @Bean
    static Task<Void> retainTask(Retention retention) {
        return Tasks.recurring(TASK, Schedules.daily(Printing.ZONE, AT))
                .execute((instance, context) -> retention.run());
    }

    @Bean
    static RetentionRule letGoOfFailedSignIns() {
        return RetentionRule.days(
                "identity.failed_sign_in", 90, "delete from identity.failed_sign_in where at < :before");
    }

    @Bean
    static RetentionRule letGoOfSignInAsks() {
        return RetentionRule.days("identity.sign_in_ask", 90, "delete from identity.sign_in_ask where at < :before");
    }

    @Bean
    static RetentionRule letGoOfHelpAsks() {
        return RetentionRule.days("identity.help_ask", 90, "delete from identity.help_ask where asked_at < :before");
    }

    @Bean
    static RetentionRule letGoOfSignInCodes() {
        return RetentionRule.days(
                "identity.sign_in_code", 7, "delete from identity.sign_in_code where valid_until < :before");
    }

    @Bean
    static RetentionRule letGoOfInvitations() {
        return RetentionRule.days(
                "identity.invitation",
                7,
                "delete from identity.invitation where coalesce(used_at, valid_until) < :before");
    }

    @Bean
    static RetentionRule letGoOfKnownDevices() {
        return new RetentionRule(
                "identity.known_device",
                "device_180",
                Duration.ofDays(180),
                "delete from identity.known_device where seen_at < :before");
    }
}

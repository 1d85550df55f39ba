package org.saan.hub.training;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.UUID;
import org.saan.hub.platform.At;
import org.saan.hub.shared.Printing;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What nobody has to remember: offers that end, and the word on the day before. */
@Component
class TrainingJobs {
    private static final LocalTime NOT_BEFORE = LocalTime.of(9, 0);

    private final JdbcClient jdbc;
    private final WorkshopReads workshops;
    private final TrainingLetters letters;
    private final Clock clock;

    TrainingJobs(JdbcClient jdbc, WorkshopReads workshops, TrainingLetters letters, Clock clock) {
        this.jdbc = jdbc;
        this.workshops = workshops;
        this.letters = letters;
        this.clock = clock;
    }

    @Configuration(proxyBeanMethods = false)
    static class Registration {
        @Bean
        static Task<Void> trainingOffersTask(Enrolments enrolments) {
            return Tasks.recurring("training.offers", FixedDelay.of(Duration.ofMinutes(1)))
                    .execute((instance, context) -> enrolments.endOffers());
        }

        @Bean
        static Task<Void> trainingRemindersTask(TrainingJobs jobs) {
            return Tasks.recurring("training.reminders", FixedDelay.of(Duration.ofMinutes(10)))
                    .execute((instance, context) -> jobs.remind());
        }
    }

    /** Tells everybody with a seat whose workshop begins tomorrow, from nine in the morning, once. Says how many were told. */
    @Transactional
    public int remind() {
        var now = clock.instant().atZone(Printing.ZONE);
        if (now.toLocalTime().isBefore(NOT_BEFORE)) {
            return 0;
        }
        LocalDate tomorrow = now.toLocalDate().plusDays(1);
        record Due(UUID enrolment, UUID workshop, UUID learner) {}
        var due = jdbc.sql("""
                        select e.id, e.workshop_id, e.learner_id from training.enrolment e
                        join training.workshop w on w.id = e.workshop_id
                        join (select workshop_id, min(starts_at) as starts_at from training.session group by workshop_id) s
                            on s.workshop_id = w.id
                        where e.state = 'CONFIRMED' and e.reminded_at is null and w.state in ('OPEN', 'CLOSED')
                          and s.starts_at >= :from and s.starts_at < :until
                        order by e.id limit 2000 for update of e skip locked
                        """)
                .param("from", tomorrow.atStartOfDay(Printing.ZONE).toOffsetDateTime())
                .param("until", tomorrow.plusDays(1).atStartOfDay(Printing.ZONE).toOffsetDateTime())
                .query((row, n) -> new Due(
                        row.getObject(1, UUID.class), row.getObject(2, UUID.class), row.getObject(3, UUID.class)))
                .list();
        int told = 0;
        for (var one : due) {
            var it = workshops.get(one.workshop());
            var start = it.startsAt();
            if (start != null && letters.reminded(it, one.learner(), start)) {
                told++;
            }
            jdbc.sql("update training.enrolment set reminded_at = :at where id = :id")
                    .param("at", At.now(clock))
                    .param("id", one.enrolment())
                    .update();
        }
        return told;
    }
}

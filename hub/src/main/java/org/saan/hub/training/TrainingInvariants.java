package org.saan.hub.training;

import org.saan.hub.platform.Invariant;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The laws of seats and of counting, asked of everything that is stored, for the doctor. */
@Configuration(proxyBeanMethods = false)
class TrainingInvariants {
    private static final String MODULE = "training";

    @Bean
    static Invariant seatsAreCounted() {
        return new Invariant(
                "seats taken are the confirmed and the offered, and never more than there are, for each workshop",
                MODULE,
                "select count(*) from training.workshop",
                """
                select w.number from training.workshop w
                where w.seats_taken <> (select count(*) from training.enrolment e
                                        where e.workshop_id = w.id and e.state in ('CONFIRMED', 'OFFERED'))
                   or w.seats_taken > w.capacity
                """);
    }

    @Bean
    static Invariant attendanceHasItsNote() {
        return new Invariant(
                "everybody who is counted at a session was noted at its door or on its list",
                MODULE,
                "select count(*) from training.attendance",
                """
                select a.session_id from training.attendance a
                where not exists (select 1 from training.door_event e where e.session_id = a.session_id
                                  and e.learner_id = a.learner_id and e.what = 'CAME')
                """);
    }
}

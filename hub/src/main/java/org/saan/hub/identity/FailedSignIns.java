package org.saan.hub.identity;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Tries that failed, by name and by address of the network; after some, everything has to wait. */
@Component
class FailedSignIns {
    static final int PER_NAME = 5;
    static final int PER_ADDRESS = 50;
    static final Duration WINDOW = Duration.ofMinutes(10);
    /** Six digits are few: whoever guesses slowly is stopped by the day. */
    static final int PER_NAME_AND_DAY = 20;

    private final JdbcClient jdbc;
    private final Clock clock;

    FailedSignIns(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public boolean mustWait(String name, String address) {
        return since("sign_in_name", name, WINDOW) >= PER_NAME || since("address", address, WINDOW) >= PER_ADDRESS;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public boolean mustWaitForCode(String name, String address) {
        return mustWait(name, address) || since("sign_in_name", name, Duration.ofDays(1)) >= PER_NAME_AND_DAY;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void note(String name, String address) {
        jdbc.sql("insert into identity.failed_sign_in (sign_in_name, address, at) values (:name, :address, :at)")
                .param("name", name)
                .param("address", address)
                .param("at", now())
                .update();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void forget(String name) {
        jdbc.sql("delete from identity.failed_sign_in where sign_in_name = :name")
                .param("name", name)
                .update();
    }

    private int since(String column, String value, Duration window) {
        return jdbc.sql("select count(*) from identity.failed_sign_in where " + column + " = :value and at > :since")
                .param("value", value)
                .param("since", now().minus(window))
                .query(Integer.class)
                .single();
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock).withOffsetSameInstant(ZoneOffset.UTC);
    }
}

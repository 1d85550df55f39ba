package org.saan.hub.identity;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Tries to sign in, counted before they are looked at so that many at once are no more than one after another. Who guesses
 * at one name from one place waits there and hinders nobody else behind the same address; who guesses at one name from many
 * places is slowed from all of them, but not on a device that the owner has used; who tries many names from one address is
 * slowed at that address, known devices excepted.
 */
@Component
class FailedSignIns {
    static final int PER_PLACE = 5;
    static final int PER_NAME = 20;
    /** Names, not tries: a village or a whole workshop may sit behind one address and mistype. */
    static final int NAMES_PER_ADDRESS = 100;

    static final Duration WINDOW = Duration.ofMinutes(10);
    /** Six digits are few: whoever guesses slowly is stopped by the day. */
    static final int PER_NAME_AND_DAY = 20;
    /** As the register of personal data promises. */
    static final Duration KEPT = Duration.ofDays(90);

    private static final String DEVICE = "device ";

    private final JdbcClient jdbc;
    private final Clock clock;

    FailedSignIns(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Where somebody tries from.
     *
     * @param device absent when nobody of that name has signed in there before
     */
    record Place(String address, @Nullable UUID device) {
        private String key() {
            return device == null ? address : DEVICE + device;
        }
    }

    /** Counts a try with a password; empty when it has to wait, whatever the password is. */
    @Transactional
    public Optional<Long> admit(String name, Place place) {
        return admit(name, place, false);
    }

    /** Counts a try with six digits. */
    @Transactional
    public Optional<Long> admitCode(String name, Place place) {
        return admit(name, place, true);
    }

    private Optional<Long> admit(String name, Place place, boolean digits) {
        // One after another for each name: else many at once would all be counted as the first.
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:name, 7))")
                .param("name", name)
                .query((row, n) -> n)
                .list();
        if (count(name, place.key(), WINDOW) >= PER_PLACE || place.device() == null && slowed(name, place, digits)) {
            return Optional.empty();
        }
        return Optional.of(jdbc.sql("""
                        insert into identity.failed_sign_in (sign_in_name, address, at) values (:name, :place, :at)
                        returning id
                        """)
                .param("name", name)
                .param("place", place.key())
                .param("at", now())
                .query(Long.class)
                .single());
    }

    private boolean slowed(String name, Place place, boolean digits) {
        return elsewhere(name, WINDOW) >= PER_NAME
                || digits && elsewhere(name, Duration.ofDays(1)) >= PER_NAME_AND_DAY
                || namesAt(place.address()) >= NAMES_PER_ADDRESS;
    }

    /** It was right: what was counted for that name at that place is forgotten. What others guessed elsewhere is not. */
    @Transactional
    public void succeeded(String name, Place place) {
        jdbc.sql("delete from identity.failed_sign_in where sign_in_name = :name and address = :place")
                .param("name", name)
                .param("place", place.key())
                .update();
    }

    private int count(String name, String place, Duration window) {
        return jdbc.sql("""
                        select count(*) from identity.failed_sign_in
                        where sign_in_name = :name and address = :place and at > :since
                        """)
                .param("name", name)
                .param("place", place)
                .param("since", now().minus(window))
                .query(Integer.class)
                .single();
    }

    /** From all places that are no known devices. */
    private int elsewhere(String name, Duration window) {
        return jdbc.sql("""
                        select count(*) from identity.failed_sign_in
                        where sign_in_name = :name and address not like :device and at > :since
                        """)
                .param("name", name)
                .param("device", DEVICE + "%")
                .param("since", now().minus(window))
                .query(Integer.class)
                .single();
    }

    private int namesAt(String address) {
        return jdbc.sql("""
                        select count(distinct sign_in_name) from identity.failed_sign_in
                        where address = :address and at > :since
                        """)
                .param("address", address)
                .param("since", now().minus(WINDOW))
                .query(Integer.class)
                .single();
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock).withOffsetSameInstant(ZoneOffset.UTC);
    }
}

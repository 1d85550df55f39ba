package org.saan.hub.messaging;

import java.time.LocalTime;
import java.util.UUID;
import org.saan.hub.shared.Viewer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How a person wants to be told. What is within the hub is always there. */
@Service
public class MessagePreferences {
    private final JdbcClient jdbc;

    MessagePreferences(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param announcements whether news that law lets people refuse is wanted */
    public record Wishes(boolean email, boolean line, boolean announcements, QuietHours quiet) {
        public static final Wishes USUAL = new Wishes(true, true, true, QuietHours.USUAL);
    }

    @Transactional(readOnly = true)
    public Wishes of(UUID account) {
        return jdbc.sql("select * from messaging.preference where account_id = :id")
                .param("id", account)
                .query((row, n) -> new Wishes(
                        row.getBoolean("email"),
                        row.getBoolean("line"),
                        row.getBoolean("announcements"),
                        new QuietHours(
                                row.getObject("quiet_from", LocalTime.class),
                                row.getObject("quiet_until", LocalTime.class))))
                .optional()
                .orElse(Wishes.USUAL);
    }

    @Transactional
    public void choose(Wishes wishes, Viewer viewer) {
        set(viewer.accountId(), wishes);
    }

    void set(UUID account, Wishes wishes) {
        jdbc.sql("""
                        insert into messaging.preference
                            (account_id, email, line, announcements, quiet_from, quiet_until)
                        values (:id, :email, :line, :announcements, :from, :until)
                        on conflict (account_id) do update set email = excluded.email, line = excluded.line,
                            announcements = excluded.announcements, quiet_from = excluded.quiet_from,
                            quiet_until = excluded.quiet_until
                        """)
                .param("id", account)
                .param("email", wishes.email())
                .param("line", wishes.line())
                .param("announcements", wishes.announcements())
                .param("from", wishes.quiet().from())
                .param("until", wishes.quiet().until())
                .update();
    }
}

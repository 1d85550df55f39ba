package org.saan.hub.catalogue;

import java.time.Clock;
import java.util.UUID;
import org.saan.hub.platform.At;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Since when, and up to when, each profile was complete: every required text approved in both languages, none of them stale.
 * Programmes count profiles for past months too, so the times are kept when texts change.
 */
@Component
class CompleteProfiles {
    private final JdbcClient jdbc;
    private final Clock clock;

    CompleteProfiles(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Notes whether the profile is complete after a change; called within the change. */
    void follow(UUID profile) {
        run(
                "delete from catalogue.profile_complete where profile_id = :id and until_at is null and from_at >= :at",
                profile);
        run("""
                update catalogue.profile_complete set until_at = :at
                where profile_id = :id and until_at is null and catalogue.first_fault(:id) is not null
                """, profile);
        run("""
                insert into catalogue.profile_complete (profile_id, from_at)
                select p.id, :at from catalogue.profile p
                where p.id = :id and catalogue.first_fault(p.id) is null
                  and not exists (select from catalogue.profile_complete c where c.profile_id = p.id and c.until_at is null)
                on conflict (profile_id, from_at) do update set until_at = null
                """, profile);
    }

    private void run(String sql, UUID profile) {
        jdbc.sql(sql).param("id", profile).param("at", At.now(clock)).update();
    }
}

package org.saan.hub.directory;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.saan.hub.directory.PermissionView.Party;
import org.saan.hub.directory.PermissionView.State;
import org.saan.hub.identity.SubjectNames;
import org.saan.hub.shared.Language;
import org.saan.hub.shared.LocalizedText;
import org.saan.hub.shared.NotFound;
import org.saan.hub.shared.Printing;
import org.saan.hub.shared.Role;
import org.saan.hub.shared.Viewer;
import org.saan.hub.shared.Words;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads permissions; each side sees its own, officers see all. */
@Component
class PermissionReads {
    static final int MOST = 500;

    private final JdbcClient jdbc;
    private final List<SubjectNames> names;
    private final Words words;
    private final Clock clock;

    PermissionReads(JdbcClient jdbc, List<SubjectNames> names, Words words, Clock clock) {
        this.jdbc = jdbc;
        this.names = List.copyOf(names);
        this.words = words;
        this.clock = clock;
    }

    static boolean isOfficer(Viewer viewer) {
        return viewer.is(Role.ADMINISTRATOR, Role.PROGRAMME_OFFICER);
    }

    /** Given by the viewer's organisation, or received by it; officers see all as given. */
    List<PermissionView> list(boolean given, Viewer viewer) {
        return jdbc.sql("""
                        select * from directory.permission
                        where (:given and (giver_id = :organisation or :all))
                           or (not :given and receiver_id = :organisation)
                        order by revoked_at is not null, until_date < :today, given_at desc, id limit :limit
                        """)
                .param("given", given)
                .param("all", isOfficer(viewer))
                .param("organisation", viewer.organisationId())
                .param("today", today())
                .param("limit", MOST)
                .query((row, n) -> view(row, viewer))
                .list();
    }

    PermissionView get(UUID id, Viewer viewer) {
        return jdbc.sql("""
                        select * from directory.permission
                        where id = :id and (:all or giver_id = :organisation or receiver_id = :organisation)
                        """)
                .param("id", id)
                .param("all", isOfficer(viewer))
                .param("organisation", viewer.organisationId())
                .query((row, n) -> view(row, viewer))
                .optional()
                .orElseThrow(() -> new NotFound("permission"));
    }

    private PermissionView view(ResultSet row, Viewer viewer) throws SQLException {
        var giver = row.getObject("giver_id", UUID.class);
        var revoked = row.getObject("revoked_at", OffsetDateTime.class);
        var from = row.getObject("from_date", LocalDate.class);
        var until = row.getObject("until_date", LocalDate.class);
        var state = revoked != null
                ? State.REVOKED
                : today().isBefore(from) ? State.LATER : today().isAfter(until) ? State.ENDED : State.IN_FORCE;
        return new PermissionView(
                row.getObject("id", UUID.class),
                party(row.getString("giver_kind"), giver),
                party(row.getString("receiver_kind"), row.getObject("receiver_id", UUID.class)),
                PermissionScope.valueOf(row.getString("scope")),
                from,
                until,
                row.getString("purpose"),
                row.getObject("given_at", OffsetDateTime.class).toInstant(),
                revoked == null ? null : revoked.toInstant(),
                row.getString("reason"),
                state,
                state != State.REVOKED
                        && state != State.ENDED
                        && (isOfficer(viewer) || viewer.organisationId().equals(giver)));
    }

    Party party(String kind, UUID id) {
        if (kind.equals("programme")) {
            var key = "people.permission.programme";
            return new Party(kind, id, new LocalizedText(words.say(Language.TH, key), words.say(Language.EN, key)));
        }
        var text = id.toString();
        var found = names.stream()
                .filter(source -> source.serves(kind))
                .findFirst()
                .map(source -> source.named(kind, List.of(text)).get(text));
        return new Party(kind, id, found.map(SubjectNames.Subject::name).orElse(new LocalizedText("–", "–")));
    }

    /** Groups of a giver today. */
    List<UUID> groups(Party giver) {
        return jdbc.sql("""
                        select id from directory.producer_group
                        where id = :giver or cluster_id = :giver order by name_th collate "th-x-icu", code limit 2000
                        """)
                .param("giver", giver.id())
                .query((row, n) -> row.getObject(1, UUID.class))
                .list();
    }

    private LocalDate today() {
        return LocalDate.now(clock.withZone(Printing.ZONE));
    }
}

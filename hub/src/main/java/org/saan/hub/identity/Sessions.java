package org.saan.hub.identity;

import java.time.Instant;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.shared.Digests;
import org.saan.hub.shared.NotFound;
import org.saan.hub.shared.Viewer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Where somebody is signed in, and signing out there. Sessions live in the database: an ended one opens nothing more. */
@Service
public class Sessions {
    static final String BROWSER = "saan.browser";
    private static final int MOST = 50;

    private final JdbcClient jdbc;
    private final ObjectProvider<FindByIndexNameSessionRepository<? extends Session>> kept;
    private final KnownDevices devices;
    private final Audit audit;

    Sessions(
            JdbcClient jdbc,
            ObjectProvider<FindByIndexNameSessionRepository<? extends Session>> kept,
            KnownDevices devices,
            Audit audit) {
        this.jdbc = jdbc;
        this.kept = kept;
        this.devices = devices;
        this.audit = audit;
    }

    /**
     * A place where somebody is signed in.
     *
     * @param handle tells it from others and opens nothing
     * @param browser what it called itself, in two words
     * @param here the one that asks
     */
    public record Open(String handle, String browser, Instant since, Instant seen, boolean here) {}

    /**
     * One's own, the last seen first.
     *
     * @param current id of the session that asks
     */
    public List<Open> list(Viewer viewer, @Nullable String current) {
        return kept.getObject().findByPrincipalName(viewer.accountId().toString()).values().stream()
                .filter(session -> !session.isExpired())
                .map(session -> new Open(
                        handle(session.getId()),
                        text(session.getAttribute(BROWSER)),
                        session.getCreationTime(),
                        session.getLastAccessedTime(),
                        session.getId().equals(current)))
                .sorted(Comparator.comparing(Open::here)
                        .thenComparing(Open::seen)
                        .reversed())
                .limit(MOST)
                .toList();
    }

    /** Ends one of one's own. */
    @Transactional
    public void end(Viewer viewer, String handle) {
        var ids = jdbc.sql("select session_id from identity.spring_session where principal_name = :account")
                .param("account", viewer.accountId().toString())
                .query((row, n) -> row.getString(1))
                .list();
        var id = ids.stream()
                .filter(one -> handle(one).equals(handle))
                .findFirst()
                .orElseThrow(() -> new NotFound("session"));
        jdbc.sql("delete from identity.spring_session where session_id = :id")
                .param("id", id)
                .update();
        audit.record(
                viewer, "identity.session_ended", "account", viewer.accountId().toString(), null, null);
    }

    /** Ends all of one's own, this one too, and asks for the second factor again everywhere. */
    @Transactional
    public void endEverywhere(Viewer viewer) {
        int ended = endAll(viewer.accountId());
        devices.distrust(viewer.accountId());
        audit.record(
                viewer,
                "identity.signed_out_everywhere",
                "account",
                viewer.accountId().toString(),
                null,
                Map.of("sessions", ended));
    }

    int endAll(UUID account) {
        return jdbc.sql("delete from identity.spring_session where principal_name = :account")
                .param("account", account.toString())
                .update();
    }

    /** After the password was changed: whoever knew the old one is out. */
    int endOthers(UUID account, @Nullable String current) {
        return jdbc.sql("""
                        delete from identity.spring_session
                        where principal_name = :account and session_id is distinct from :current
                        """)
                .param("account", account.toString())
                .param("current", current, java.sql.Types.CHAR)
                .update();
    }

    private static String handle(String id) {
        return HexFormat.of().formatHex(Digests.sha256("session " + id), 0, 12);
    }

    private static String text(@Nullable Object value) {
        return value instanceof String text ? text : "";
    }
}

package org.saan.hub.trade;

import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.identity.Audit;
import org.saan.hub.platform.At;
import org.saan.hub.shared.Ids;
import org.saan.hub.shared.LocalizedText;
import org.saan.hub.shared.NotFound;
import org.saan.hub.shared.Printing;
import org.saan.hub.shared.Refusal;
import org.saan.hub.shared.Viewer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Forms that stand open in a workshop: those who sit there tell what stands in their way, without an account. */
@Service
public class ObstaclePanels {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";
    private static final int CODE = 12;
    private static final int LONGEST_TITLE = 200;
    private static final int MOST_DAYS = 60;

    private final JdbcClient jdbc;
    private final Audit audit;
    private final Clock clock;

    ObstaclePanels(JdbcClient jdbc, Audit audit, Clock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * A form of one workshop.
     *
     * @param code in its link
     * @param openUntil last day, inclusive
     * @param heard how many were told there
     */
    public record Panel(
            UUID id,
            String code,
            LocalizedText title,
            @Nullable String provinceCode,
            LocalDate heldOn,
            LocalDate openUntil,
            int heard) {
        /** Whether it stands open on that day. */
        public boolean open(LocalDate today) {
            return !today.isBefore(heldOn) && !today.isAfter(openUntil);
        }
    }

    public LocalDate today() {
        return LocalDate.now(clock.withZone(Printing.ZONE));
    }

    /** The newest first, at most two hundred; for those who answer. */
    @Transactional(readOnly = true)
    public List<Panel> list(Viewer viewer) {
        ObstacleReads.mustBeOffice(viewer);
        return jdbc.sql(SELECT + " order by p.held_on desc, p.id desc limit 200")
                .query((row, n) -> panel(row))
                .list();
    }

    @Transactional(readOnly = true)
    public Panel get(UUID id, Viewer viewer) {
        ObstacleReads.mustBeOffice(viewer);
        return jdbc.sql(SELECT + " where p.id = :id")
                .param("id", id)
                .query((row, n) -> panel(row))
                .optional()
                .orElseThrow(() -> new NotFound("panel"));
    }

    /** One that stands open today, for anybody who has its link. */
    @Transactional(readOnly = true)
    public Panel open(String code) {
        return jdbc.sql(SELECT + " where p.code = :code and p.held_on <= :today and p.open_until >= :today")
                .param("code", code)
                .param("today", today())
                .query((row, n) -> panel(row))
                .optional()
                .orElseThrow(() -> new NotFound("panel"));
    }

    private static final String SELECT = """
            select p.*, (select count(*) from trade.obstacle o where o.panel_id = p.id) as heard from trade.obstacle_panel p""";

    /**
     * Opens a form.
     *
     * @param openUntil at most sixty days after it is held
     * @return its id
     */
    @Transactional
    public UUID open(
            LocalizedText title, @Nullable String province, LocalDate heldOn, LocalDate openUntil, Viewer viewer) {
        ObstacleReads.mustBeOffice(viewer);
        ObstacleChecks.text("title", title, LONGEST_TITLE);
        if (openUntil.isBefore(heldOn) || openUntil.isAfter(heldOn.plusDays(MOST_DAYS))) {
            throw Refusal.of("until", "trade.panel.until_wrong", MOST_DAYS);
        }
        var id = Ids.next();
        jdbc.sql("""
                        insert into trade.obstacle_panel (id, code, title_th, title_en, province_code, held_on, open_until, made_by, made_at)
                        values (:id, :code, :th, :en, :province, :held, :until, :by, :at)
                        """)
                .param("id", id)
                .param("code", code())
                .param("th", title.th(), java.sql.Types.VARCHAR)
                .param("en", title.en(), java.sql.Types.VARCHAR)
                .param("province", province, java.sql.Types.VARCHAR)
                .param("held", heldOn)
                .param("until", openUntil)
                .param("by", viewer.accountId())
                .param("at", At.now(clock))
                .update();
        audit.record(
                viewer, "trade.panel_opened", "obstacle_panel", id.toString(), null, Map.of("on", heldOn.toString()));
        return id;
    }

    /** Closes it today: from tomorrow on nobody tells anything there; already told problems stay. */
    @Transactional
    public void close(UUID id, Viewer viewer) {
        get(id, viewer);
        jdbc.sql(
                        "update trade.obstacle_panel set open_until = greatest(held_on, :yesterday) where id = :id and open_until > :yesterday")
                .param("yesterday", today().minusDays(1))
                .param("id", id)
                .update();
        audit.record(viewer, "trade.panel_closed", "obstacle_panel", id.toString(), null, null);
    }

    private static String code() {
        var code = new StringBuilder();
        for (int i = 0; i < CODE; i++) {
            code.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
        }
        return code.toString();
    }

    private static Panel panel(ResultSet row) throws SQLException {
        return new Panel(
                row.getObject("id", UUID.class),
                row.getString("code"),
                new LocalizedText(row.getString("title_th"), row.getString("title_en")),
                row.getString("province_code"),
                row.getObject("held_on", LocalDate.class),
                row.getObject("open_until", LocalDate.class),
                row.getInt("heard"));
    }
}

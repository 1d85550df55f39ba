package org.saan.hub.programme;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.identity.Audit;
import org.saan.hub.identity.Identity;
import org.saan.hub.messaging.Message;
import org.saan.hub.messaging.Messaging;
import org.saan.hub.platform.At;
import org.saan.hub.shared.Ids;
import org.saan.hub.shared.LocalizedText;
import org.saan.hub.shared.Refusal;
import org.saan.hub.shared.Viewer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Tells the office when the pace falls below the threshold: of one promise by actual / planned, of the whole by SPI. A fall is
 * told once; when the pace is back it may fall again.
 */
@Service
public class PaceAlerts {
    /** Until the programme says otherwise. */
    public static final Threshold USUAL = new Threshold(new BigDecimal("0.85"), "–", null);

    /**
     * Below which pace the office is told.
     *
     * @param since absent for the usual one
     */
    public record Threshold(
            BigDecimal value, String owner, @Nullable Instant since) {}

    private final JdbcClient jdbc;
    private final Boards boards;
    private final Messaging messaging;
    private final Audit audit;
    private final Clock clock;

    PaceAlerts(JdbcClient jdbc, Boards boards, Messaging messaging, Audit audit, Clock clock) {
        this.jdbc = jdbc;
        this.boards = boards;
        this.messaging = messaging;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public Threshold threshold(UUID programme) {
        return jdbc.sql("""
                        select value, owner, set_at from programme.pace_threshold
                        where programme_id = :id order by version desc limit 1
                        """)
                .param("id", programme)
                .query((row, n) -> new Threshold(row.getBigDecimal(1), row.getString(2), At.when(row, "set_at")))
                .optional()
                .orElse(USUAL);
    }

    /** Sets it; the ones before are kept. */
    @Transactional
    public void set(UUID programme, BigDecimal value, String owner, Viewer viewer) {
        Programmes.mustLead(viewer);
        if (value.signum() <= 0 || value.compareTo(BigDecimal.ONE) > 0) {
            throw Refusal.of("value", "programme.threshold_bad");
        }
        jdbc.sql("""
                        insert into programme.pace_threshold (programme_id, version, value, owner, set_by, set_at)
                        select :id, coalesce(max(version), 0) + 1, :value, :owner, :by, :at
                        from programme.pace_threshold where programme_id = :id
                        """)
                .param("id", programme)
                .param("value", value)
                .param("owner", owner)
                .param("by", viewer.accountId())
                .param("at", At.now(clock))
                .update();
        audit.record(
                viewer, "programme.threshold_set", "programme", programme.toString(), null, Map.of("value", value));
    }

    /**
     * Looks at the pace of every running programme.
     *
     * @return falls that were told now
     */
    @Transactional
    public int look() {
        return jdbc
                .sql("select code from programme.programme where state = 'RUNNING' order by code")
                .query(String.class)
                .list()
                .stream()
                .mapToInt(this::look)
                .sum();
    }

    private int look(String code) {
        var board = boards.now(code);
        if (!board.counted()) {
            return 0;
        }
        var threshold = threshold(board.programme().id()).value();
        int told = 0;
        var spi = board.progress().spi();
        if (spi.isPresent()) {
            told += judge(board, null, board.programme().name(), spi, threshold);
        }
        for (var line : board.lines()) {
            if (line.actual() != null
                    && line.planned() != null
                    && line.planned().signum() > 0) {
                var pace = OptionalDouble.of(
                        line.actual().doubleValue() / line.planned().doubleValue());
                told += judge(board, line.indicator().id(), line.indicator().name(), pace, threshold);
            }
        }
        return told;
    }

    private int judge(
            BoardView board, @Nullable UUID indicator, LocalizedText what, OptionalDouble pace, BigDecimal threshold) {
        var programme = board.programme();
        var now = BigDecimal.valueOf(pace.orElseThrow())
                .setScale(4, RoundingMode.HALF_UP)
                .min(new BigDecimal("9999"));
        if (now.compareTo(threshold) >= 0) {
            jdbc.sql("""
                            update programme.pace_alert set recovered_at = :at
                            where programme_id = :programme and recovered_at is null
                              and indicator_id is not distinct from cast(:indicator as uuid)
                            """)
                    .param("at", At.now(clock))
                    .param("programme", programme.id())
                    .param("indicator", indicator)
                    .update();
            return 0;
        }
        int fell = jdbc.sql("""
                        insert into programme.pace_alert (id, programme_id, indicator_id, pace, threshold, fell_at)
                        values (:id, :programme, :indicator, :pace, :threshold, :at)
                        on conflict (programme_id, coalesce(indicator_id, programme_id)) where recovered_at is null do nothing
                        """)
                .param("id", Ids.next())
                .param("programme", programme.id())
                .param("indicator", indicator, java.sql.Types.OTHER)
                .param("pace", now)
                .param("threshold", threshold)
                .param("at", At.now(clock))
                .update();
        if (fell == 1) {
            messaging.send(Message.of("programme.notice.fell", Identity.PROGRAMME, programme.name())
                    .with(List.of(what, percent(now), percent(threshold)))
                    .at("/programmes/" + programme.code())
                    .about("programme", programme.id().toString()));
        }
        return fell;
    }

    private static LocalizedText percent(BigDecimal share) {
        var text = share.movePointRight(2).setScale(0, RoundingMode.HALF_UP).toPlainString();
        return new LocalizedText(text, text);
    }
}

package org.saan.hub.messaging;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.messaging.DeliveryView.State;
import org.saan.hub.shared.LocalizedText;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.ObjectMapper;

/** Reads deliveries as people see them. */
@Component
class DeliveryReads {
    static final String FROM = " from messaging.delivery d join messaging.message m on m.id = d.message_id ";
    static final String COLUMNS = "select d.*, m.template, m.args, m.href, m.answered_at";

    private final JdbcClient jdbc;
    private final ObjectMapper json;
    private final Map<Channel, Carrier> carriers = new EnumMap<>(Channel.class);
    private final Clock clock;

    DeliveryReads(JdbcClient jdbc, ObjectMapper json, List<Carrier> carriers, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        carriers.forEach(carrier -> this.carriers.put(carrier.channel(), carrier));
        this.clock = clock;
    }

    List<DeliveryView> about(String type, String id) {
        return jdbc.sql(COLUMNS + FROM + """
                         where m.subject_type = :type and m.subject_id = :id
                         order by d.made_at desc, d.id desc limit 100
                        """)
                .param("type", type)
                .param("id", id)
                .query((row, n) -> view(row))
                .list();
    }

    DeliveryView view(ResultSet row) throws SQLException {
        var channel = Channel.valueOf(row.getString("channel"));
        var next = row.getObject("next_at", OffsetDateTime.class).toInstant();
        var answered = instant(row, "answered_at");
        return new DeliveryView(
                row.getObject("id", UUID.class),
                row.getString("template"),
                Arrays.asList(json.readValue(row.getString("args"), LocalizedText[].class)),
                row.getString("href"),
                channel,
                row.getString("to_name"),
                row.getString("address"),
                answered != null ? State.ANSWERED : state(row.getString("state"), channel, next),
                row.getString("reason"),
                row.getInt("tries"),
                row.getObject("made_at", OffsetDateTime.class).toInstant(),
                next,
                instant(row, "ended_at"),
                answered);
    }

    private State state(String stored, Channel channel, Instant next) {
        return switch (stored) {
            case "SENT" -> State.SENT;
            case "DELIVERED" -> State.DELIVERED;
            case "FAILED" -> State.FAILED;
            default ->
                !isSetUp(channel) ? State.NO_SERVER : next.isAfter(clock.instant()) ? State.LATER : State.WAITING;
        };
    }

    boolean isSetUp(Channel channel) {
        var carrier = carriers.get(channel);
        return carrier == null || carrier.isSetUp();
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}

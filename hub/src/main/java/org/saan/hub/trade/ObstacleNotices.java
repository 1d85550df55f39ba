package org.saan.hub.trade;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.saan.hub.identity.Identity;
import org.saan.hub.identity.Notices;
import org.saan.hub.messaging.Message;
import org.saan.hub.messaging.Messaging;
import org.saan.hub.messaging.Recipient;
import org.saan.hub.shared.LocalizedText;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Tells those who told a problem that it is answered, and those who own one that it is theirs or open again. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class ObstacleNotices {
    private final JdbcClient jdbc;
    private final Messaging messaging;
    private final Notices notices;

    ObstacleNotices(JdbcClient jdbc, Messaging messaging, Notices notices) {
        this.jdbc = jdbc;
        this.messaging = messaging;
        this.notices = notices;
    }

    /** Those of the ones under it are told of their own. Who told it in a workshop has a link, and perhaps a telephone. */
    void answered(ObstacleView it) {
        jdbc.sql("""
                        select id, number, reporter_kind, reporter_account, reporter_organisation from trade.obstacle
                        where (id = :id or parent_id = :id) and reporter_kind <> 'PANEL' order by number limit 1000
                        """)
                .param("id", it.id())
                .query((row, n) -> Message.of(
                                "trade.notice.obstacle_answered",
                                row.getString("reporter_kind").equals("GROUP")
                                        ? new Recipient.Organisation(
                                                row.getObject("reporter_organisation", UUID.class), null)
                                        : new Recipient.Account(row.getObject("reporter_account", UUID.class)))
                        .with(row.getString("number"))
                        .at("/obstacles/" + row.getString("id"))
                        .about("obstacle", row.getString("id")))
                .list()
                .forEach(messaging::send);
    }

    void owned(ObstacleView it, UUID owner, LocalDate due) {
        messaging.send(Message.of("trade.notice.obstacle_yours", new Recipient.Account(owner))
                .with(it.number())
                .with(due)
                .at("/obstacles/" + it.id())
                .about("obstacle", it.id().toString()));
    }

    void reopened(ObstacleView it, String why) {
        if (it.ownerId() != null) {
            messaging.send(Message.of("trade.notice.obstacle_open_again", new Recipient.Account(it.ownerId()))
                    .with(it.number())
                    .with(why)
                    .at("/obstacles/" + it.id())
                    .about("obstacle", it.id().toString()));
        }
    }

    /** Its teller said something. */
    void said(ObstacleView it) {
        notices.tell(
                Identity.PROGRAMME,
                it.ownerId(),
                "trade.notice.obstacle_said",
                List.of(new LocalizedText(it.number(), it.number())),
                "/obstacles/" + it.id());
    }
}

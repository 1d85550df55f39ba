package org.saan.hub.trade;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.platform.At;
import org.saan.hub.shared.LocalizedText;
import org.saan.hub.shared.Money;
import org.saan.hub.shared.NotFound;
import org.saan.hub.shared.Role;
import org.saan.hub.shared.Viewer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads problems of exporting. Those who work for the programme read all; a group and a buyer read what they told themselves. */
@Component
class ObstacleReads {
    static final String COLUMNS = """
            select o.*, u.number as parent_number, coalesce(u.answer_th, o.answer_th) as said_th,
                   coalesce(u.answer_en, o.answer_en) as said_en, w.name as owner_name,
                   (select count(*) from trade.obstacle c where c.parent_id = o.id) as likes,
                   case o.reporter_kind when 'GROUP' then g.name_th when 'PERSON' then r.name else p.title_th end as reporter_th,
                   case o.reporter_kind when 'GROUP' then g.name_en when 'PERSON' then r.name else p.title_en end as reporter_en,
                   exists (select from trade.guide_card k where k.obstacle_id = o.id and k.withdrawn_at is null) as published,
                   case when :staff then o.reporter_kind = 'PERSON' and o.reporter_account = :account else true end as mine
            """;
    static final String FROM = """
            from trade.obstacle o
            left join trade.obstacle u on u.id = o.parent_id
            left join identity.account w on w.id = o.owner_account
            left join identity.account r on r.id = o.reporter_account
            left join directory.producer_group g on g.id = o.reporter_organisation
            left join trade.obstacle_panel p on p.id = o.panel_id
            where (:staff or o.reporter_organisation = :organisation)""";

    private final JdbcClient jdbc;

    ObstacleReads(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Those who work for the programme. */
    static boolean staff(Viewer viewer) {
        return !viewer.is(Role.GROUP_LEADER, Role.BUYER);
    }

    /** Those who answer. */
    static boolean office(Viewer viewer) {
        return viewer.runsTheProgramme() || viewer.is(Role.EXPORT_ADVISER);
    }

    /** @throws NotFound for those who do not answer */
    static void mustBeOffice(Viewer viewer) {
        if (!office(viewer)) {
            throw new NotFound("obstacle");
        }
    }

    /** Parameters of {@link #FROM}. */
    static Map<String, Object> who(Viewer viewer) {
        return Map.of("staff", staff(viewer), "organisation", viewer.organisationId(), "account", viewer.accountId());
    }

    ObstacleView get(UUID id, Viewer viewer) {
        return jdbc.sql(COLUMNS + FROM + " and o.id = :id")
                .params(who(viewer))
                .param("id", id)
                .query((row, n) -> view(row, office(viewer)))
                .optional()
                .orElseThrow(() -> new NotFound("obstacle"));
    }

    List<ObstacleView> under(UUID parent, Viewer viewer) {
        return jdbc.sql(COLUMNS + FROM + " and o.parent_id = :id order by o.number limit 500")
                .params(who(viewer))
                .param("id", parent)
                .query((row, n) -> view(row, office(viewer)))
                .list();
    }

    ObstacleView.Story story(UUID id) {
        return new ObstacleView.Story(
                jdbc.sql("select * from trade.obstacle_comment where obstacle_id = :id order by at, id limit 500")
                        .param("id", id)
                        .query((row, n) -> new ObstacleView.Comment(
                                row.getString("author"), row.getString("words"), At.when(row, "at")))
                        .list(),
                jdbc.sql(
                                "select * from trade.obstacle_closure where obstacle_id = :id order by agreed_at, id limit 100")
                        .param("id", id)
                        .query((row, n) -> new ObstacleView.Closure(
                                At.when(row, "agreed_at"),
                                AgreedHow.valueOf(row.getString("agreed_how")),
                                row.getString("agreed_words"),
                                At.instant(row, "reopened_at"),
                                row.getString("reopened_words")))
                        .list());
    }

    static ObstacleView view(ResultSet row, boolean office) throws SQLException {
        return new ObstacleView(
                row.getObject("id", UUID.class),
                row.getString("number"),
                new LocalizedText(row.getString("problem_th"), row.getString("problem_en")),
                row.getString("country"),
                row.getString("family_code"),
                row.getString("hs_code"),
                row.getString("agency"),
                row.getString("document"),
                row.getObject("days_lost", Integer.class),
                money(row),
                ObstacleView.ReporterKind.valueOf(row.getString("reporter_kind")),
                text(row.getString("reporter_th"), row.getString("reporter_en")),
                office ? row.getString("reporter_name") : null,
                office ? row.getString("reporter_phone") : null,
                ObstacleState.valueOf(row.getString("state")),
                At.when(row, "heard_at"),
                row.getString("owner_name"),
                row.getObject("owner_account", UUID.class),
                row.getObject("due_on", LocalDate.class),
                text(row.getString("said_th"), row.getString("said_en")),
                At.instant(row, "answered_at"),
                row.getObject("parent_id", UUID.class),
                row.getString("parent_number"),
                row.getInt("likes"),
                row.getBoolean("published"),
                row.getBoolean("mine"),
                row.getInt("version"));
    }

    private static @Nullable Money money(ResultSet row) throws SQLException {
        var currency = row.getString("lost_currency");
        return currency == null ? null : Money.ofMinor(row.getLong("lost_minor"), Currency.getInstance(currency));
    }

    static @Nullable LocalizedText text(@Nullable String th, @Nullable String en) {
        return th == null && en == null ? null : new LocalizedText(th, en);
    }
}

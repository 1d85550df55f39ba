package org.saan.hub.trade;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.identity.Audit;
import org.saan.hub.identity.Identity;
import org.saan.hub.platform.At;
import org.saan.hub.platform.DocumentNumbers;
import org.saan.hub.platform.Once;
import org.saan.hub.shared.Ids;
import org.saan.hub.shared.NotFound;
import org.saan.hub.shared.Printing;
import org.saan.hub.shared.Refusal;
import org.saan.hub.shared.Role;
import org.saan.hub.shared.Viewer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Hears problems of exporting: from whoever is signed in, from the office for a group, and from those who sit in a workshop. */
@Service
public class ObstacleTelling {
    /** So many are heard in one workshop; more come from a machine. */
    static final int MOST_OF_A_PANEL = 400;

    private static final Logger log = LoggerFactory.getLogger(ObstacleTelling.class);

    private final JdbcClient jdbc;
    private final DocumentNumbers numbers;
    private final Once once;
    private final Audit audit;
    private final Clock clock;

    ObstacleTelling(JdbcClient jdbc, DocumentNumbers numbers, Once once, Audit audit, Clock clock) {
        this.jdbc = jdbc;
        this.numbers = numbers;
        this.once = once;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Told by somebody who is signed in. A leader speaks for the group, a buyer for the company.
     *
     * @param group for which the office tells it; absent for oneself
     * @return its id
     * @throws Refusal at the field that is wrong
     */
    @Transactional
    public UUID tell(NewObstacle told, @Nullable UUID group, Viewer viewer) {
        ObstacleChecks.check(told);
        if (group != null) {
            ObstacleReads.mustBeOffice(viewer);
            mustBeGroup(group);
        }
        var of = group != null ? group : viewer.organisationId();
        var kind = group != null || viewer.is(Role.GROUP_LEADER) ? "GROUP" : "PERSON";
        return UUID.fromString(once.once(
                told.once(),
                viewer.accountId(),
                "trade.obstacle",
                (told + "|" + group).getBytes(UTF_8),
                () -> insert(told, Map.of("kind", kind, "account", viewer.accountId(), "organisation", of), viewer)));
    }

    /**
     * Told in a workshop, by the form that stands open there; the same form sent twice is heard once.
     *
     * @param key by which its teller will follow it
     */
    @Transactional
    public void tell(String panelCode, TellerKey key, NewObstacle told, Teller teller) {
        ObstacleChecks.check(told);
        var today = LocalDate.now(clock.withZone(Printing.ZONE));
        ObstacleChecks.check(teller, today.getYear());
        var panel = jdbc.sql("""
                        select id from trade.obstacle_panel
                        where code = :code and held_on <= :today and open_until >= :today for update
                        """)
                .param("code", panelCode)
                .param("today", today)
                .query((row, n) -> row.getObject(1, UUID.class))
                .optional()
                .orElseThrow(() -> new NotFound("panel"));
        if (jdbc.sql("select exists (select from trade.obstacle where reporter_key_hash = :hash)")
                .param("hash", key.hash())
                .query(Boolean.class)
                .single()) {
            return;
        }
        int heard = jdbc.sql("select count(*) from trade.obstacle where panel_id = :panel")
                .param("panel", panel)
                .query(Integer.class)
                .single();
        if (heard >= MOST_OF_A_PANEL) {
            throw Refusal.of("problem", "trade.obstacle.panel_full");
        }
        var who = new HashMap<String, Object>(Map.of("kind", "PANEL", "panel", panel, "hash", key.hash()));
        put(who, "name", ObstacleChecks.line("name", teller.name(), ObstacleChecks.LONGEST_WORDS));
        put(who, "phone", ObstacleChecks.line("phone", teller.phone(), ObstacleChecks.LONGEST_WORDS));
        put(who, "province", teller.provinceCode());
        put(who, "sex", teller.sex());
        put(who, "birth", teller.birthYear());
        insert(told, who, Identity.SYSTEM);
    }

    private static void put(Map<String, Object> into, String key, @Nullable Object value) {
        if (value != null) {
            into.put(key, value);
        }
    }

    /** A group by its code, for the office that tells something for it. */
    @Transactional(readOnly = true)
    public Optional<UUID> findGroup(String code, Viewer viewer) {
        ObstacleReads.mustBeOffice(viewer);
        return jdbc.sql("select id from directory.producer_group where code = upper(:code)")
                .param("code", code.strip())
                .query((row, n) -> row.getObject(1, UUID.class))
                .optional();
    }

    private void mustBeGroup(UUID group) {
        if (!jdbc.sql("select exists (select from directory.producer_group where id = :id)")
                .param("id", group)
                .query(Boolean.class)
                .single()) {
            throw Refusal.of("group", "trade.obstacle.group_unknown");
        }
    }

    private String insert(NewObstacle told, Map<String, Object> who, Viewer viewer) {
        var id = Ids.next();
        var money = told.moneyLost();
        jdbc.sql("""
                        insert into trade.obstacle (id, number, problem_th, problem_en, country, family_code, hs_code, agency,
                            document, days_lost, lost_minor, lost_currency, reporter_kind, reporter_account,
                            reporter_organisation, reporter_name, reporter_phone, reporter_key_hash, panel_id,
                            province_code, sex, birth_year, state, heard_at)
                        values (:id, :number, :th, :en, :country, :family, :hs, :agency, :document, :days, :minor, :currency,
                            :kind, :account, :organisation, :name, :phone, :hash, :panel, :province, :sex, :birth,
                            'HEARD', :at)
                        """)
                .param("id", id)
                .param("number", numbers.next("OBS"))
                .param("th", told.problem().th(), Types.VARCHAR)
                .param("en", told.problem().en(), Types.VARCHAR)
                .param("country", told.country(), Types.VARCHAR)
                .param("family", told.familyCode(), Types.VARCHAR)
                .param("hs", told.hsCode(), Types.VARCHAR)
                .param("agency", ObstacleChecks.line("agency", told.agency(), 120), Types.VARCHAR)
                .param("document", ObstacleChecks.line("document", told.document(), 120), Types.VARCHAR)
                .param("days", told.daysLost(), Types.INTEGER)
                .param("minor", money == null ? null : money.minor(), Types.BIGINT)
                .param("currency", money == null ? null : money.currency().getCurrencyCode(), Types.VARCHAR)
                .param("kind", who.get("kind"))
                .param("account", who.get("account"), Types.OTHER)
                .param("organisation", who.get("organisation"), Types.OTHER)
                .param("name", who.get("name"), Types.VARCHAR)
                .param("phone", who.get("phone"), Types.VARCHAR)
                .param("hash", who.get("hash"), Types.BINARY)
                .param("panel", who.get("panel"), Types.OTHER)
                .param("province", who.get("province"), Types.VARCHAR)
                .param("sex", who.get("sex"), Types.VARCHAR)
                .param("birth", who.get("birth"), Types.INTEGER)
                .param("at", At.now(clock))
                .update();
        audit.record(viewer, "trade.obstacle_told", "obstacle", id.toString(), null, null);
        log.info("obstacle {} told by {}", id, who.get("kind"));
        return id.toString();
    }
}

package org.saan.hub.directory;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.directory.GroupCapacity.CraftCapacity;
import org.saan.hub.directory.GroupCapacity.SeasonMark;
import org.saan.hub.shared.LocalizedText;
import org.saan.hub.shared.Printing;
import org.saan.hub.shared.Weeks;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.threeten.extra.YearWeek;

/**
 * The seasonal capacity calendar: a group's minutes by ISO week.
 *
 * <p>A usual week is its makers times their hours. Seasons of the region lessen it, declared leave empties it, and the
 * group's own word for a week stands above everything; its word for a technique counts for the looms of that technique.
 */
@Component
class CapacityCalendar {
    static final String LEAVE = "leave";
    static final String OWN_WORD = "own_word";

    private final JdbcClient jdbc;
    private final WeekWords words;
    private final Clock clock;
    private final Seasons seasons = new Seasons();

    CapacityCalendar(JdbcClient jdbc, WeekWords words, Clock clock) {
        this.jdbc = jdbc;
        this.words = words;
        this.clock = clock;
    }

    /** What the season of a region leaves of a week. */
    Seasons.Left season(String region, YearWeek week) {
        return seasons.left(region, week);
    }

    private record Base(
            UUID id,
            String code,
            LocalizedText name,
            LocalizedText province,
            String region,
            @Nullable UUID cluster,
            boolean inProgramme,
            boolean suspended,
            int lead,
            int usualMinutes,
            int hours,
            @Nullable String leaderName,
            @Nullable String phone,
            @Nullable LocalDate confirmedOn,
            LocalDate enteredOn) {}

    private record Craft(
            String family, String technique, int grade, int minutes, int setup, int minimum, int looms, long price) {}

    /** Capacities of these groups, or of all that are not suspended when {@code only} is null, by code. */
    List<GroupCapacity> read(YearWeek first, int weeks, @Nullable Collection<UUID> only) {
        var overrides = overrides(first, weeks, only);
        var leaves = leaves(only);
        var crafts = crafts(only);
        var said = words.by(first, weeks, ids(only), only == null);
        var all = new ArrayList<GroupCapacity>();
        for (var base : bases(only)) {
            all.add(capacity(
                    base,
                    first,
                    weeks,
                    overrides.getOrDefault(base.id(), Map.of()),
                    said.getOrDefault(base.id(), Map.of()),
                    leaves.getOrDefault(base.id(), List.of()),
                    crafts.getOrDefault(base.id(), List.of())));
        }
        return all;
    }

    private GroupCapacity capacity(
            Base base,
            YearWeek first,
            int weeks,
            Map<String, Integer> own,
            Map<WeekWords.Place, WeekWords.Word> said,
            List<String[]> leaves,
            List<Craft> crafts) {
        var minutes = new ArrayList<Integer>();
        var permille = new ArrayList<Integer>();
        var marks = new ArrayList<SeasonMark>();
        for (int i = 0; i < weeks; i++) {
            var week = first.plusWeeks(i);
            var text = Weeks.text(week);
            var season = seasons.left(base.region(), week);
            int left = season.permille();
            var reason = season.key();
            if (leaves.stream().anyMatch(leave -> leave[0].compareTo(text) <= 0 && leave[1].compareTo(text) >= 0)) {
                left = 0;
                reason = LEAVE;
            }
            var tapped = said.get(new WeekWords.Place(text, WeekWords.EVERYTHING));
            if (tapped != null) {
                left = tapped.leftPermille();
                reason = OWN_WORD;
            }
            int m = (int) ((long) base.usualMinutes() * left / 1000);
            var word = own.get(text);
            if (word != null) {
                m = word;
                left = base.usualMinutes() == 0 ? 0 : (int) Math.min(1000, (long) word * 1000 / base.usualMinutes());
                reason = OWN_WORD;
            }
            minutes.add(m);
            permille.add(left);
            if (left < 1000) {
                marks.add(new SeasonMark(i, reason, left));
            }
        }
        var capacities = crafts.stream()
                .map(craft -> new CraftCapacity(
                        craft.family(),
                        craft.grade(),
                        craft.minutes(),
                        craft.setup(),
                        craft.minimum(),
                        craft.price(),
                        loomMinutes(craft, base.hours(), first, permille, said)))
                .toList();
        return new GroupCapacity(
                base.id(),
                base.code(),
                base.name(),
                base.province(),
                base.cluster(),
                base.inProgramme(),
                base.suspended(),
                base.lead(),
                minutes,
                marks,
                capacities,
                base.leaderName(),
                base.phone(),
                base.confirmedOn(),
                Freshness.of(base.confirmedOn(), LocalDate.now(clock.withZone(Printing.ZONE))),
                Freshness.trustPermille(
                        base.confirmedOn() == null ? base.enteredOn() : base.confirmedOn(),
                        LocalDate.now(clock.withZone(Printing.ZONE))));
    }

    /** Looms stand still when their people are away; what the group says of a technique is of its looms alone. */
    private static List<Integer> loomMinutes(
            Craft craft, int hours, YearWeek first, List<Integer> permille, Map<WeekWords.Place, WeekWords.Word> said) {
        var minutes = new ArrayList<Integer>();
        for (int i = 0; i < permille.size(); i++) {
            var word = said.get(new WeekWords.Place(Weeks.text(first.plusWeeks(i)), craft.technique()));
            int left = word == null ? permille.get(i) : word.leftPermille();
            minutes.add((int) ((long) craft.looms() * hours * 60 * left / 1000));
        }
        return minutes;
    }

    /** Ids as the array that the queries take; none are asked for when all are wanted. */
    private static UUID[] ids(@Nullable Collection<UUID> only) {
        return only == null ? new UUID[0] : only.toArray(UUID[]::new);
    }

    private List<Base> bases(@Nullable Collection<UUID> only) {
        return jdbc.sql("""
                        select g.id, g.code, g.name_th, g.name_en, p.name_th as province_th, p.name_en as province_en,
                               p.region_code, g.cluster_id, g.in_programme, g.suspended, p.hub_lead_weeks, g.artisans,
                               g.hours_per_week, g.capacity_confirmed_on,
                               (g.created_at at time zone 'Asia/Bangkok')::date as entered_on,
                               l.first_name || ' ' || l.last_name as leader,
                               (select number from directory.group_phone f where f.group_id = g.id
                                order by position limit 1) as phone
                        from directory.producer_group g
                        join directory.province p on p.code = g.province_code
                        left join directory.membership m
                               on m.group_id = g.id and m.role = 'LEADER' and m.until_date is null
                        left join directory.person l on l.id = m.person_id
                        where :all and not g.suspended or g.id = any(:ids)
                        order by g.code
                        limit 100000
                        """)
                .param("all", only == null)
                .param("ids", ids(only))
                .query((row, n) -> base(row))
                .list();
    }

    private static Base base(ResultSet row) throws SQLException {
        int hours = row.getInt("hours_per_week");
        return new Base(
                row.getObject("id", UUID.class),
                row.getString("code"),
                new LocalizedText(row.getString("name_th"), row.getString("name_en")),
                new LocalizedText(row.getString("province_th"), row.getString("province_en")),
                row.getString("region_code"),
                row.getObject("cluster_id", UUID.class),
                row.getBoolean("in_programme"),
                row.getBoolean("suspended"),
                row.getInt("hub_lead_weeks"),
                row.getInt("artisans") * hours * 60,
                hours,
                row.getString("leader"),
                row.getString("phone"),
                row.getObject("capacity_confirmed_on", LocalDate.class),
                row.getObject("entered_on", LocalDate.class));
    }

    private Map<UUID, Map<String, Integer>> overrides(YearWeek first, int weeks, @Nullable Collection<UUID> only) {
        var all = new HashMap<UUID, Map<String, Integer>>();
        jdbc.sql("""
                        select group_id, week, minutes from directory.capacity_override
                        where week between :first and :last and (:all or group_id = any(:ids))
                        """)
                .param("all", only == null)
                .param("ids", ids(only))
                .param("first", Weeks.text(first))
                .param("last", Weeks.text(first.plusWeeks(weeks)))
                .query(row -> {
                    all.computeIfAbsent(row.getObject(1, UUID.class), g -> new HashMap<>())
                            .put(row.getString(2), row.getInt(3));
                });
        return all;
    }

    private Map<UUID, List<String[]>> leaves(@Nullable Collection<UUID> only) {
        var all = new HashMap<UUID, List<String[]>>();
        jdbc.sql("""
                        select group_id, first_week, last_week from directory.declared_leave
                        where :all or group_id = any(:ids)
                        """).param("all", only == null).param("ids", ids(only)).query(row -> {
            all.computeIfAbsent(row.getObject(1, UUID.class), g -> new ArrayList<>())
                    .add(new String[] {row.getString(2), row.getString(3)});
        });
        return all;
    }

    private Map<UUID, List<Craft>> crafts(@Nullable Collection<UUID> only) {
        var all = new HashMap<UUID, List<Craft>>();
        jdbc.sql("""
                        select c.group_id, c.family_code, f.technique, c.grade, c.minutes_per_piece, c.setup_minutes, c.minimum_batch,
                               c.looms, c.price_minor
                        from directory.capability c join directory.product_family f on f.code = c.family_code
                        where :all or c.group_id = any(:ids)
                        order by f.position
                        """).param("all", only == null).param("ids", ids(only)).query(row -> {
            all.computeIfAbsent(row.getObject("group_id", UUID.class), g -> new ArrayList<>())
                    .add(new Craft(
                            row.getString("family_code"),
                            row.getString("technique"),
                            row.getInt("grade"),
                            row.getInt("minutes_per_piece"),
                            row.getInt("setup_minutes"),
                            row.getInt("minimum_batch"),
                            row.getInt("looms"),
                            row.getLong("price_minor")));
        });
        return all;
    }
}

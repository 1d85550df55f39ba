package org.saan.hub.directory;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.identity.Audit;
import org.saan.hub.platform.Once;
import org.saan.hub.shared.Ids;
import org.saan.hub.shared.NotFound;
import org.saan.hub.shared.Printing;
import org.saan.hub.shared.Refusal;
import org.saan.hub.shared.Role;
import org.saan.hub.shared.SentForm;
import org.saan.hub.shared.Viewer;
import org.saan.hub.shared.Weeks;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.threeten.extra.YearWeek;

/**
 * The calendar that a group keeps: what its people say of their weeks, tap by tap. Leaders speak for their own group, those
 * who run the programme write down what a leader told them. Whoever says something of a week has looked at the calendar,
 * so it counts as confirmed on that day.
 */
@Service
public class OurWeeks {
    /** Weeks that can be spoken of, from the present one on. */
    public static final int WEEKS = 52;
    /** What was told earlier than so many days ago is no news. */
    public static final int OLDEST_WORD_DAYS = 60;

    private static final int LONGEST_REASON = 120;
    private static final int LONGEST_NAME = 120;

    private final JdbcClient jdbc;
    private final CapacityCalendar calendar;
    private final Contacts contacts;
    private final WeekWords words;
    private final WeekTaps taps;
    private final GroupHistory history;
    private final Reminders reminders;
    private final Once once;
    private final Audit audit;
    private final Clock clock;
    private final Holidays holidays = new Holidays();

    OurWeeks(
            JdbcClient jdbc,
            CapacityCalendar calendar,
            Contacts contacts,
            WeekWords words,
            WeekTaps taps,
            GroupHistory history,
            Reminders reminders,
            Once once,
            Audit audit,
            Clock clock) {
        this.jdbc = jdbc;
        this.calendar = calendar;
        this.contacts = contacts;
        this.words = words;
        this.taps = taps;
        this.history = history;
        this.reminders = reminders;
        this.once = once;
        this.audit = audit;
        this.clock = clock;
    }

    /** The calendar of a group for weeks from the present one on, of everything or of one technique. */
    @Transactional(readOnly = true)
    public GroupWeeks getWeeks(UUID group, String technique, int weeks, Viewer viewer) {
        mustSee(group, viewer);
        var first = YearWeek.from(today());
        var capacity = calendar.read(first, weeks, List.of(group)).stream()
                .findFirst()
                .map(known -> contacts.veil(known, viewer))
                .orElseThrow(() -> new NotFound("group"));
        var of = jdbc.sql("""
                        select p.region_code, g.artisans * g.hours_per_week * 60 from directory.producer_group g
                        join directory.province p on p.code = g.province_code where g.id = :id
                        """)
                .param("id", group)
                .query((row, n) -> Map.entry(row.getString(1), row.getInt(2)))
                .single();
        var techniques = techniques(group);
        if (!technique.isEmpty() && !techniques.contains(technique)) {
            throw new NotFound("technique");
        }
        return new GroupWeeks(
                group,
                capacity.name(),
                capacity.province(),
                technique,
                techniques,
                capacity.leaderName(),
                capacity.leaderPhone(),
                capacity.confirmedOn(),
                confirmedBy(group).orElse(null),
                Freshness.of(capacity.confirmedOn(), today()),
                capacity.trustPermille(),
                reminders.isOpen(group),
                of.getValue(),
                weeks(capacity, first, weeks, technique, of.getKey(), of.getValue()));
    }

    private List<GroupWeeks.Week> weeks(
            GroupCapacity capacity, YearWeek first, int weeks, String technique, String region, int usualMinutes) {
        var group = capacity.id();
        Map<WeekWords.Place, WeekWords.Word> said =
                words.by(first, weeks, new UUID[] {group}, false).getOrDefault(group, Map.of());
        var work = history.work(group, first, weeks);
        var earlier = history.earlier(group, first, weeks, usualMinutes);
        var undo = taps.latest(group, technique, now().minusDays(1));
        var marks = new HashMap<Integer, GroupCapacity.SeasonMark>();
        capacity.marks().forEach(mark -> marks.put(mark.week(), mark));
        var all = new ArrayList<GroupWeeks.Week>();
        for (int i = 0; i < weeks; i++) {
            var week = first.plusWeeks(i);
            var text = Weeks.text(week);
            var mark = marks.get(i);
            var word = said.get(new WeekWords.Place(text, technique));
            int left = mark == null ? 1000 : mark.factorPermille();
            var season = calendar.season(region, week);
            boolean byItself = mark != null && !mark.reason().equals(CapacityCalendar.OWN_WORD);
            // Of one technique, what is left for everything is what counts by itself.
            var because = technique.isEmpty() && !byItself ? season.key() : mark == null ? "" : mark.reason();
            int byItselfPermille = technique.isEmpty() && !byItself ? season.permille() : left;
            boolean isWord = technique.isEmpty()
                    && word == null
                    && mark != null
                    && mark.reason().equals(CapacityCalendar.OWN_WORD);
            Integer own = word != null ? Integer.valueOf(word.leftPermille()) : isWord ? Integer.valueOf(left) : null;
            all.add(new GroupWeeks.Week(
                    week,
                    capacity.minutesByWeek().get(i),
                    own == null ? left : own,
                    own,
                    word == null ? "" : word.reason(),
                    because,
                    byItselfPermille,
                    holidays.isLent(week),
                    holidays.in(week).stream()
                            .map(day -> new GroupWeeks.Holiday(day.date(), day.name()))
                            .toList(),
                    work.getOrDefault(text, 0),
                    earlier.get(i),
                    Habit.of(own, earlier.get(i), season.key(), season.permille()),
                    undo.get(text)));
        }
        return all;
    }

    /** Techniques of a group, in the order of the crafts. */
    private List<String> techniques(UUID group) {
        return jdbc.sql("""
                        select f.technique from directory.capability c
                        join directory.product_family f on f.code = c.family_code
                        where c.group_id = :group group by f.technique order by min(f.position) limit 100
                        """)
                .param("group", group)
                .query((row, n) -> row.getString(1))
                .list();
    }

    private Optional<String> confirmedBy(UUID group) {
        return jdbc.sql("""
                        select coalesce(said_by, written_by) from directory.confirmation
                        where group_id = :group order by said_on desc, at desc limit 1
                        """).param("group", group).query(String.class).optional();
    }

    /** Notes what was said of a week. The same tap once more changes nothing. */
    @Transactional
    public void tap(UUID group, WeekTap tap, Viewer viewer) {
        tap(group, tap, clock.instant(), viewer);
    }

    /**
     * The same when it was tapped earlier, without signal.
     *
     * @param at when a leader tapped; what others write down has its own day
     */
    @Transactional
    public void tap(UUID group, WeekTap tap, Instant at, Viewer viewer) {
        mustSee(group, viewer);
        mustBeSaid(tap.said(), viewer);
        var first = YearWeek.from(today());
        if (tap.week().isBefore(first) || Weeks.between(first, tap.week()) >= WEEKS) {
            throw new Refusal("calendar.week_out", WEEKS);
        }
        if (tap.reason().length() > LONGEST_REASON) {
            throw Refusal.of("own", "calendar.reason_long", LONGEST_REASON);
        }
        if (!tap.technique().isEmpty() && !techniques(group).contains(tap.technique())) {
            throw new NotFound("technique");
        }
        if (taps.hold(group, tap.id())) {
            return;
        }
        taps.write(group, tap, saidOn(tap.said(), at), viewer.accountId(), now());
        noteConfirmed(group, tap.said(), at, viewer);
        audit.record(viewer, "directory.week_tapped", "group", group.toString(), null, tap);
    }

    /** Takes the last tap on a week back, and what stood there before stands again. Once more changes nothing. */
    @Transactional
    public YearWeek undo(UUID group, UUID tap, Viewer viewer) {
        mustSee(group, viewer);
        taps.hold(group, tap);
        var week = taps.undo(group, tap, now());
        audit.record(viewer, "directory.week_tap_undone", "group", group.toString(), Map.of("tap", tap), null);
        return week;
    }

    /** Nothing has changed, it is still true. */
    @Transactional
    public void confirm(UUID group, @Nullable Said said, Viewer viewer) {
        confirm(group, said, SentForm.now(clock.instant()), viewer);
    }

    /** The same from a form, which may have been filled in earlier, without signal. */
    @Transactional
    public void confirm(UUID group, @Nullable Said said, SentForm form, Viewer viewer) {
        mustSee(group, viewer);
        once.once(form, viewer.accountId(), "directory.confirm_weeks", () -> {
            noteConfirmed(group, said, form.at(), viewer);
            return group.toString();
        });
    }

    private void noteConfirmed(UUID group, @Nullable Said said, Instant at, Viewer viewer) {
        mustBeSaid(said, viewer);
        jdbc.sql("""
                        update directory.producer_group
                        set capacity_confirmed_on = greatest(coalesce(capacity_confirmed_on, :on), :on) where id = :id
                        """).param("id", group).param("on", saidOn(said, at)).update();
        jdbc.sql("""
                        insert into directory.confirmation (id, group_id, said_by, said_on, account_id, written_by, at)
                        values (:id, :group, :by, :on, :account, :name, :at)
                        """)
                .param("id", Ids.next())
                .param("group", group)
                .param("by", said == null ? null : said.by())
                .param("on", saidOn(said, at))
                .param("account", viewer.accountId())
                .param("name", viewer.name())
                .param("at", now())
                .update();
        audit.record(
                viewer,
                "directory.capacity_confirmed",
                "group",
                group.toString(),
                null,
                Map.of("on", saidOn(said, at)));
    }

    private static LocalDate saidOn(@Nullable Said said, Instant at) {
        return said == null ? LocalDate.ofInstant(at, Printing.ZONE) : said.on();
    }

    /** A leader speaks; others write down who spoke, and when. */
    private void mustBeSaid(@Nullable Said said, Viewer viewer) {
        if (viewer.is(Role.GROUP_LEADER)) {
            if (said != null) {
                throw new IllegalArgumentException("a leader speaks for the group");
            }
            return;
        }
        var by = Objects.requireNonNullElseGet(said, () -> new Said("", today()));
        if (by.by().isEmpty() || by.by().length() > LONGEST_NAME) {
            throw Refusal.of("saidBy", "calendar.said_by_missing");
        }
        if (by.on().isAfter(today()) || by.on().isBefore(today().minusDays(OLDEST_WORD_DAYS))) {
            throw Refusal.of("saidOn", "calendar.said_on_out", OLDEST_WORD_DAYS);
        }
    }

    private void mustSee(UUID group, Viewer viewer) {
        var own = viewer.is(Role.GROUP_LEADER) && viewer.organisationId().equals(group);
        if (!own && !viewer.runsTheProgramme()) {
            throw new NotFound("group");
        }
    }

    private LocalDate today() {
        return LocalDate.now(clock.withZone(Printing.ZONE));
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock).withOffsetSameInstant(ZoneOffset.UTC);
    }
}

package org.saan.hub.catalogue;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.saan.hub.identity.Audit;
import org.saan.hub.platform.At;
import org.saan.hub.shared.Language;
import org.saan.hub.shared.NotFound;
import org.saan.hub.shared.Printing;
import org.saan.hub.shared.Viewer;
import org.saan.hub.shared.lists.Found;
import org.saan.hub.shared.lists.ListOrder;
import org.saan.hub.shared.lists.ListQuery;
import org.saan.hub.shared.lists.ListShape;
import org.saan.hub.shared.lists.ListSlice;
import org.saan.thaitext.ThaiText;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Searches that found nothing, for the vocabulary desk. Words only: not who searched, nor when each time. What looks like an
 * address or a number of somebody is not kept, and nothing is kept longer than {@link #DAYS} days after it was last asked.
 */
@Service
public class MissedSearches {
    public static final ListShape SHAPE =
            new ListShape("/vocabulary/missed", List.of("-times", "-last", "words"), List.of("language", "state"), 50);

    /** How long words are kept. */
    public static final int DAYS = 90;

    /** Words of one node that wait to be written, so that nobody who searches waits for it. */
    private static final int MOST_WAITING = 500;

    private static final int MOST_KEPT = 20_000;
    private static final int LONGEST = 100;
    private static final Pattern PERSONAL = Pattern.compile("@|(?:[0-9๐-๙][ -]?){7}|https?:");

    private record Words(String words, Language language) {}

    private final JdbcClient jdbc;
    private final Audit audit;
    private final Clock clock;
    private final Map<Words, Integer> waiting = new ConcurrentHashMap<>();

    MissedSearches(JdbcClient jdbc, Audit audit, Clock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    /** Notes that these words found nothing. They are written a little later. */
    void missed(String typed, Language language) {
        var words = ThaiText.normal(typed);
        if (words.isEmpty()
                || words.codePointCount(0, words.length()) > LONGEST
                || words.codePoints().noneMatch(Character::isLetter)
                || PERSONAL.matcher(words).find()
                || waiting.size() >= MOST_WAITING) {
            return;
        }
        waiting.merge(new Words(words, language), 1, Integer::sum);
    }

    /** Whether anything waits to be written. */
    boolean waits() {
        return !waiting.isEmpty();
    }

    /** Writes what waits. */
    @Transactional
    public void write() {
        var today = LocalDate.ofInstant(clock.instant(), Printing.ZONE);
        var taken = new HashMap<Words, Integer>();
        waiting.keySet().forEach(words -> taken.put(words, Objects.requireNonNull(waiting.remove(words))));
        long kept = jdbc.sql("select count(*) from catalogue.missed_search")
                .query(Long.class)
                .single();
        taken.forEach((words, times) -> {
            if (kept < MOST_KEPT) {
                jdbc.sql("""
                                insert into catalogue.missed_search (digest, words, language, times, first_on, last_on)
                                values (:digest, :words, :language, :times, :today, :today)
                                on conflict (digest) do update
                                set times = missed_search.times + excluded.times, last_on = excluded.last_on
                                """)
                        .param("digest", digest(words.words()))
                        .param("words", words.words())
                        .param("language", words.language().tag())
                        .param("times", times)
                        .param("today", today)
                        .update();
            }
        });
    }

    /** Forgets what nobody asked for in {@link #DAYS} days. */
    @Transactional
    public int forget() {
        return jdbc.sql("delete from catalogue.missed_search where last_on < :day")
                .param(
                        "day",
                        LocalDate.ofInstant(clock.instant(), Printing.ZONE).minusDays(DAYS))
                .update();
    }

    private static String digest(String words) {
        try {
            var bytes = MessageDigest.getInstance("SHA-256")
                    .digest(VocabularyDesk.form(words).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(bytes, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Words that found nothing, how often since when, and whether an editor is done with them. */
    public record Missed(
            String key, String words, Language language, int times, LocalDate first, LocalDate last, boolean done) {}

    private static final String WHICH = """
             from catalogue.missed_search where (done_at is not null) = :done
            and (:language = '' or language = :language) and position(lower(:search) in lower(words)) > 0
            """;

    private static Map<String, Object> asked(ListQuery query) {
        return Map.of(
                "done", query.filter("state").equals("done"),
                "language", query.filter("language"),
                "search", query.search());
    }

    @Transactional(readOnly = true)
    public Found<Missed> list(ListQuery query, Viewer viewer) {
        Who.must(Who.reviews(viewer));
        long total = jdbc.sql("select count(*)" + WHICH)
                .params(asked(query))
                .query(Long.class)
                .single();
        var slice = ListSlice.of(query, total);
        var rows = jdbc.sql("select *" + WHICH + slice.sql(order(query)))
                .params(asked(query))
                .params(slice.params())
                .query((row, n) -> missed(row))
                .list();
        return new Found<>(slice.straight(rows), total);
    }

    /** All of them, in the order asked for. */
    @Transactional(readOnly = true)
    public void export(ListQuery query, Viewer viewer, Consumer<Missed> sink) {
        Who.must(Who.reviews(viewer));
        jdbc.sql("select *" + WHICH + " order by " + order(query).sql())
                .params(asked(query))
                .query((row, n) -> missed(row))
                .list()
                .forEach(sink);
    }

    private static Missed missed(ResultSet row) throws SQLException {
        return new Missed(
                row.getString("digest"),
                row.getString("words"),
                Language.of(row.getString("language")),
                row.getInt("times"),
                row.getObject("first_on", LocalDate.class),
                row.getObject("last_on", LocalDate.class),
                row.getObject("done_at") != null);
    }

    private static ListOrder order(ListQuery query) {
        var by = switch (query.sort()) {
            case "last" -> "last_on";
            case "words" -> "words collate \"th-x-icu\"";
            default -> "times";
        };
        return ListOrder.by(by, "digest").downwards(query.descending());
    }

    /** The words behind a key of the list. */
    @Transactional(readOnly = true)
    public String words(String key, Viewer viewer) {
        Who.must(Who.reviews(viewer));
        return jdbc.sql("select words from catalogue.missed_search where digest = :key")
                .param("key", key)
                .query((row, n) -> row.getString(1))
                .optional()
                .orElseThrow(() -> new NotFound("search"));
    }

    /** An editor is done with these words, or takes them up again. */
    @Transactional
    public void settle(String key, boolean done, Viewer viewer) {
        Who.must(Who.reviews(viewer));
        int changed = jdbc.sql("""
                        update catalogue.missed_search set done_at = :at, done_by = :by where digest = :key
                        """)
                .param("at", done ? At.now(clock) : null)
                .param("by", done ? viewer.accountId() : null)
                .param("key", key)
                .update();
        if (changed == 0) {
            throw new NotFound("search");
        }
        audit.record(viewer, "catalogue.search_settled", "search", key, null, Map.of("done", done));
    }

    @Configuration(proxyBeanMethods = false)
    static class Forgetting {
        private static final String TASK = "catalogue.missed_searches";

        @Bean
        static Task<Void> forgetMissedSearches(MissedSearches missed) {
            return Tasks.recurring(TASK, Schedules.daily(Printing.ZONE, LocalTime.of(3, 40)))
                    .execute((instance, context) -> missed.forget());
        }
    }
}

package org.saan.hub.catalogue;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.platform.At;
import org.saan.hub.shared.Language;
import org.saan.hub.shared.Refusal;
import org.saan.hub.shared.Viewer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * When profiles and products are public. The time from which, and the time up to which, are kept; whether something is public
 * is reckoned by the clock whenever it is read, so that nothing has to run for it. A job only tells those who follow changes
 * that the moment has come.
 */
@Service
public class Publishing {
    private static final TaskDescriptor<Void> TELLING = TaskDescriptor.of("catalogue.moment");

    private final JdbcClient jdbc;
    private final Subjects subjects;
    private final SchedulerClient scheduler;
    private final Clock clock;

    Publishing(JdbcClient jdbc, Subjects subjects, SchedulerClient scheduler, Clock clock) {
        this.jdbc = jdbc;
        this.subjects = subjects;
        this.scheduler = scheduler;
        this.clock = clock;
    }

    /** Public from now on. */
    @Transactional
    public void publish(SubjectKind kind, UUID id, Viewer viewer) {
        schedule(kind, id, clock.instant(), null, viewer);
    }

    /**
     * Public from a time on, and up to another without it.
     *
     * @param from absent for now
     * @param until absent for without end
     */
    @Transactional
    public void schedule(SubjectKind kind, UUID id, @Nullable Instant from, @Nullable Instant until, Viewer viewer) {
        var subject = subjects.hold(kind, id);
        Who.must(viewer.runsTheProgramme());
        var begin = from == null ? clock.instant() : from;
        if (until != null && !until.isAfter(begin)) {
            throw Refusal.of("until", "catalogue.publish.until_bad");
        }
        var missing = missing(subject);
        if (!missing.isEmpty()) {
            throw Refusal.of("publish", "catalogue.publish.not_approved", missing.size());
        }
        set(subject, begin, until);
        subjects.changed(subject, null, "published", viewer, times(begin, until));
        tellAt(subject, begin);
        tellAt(subject, until);
    }

    @Transactional
    public void unpublish(SubjectKind kind, UUID id, Viewer viewer) {
        var subject = subjects.hold(kind, id);
        Who.must(viewer.runsTheProgramme());
        set(subject, null, null);
        subjects.changed(subject, null, "unpublished", viewer, null);
    }

    private static Map<String, String> times(Instant from, @Nullable Instant until) {
        var times = new HashMap<String, String>();
        times.put("from", from.toString());
        if (until != null) {
            times.put("until", until.toString());
        }
        return times;
    }

    /** What was public until now is remembered: programmes count by the time in which it was. */
    private void set(Subject subject, @Nullable Instant from, @Nullable Instant until) {
        jdbc.sql("""
                        insert into catalogue.former_publication (subject_kind, subject_id, from_at, until_at)
                        select :kind, s.id, s.published_from, least(s.published_until, :now)
                        from catalogue.%s s where s.id = :id and s.published_from < least(s.published_until, :now)
                        on conflict (subject_id, from_at) do update set until_at = excluded.until_at
                        """.formatted(subject.kind().code()))
                .param("kind", subject.kind().code())
                .param("id", subject.id())
                .param("now", At.now(clock))
                .update();
        jdbc.sql("update catalogue." + subject.kind().code()
                        + " set published_from = :from, published_until = :until where id = :id")
                .param("id", subject.id())
                .param("from", At.utc(from), java.sql.Types.TIMESTAMP_WITH_TIMEZONE)
                .param("until", At.utc(until), java.sql.Types.TIMESTAMP_WITH_TIMEZONE)
                .update();
    }

    private void tellAt(Subject subject, @Nullable Instant at) {
        if (at != null && at.isAfter(clock.instant())) {
            var id = subject.kind().code() + " " + subject.id() + " " + at.getEpochSecond();
            scheduler.scheduleIfNotExists(TELLING.instance(id).scheduledTo(at));
        }
    }

    /** Required fields that nobody approved in the language they were written in. */
    private List<TextField> missing(Subject subject) {
        var approved =
                jdbc.sql("""
                        select field from catalogue.text
                        where subject_id = :id and is_source and approved_words is not null
                        """).param("id", subject.id()).query(String.class).list();
        return TextField.of(subject.kind()).stream()
                .filter(field -> field.required() && !approved.contains(field.code()))
                .toList();
    }

    /** Why a profile does not count for the programme. */
    public enum Reason {
        NOT_PUBLIC,
        MISSING,
        NOT_APPROVED,
        STALE;

        public String key() {
            return "catalogue.counts." + name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /**
     * A reason, with the field and language it is about; both absent when the profile is not public.
     */
    public record WhyNot(
            Reason reason,
            @Nullable TextField field,
            @Nullable Language language) {}

    /** A profile, and why it does not count; it counts when there is no reason. */
    public record Standing(UUID profileId, UUID groupId, List<WhyNot> reasons) {
        public Standing {
            reasons = List.copyOf(reasons);
        }

        public boolean counts() {
            return reasons.isEmpty();
        }
    }

    /**
     * All profiles with whether they count for the programme now: public, and every required text approved in both
     * languages, no translation stale.
     */
    @Transactional(readOnly = true)
    public List<Standing> standings(Viewer viewer) {
        Who.must(viewer.runsTheProgramme());
        return standings((UUID) null);
    }

    @Transactional(readOnly = true)
    public Standing standing(UUID profile) {
        return standings(profile).getFirst();
    }

    private List<Standing> standings(@Nullable UUID only) {
        var all = new java.util.LinkedHashMap<UUID, Standing>();
        var reasons = new HashMap<UUID, List<WhyNot>>();
        jdbc.sql("""
                        select p.id, p.group_id, catalogue.published_at(p.published_from, p.published_until, :now) as open,
                               f.field, l.language, t.words is not null as written,
                               coalesce(t.approved_revision = t.revision, false) as approved,
                               coalesce(t.source_revision < s.revision, false) as stale
                        from catalogue.profile p
                        cross join unnest(cast(:required as text[])) with ordinality as f (field, place)
                        cross join unnest(array['th', 'en']) as l (language)
                        left join catalogue.text t
                            on t.subject_id = p.id and t.field = f.field and t.language = l.language
                        left join catalogue.text s on s.subject_id = p.id and s.field = f.field and s.is_source
                        where not p.set_aside and (cast(:only as uuid) is null or p.id = :only)
                        order by p.id, f.place, l.language desc
                        """)
                .param("now", At.now(clock))
                .param("required", PublicProfiles.REQUIRED)
                .param("only", only)
                .query(row -> {
                    var id = row.getObject("id", UUID.class);
                    var why = reasons.computeIfAbsent(id, key -> new ArrayList<>());
                    if (!all.containsKey(id)) {
                        all.put(id, new Standing(id, row.getObject("group_id", UUID.class), List.of()));
                        if (!row.getBoolean("open")) {
                            why.add(new WhyNot(Reason.NOT_PUBLIC, null, null));
                        }
                    }
                    var reason = !row.getBoolean("written")
                            ? Reason.MISSING
                            : row.getBoolean("stale")
                                    ? Reason.STALE
                                    : row.getBoolean("approved") ? null : Reason.NOT_APPROVED;
                    if (reason != null) {
                        why.add(new WhyNot(
                                reason, TextField.of(row.getString("field")), Language.of(row.getString("language"))));
                    }
                });
        return all.values().stream()
                .map(one ->
                        new Standing(one.profileId(), one.groupId(), reasons.getOrDefault(one.profileId(), List.of())))
                .toList();
    }

    @Configuration(proxyBeanMethods = false)
    static class Moments {
        @Bean
        static Task<Void> catalogueMoments(JdbcClient jdbc) {
            return Tasks.oneTime(TELLING).execute((instance, context) -> {
                var parts = instance.getId().split(" ");
                jdbc.sql("insert into catalogue.change (kind, subject_id) values (:kind, :id)")
                        .param("kind", parts[0])
                        .param("id", UUID.fromString(parts[1]))
                        .update();
            });
        }
    }
}

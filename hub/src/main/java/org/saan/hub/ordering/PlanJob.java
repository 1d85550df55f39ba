package org.saan.hub.ordering;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.saan.hub.directory.Aliases;
import org.saan.hub.directory.Directory;
import org.saan.hub.directory.FamilyView;
import org.saan.hub.shared.Printing;
import org.saan.hub.shared.Weeks;
import org.saan.planner.InputError;
import org.saan.planner.Outcome;
import org.saan.planner.Planner;
import org.saan.planner.Progress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import org.threeten.extra.YearWeek;
import tools.jackson.databind.ObjectMapper;

/**
 * Makes a plan: reads one picture of the database, plans outside any transaction, and stores what came of it. Begun again
 * after a crash it makes the same plan again.
 */
@Component
class PlanJob {
    static final TaskDescriptor<Void> TASK = TaskDescriptor.of("ordering.plan");

    /** Tries per line: a line alone soon has its best place, many lines have many ways to make room for each other. */
    private static final long WORK_PER_LINE = 300;

    private static final long MOST_WORK = 20_000;
    /** After the last due week, so that the planner can tell how much later would help. */
    private static final int WEEKS_BEYOND = 8;

    private static final int MOST_WEEKS = 120;
    private static final long NEWS_EVERY_MS = 250;
    /** A slow machine stops here with the best until then; on a usual one the work is done long before. */
    private static final Duration CAP = Duration.ofSeconds(30);

    /** An order that changes while its plan is made is planned again, so often at most. */
    private static final int MOST_TRIES = 5;

    private static final Logger log = LoggerFactory.getLogger(PlanJob.class);

    private final JdbcClient jdbc;
    private final OrderReads reads;
    private final GroupTime time;
    private final Directory directory;
    private final WorkSoFar workSoFar;
    private final Aliases aliases;
    private final ObjectMapper json;
    private final Clock clock;
    private final TransactionTemplate onePicture;
    private final TransactionTemplate change;

    PlanJob(
            JdbcClient jdbc,
            OrderReads reads,
            GroupTime time,
            Directory directory,
            WorkSoFar workSoFar,
            Aliases aliases,
            ObjectMapper json,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.reads = reads;
        this.time = time;
        this.directory = directory;
        this.workSoFar = workSoFar;
        this.aliases = aliases;
        this.json = json;
        this.clock = clock;
        this.change = new TransactionTemplate(transactions);
        this.onePicture = new TransactionTemplate(transactions);
        onePicture.setReadOnly(true);
        onePicture.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    }

    @Configuration(proxyBeanMethods = false)
    static class Registration {
        @Bean
        static Task<Void> planTask(PlanJob job) {
            return Tasks.oneTime(TASK).execute((instance, context) -> job.make(UUID.fromString(instance.getId())));
        }
    }

    void make(UUID plan) {
        if (!begin(plan)) {
            return;
        }
        try {
            for (int tries = 0; tries < MOST_TRIES; tries++) {
                if (makeOnce(plan)) {
                    return;
                }
                log.info("plan {} made again: its order has changed meanwhile", plan);
            }
            end(plan, PlanView.State.FAILED, new PlanView.Failure("broke", null, 0, null));
        } catch (RuntimeException bug) {
            log.error("plan {} failed", plan, bug);
            end(plan, PlanView.State.FAILED, new PlanView.Failure("broke", null, 0, null));
        }
    }

    /** Whether it is done; not when what it was made from has changed meanwhile. */
    private boolean makeOnce(UUID plan) {
        var snapshot = java.util.Objects.requireNonNull(onePicture.execute(status -> snapshot(plan)));
        var mapping = new PlannerMapping(snapshot);
        var news = new News(plan);
        var outcome = plan(mapping, news);
        if (outcome instanceof Outcome.Planned first
                && !(outcome instanceof Outcome.Cancelled)
                && !mapping.crowded(first.plan()).isEmpty()) {
            mapping = new PlannerMapping(snapshot, mapping.crowded(first.plan()));
            outcome = plan(mapping, news);
        }
        switch (outcome) {
            case Outcome.Cancelled it -> end(plan, PlanView.State.STOPPED, null);
            case Outcome.Planned it -> {
                return propose(plan, snapshot, mapping.proposal(it));
            }
            case Outcome.Rejected it -> end(plan, PlanView.State.FAILED, failure(it, snapshot.first()));
        }
        return true;
    }

    private static Outcome plan(PlannerMapping mapping, News news) {
        return Planner.plan(
                mapping.problem(),
                mapping.pins(),
                mapping.limits(WORK_PER_LINE, MOST_WORK, CAP),
                news::at,
                news::stopWanted);
    }

    private boolean begin(UUID plan) {
        var begun = jdbc.sql("""
                        update ordering.plan_request set state = 'RUNNING', permille = 0, begun_at = :at
                        where id = :id and state in ('WAITING', 'RUNNING') and not stop_wanted
                        """).param("id", plan).param("at", now()).update() == 1;
        if (!begun) {
            // Somebody wanted it stopped, and whoever worked on it has died.
            jdbc.sql("""
                            update ordering.plan_request set state = 'STOPPED', ended_at = :at
                            where id = :id and state in ('WAITING', 'RUNNING') and stop_wanted
                            """).param("id", plan).param("at", now()).update();
        }
        return begun;
    }

    private PlanSnapshot snapshot(UUID plan) {
        record Of(UUID order, UUID buyer) {}
        var of = jdbc.sql("""
                        select o.id, o.buyer_id from ordering.plan_request p
                        join ordering.buyer_order o on o.id = p.order_id where p.id = :id
                        """)
                .param("id", plan)
                .query((row, n) -> new Of(row.getObject(1, UUID.class), row.getObject(2, UUID.class)))
                .single();
        var lines = reads.lines(of.order());
        var allocations = reads.allocations(of.order());
        var first = YearWeek.from(LocalDate.now(clock.withZone(Printing.ZONE)));
        int weeks = lines.stream()
                        .mapToInt(line -> Weeks.between(first, line.due()))
                        .max()
                        .orElse(0)
                + WEEKS_BEYOND;
        weeks = Math.clamp(weeks, 1, MOST_WEEKS);
        var groups = directory.capacities(first, weeks);
        return new PlanSnapshot(
                of.order(),
                of.buyer(),
                first,
                weeks,
                lines,
                groups,
                directory.listFamilies().stream().collect(Collectors.toMap(FamilyView::code, Function.identity())),
                time.given(first),
                workSoFar.of(groups.stream().map(group -> group.id()).toList()),
                PlannerMapping.grouped(
                        allocations.stream().filter(a -> a.state().isLive()).toList()),
                PlannerMapping.grouped(
                        allocations.stream().filter(AllocationView::wantsNoMore).toList()),
                Plans.wishes(jdbc, of.order()));
    }

    private static PlanView.Failure failure(Outcome.Rejected rejected, YearWeek first) {
        return rejected.errors().stream()
                .filter(InputError.PinImpossible.class::isInstance)
                .map(InputError.PinImpossible.class::cast)
                .findFirst()
                .map(error -> new PlanView.Failure(
                        "pin",
                        UUID.fromString(error.pin().group()),
                        error.pin().pieces(),
                        Reasons.of(error.why(), first)))
                .orElseGet(() -> {
                    log.error("planner refused: {}", rejected.errors());
                    return new PlanView.Failure("broke", null, 0, null);
                });
    }

    /** Stores the proposal unless the order has changed since its picture was taken; nobody changes it meanwhile. */
    private boolean propose(UUID plan, PlanSnapshot snapshot, Proposal proposal) {
        return Boolean.TRUE.equals(change.execute(status -> {
            jdbc.sql("select 1 from ordering.buyer_order where id = :id for update")
                    .param("id", snapshot.order())
                    .query(Integer.class)
                    .single();
            var basis = PlanBasis.of(
                    reads.lines(snapshot.order()),
                    reads.allocations(snapshot.order()),
                    Plans.wishes(jdbc, snapshot.order()));
            var groups = proposal.shares().stream().map(Proposal.Share::groupId).toList();
            // A group that was merged into another meanwhile is planned again under its present name.
            if (!basis.equals(PlanBasis.of(snapshot)) || !aliases.keep(groups)) {
                return false;
            }
            jdbc.sql("""
                            update ordering.plan_request
                            set state = case when stop_wanted then 'STOPPED' else 'PROPOSED' end, permille = 1000,
                                proposal = :proposal::jsonb, basis = :basis,
                                ended_at = case when stop_wanted then cast(:at as timestamptz) end
                            where id = :id and state = 'RUNNING'
                            """)
                    .param("id", plan)
                    .param("proposal", json.writeValueAsString(proposal))
                    .param("basis", basis)
                    .param("at", now())
                    .update();
            return true;
        }));
    }

    private void end(UUID plan, PlanView.State state, PlanView.@Nullable Failure failure) {
        jdbc.sql("""
                        update ordering.plan_request set state = :state, failure = :failure::jsonb, ended_at = :at
                        where id = :id and state = 'RUNNING'
                        """)
                .param("id", plan)
                .param("state", state.name())
                .param("failure", failure == null ? null : json.writeValueAsString(failure))
                .param("at", now())
                .update();
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock).withOffsetSameInstant(ZoneOffset.UTC);
    }

    /** Writes now and then how far the plan is, and hears whether somebody wants it stopped. Several threads may ask. */
    private final class News {
        private final UUID plan;
        private long lastTold;
        private long lastAsked;
        private boolean stop;

        News(UUID plan) {
            this.plan = plan;
            this.lastTold = clock.millis();
            this.lastAsked = lastTold;
        }

        synchronized void at(Progress.News news) {
            if (clock.millis() - lastTold >= NEWS_EVERY_MS) {
                lastTold = clock.millis();
                jdbc.sql("""
                                update ordering.plan_request
                                set permille = :permille, points = :points, first_points = coalesce(first_points, :points),
                                    least_points = cast(:least as bigint)
                                where id = :id
                                """)
                        .param("permille", news.permille())
                        .param("points", news.objective())
                        .param("least", PlannerMapping.least(news.bound()))
                        .param("id", plan)
                        .update();
            }
        }

        synchronized boolean stopWanted() {
            if (!stop && clock.millis() - lastAsked >= NEWS_EVERY_MS) {
                lastAsked = clock.millis();
                stop = jdbc.sql("select stop_wanted from ordering.plan_request where id = :id")
                        .param("id", plan)
                        .query(Boolean.class)
                        // Asked by another thread, it is not there yet while who asked for the plan has not committed.
                        .optional()
                        .orElse(false);
            }
            return stop;
        }
    }
}

package org.saan.hub.ordering;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.saan.hub.directory.Directory;
import org.saan.hub.directory.FamilyView;
import org.saan.hub.directory.GroupCapacity;
import org.saan.hub.shared.NotFound;
import org.saan.hub.shared.Printing;
import org.saan.hub.shared.Refusal;
import org.saan.hub.shared.Viewer;
import org.saan.hub.shared.Weeks;
import org.saan.planner.Assignment;
import org.saan.planner.Plan;
import org.saan.planner.Promise;
import org.saan.planner.Promises;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import org.threeten.extra.YearWeek;

/**
 * Capable to promise: answers at once what could be made for an enquiry beside all work that groups have promised already.
 * Reads one picture of the database, asks the planner outside any transaction, stores nothing.
 */
@Service
public class Promising {
    /** After the due week, so that there is something to say about later. */
    private static final int WEEKS_BEYOND = 30;

    private static final int MOST_WEEKS = 120;
    /** The planner names a buyer only to find groups that are reserved, and the hub reserves none. */
    private static final UUID NOBODY = new UUID(0, 0);

    private final Directory directory;
    private final GroupTime time;
    private final Clock clock;
    private final TransactionTemplate onePicture;

    Promising(Directory directory, GroupTime time, Clock clock, PlatformTransactionManager transactions) {
        this.directory = directory;
        this.time = time;
        this.clock = clock;
        onePicture = new TransactionTemplate(transactions);
        onePicture.setReadOnly(true);
        onePicture.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    }

    /** Everything that is wrong with a question, as with a line of an order; empty when it can be asked. */
    public List<Refusal> errors(NewOrder.Line line) {
        var families = directory.listFamilies().stream().map(FamilyView::code).collect(Collectors.toSet());
        return new NewOrder(NOBODY, null, List.of(line)).errors(families, now());
    }

    /**
     * What can be promised for a line that nobody has ordered yet.
     *
     * @throws Refusal at the first field that is wrong
     */
    public PromiseView promise(NewOrder.Line line, Viewer viewer) {
        if (!viewer.runsTheProgramme()) {
            throw new NotFound("promise");
        }
        errors(line).stream().findFirst().ifPresent(refusal -> {
            throw refusal;
        });
        var snapshot = Objects.requireNonNull(onePicture.execute(status -> snapshot(line)));
        var mapping = new PlannerMapping(snapshot);
        var problem = mapping.problem();
        var nothing = new Plan(problem.id(), 0, List.of(), List.of());
        if (!(Promises.of(problem, nothing) instanceof Promises.Making.Ready ready)) {
            throw new IllegalStateException("the planner refused the groups of the hub");
        }
        return switch (ready.promises().answer(problem.lines().getFirst())) {
            case Promises.Answer.Answered(var promise) -> view(promise, snapshot);
            case Promises.Answer.Rejected(var errors) ->
                throw new IllegalStateException("the planner refused an enquiry: " + errors);
        };
    }

    private PlanSnapshot snapshot(NewOrder.Line line) {
        var first = now();
        var due = Objects.requireNonNull(line.due());
        int weeks = Math.clamp(Weeks.between(first, due) + WEEKS_BEYOND, 1, MOST_WEEKS);
        int quantity = Objects.requireNonNull(line.quantity()).intValueExact();
        var asked = new LineView(
                NOBODY,
                0,
                Objects.requireNonNull(line.familyCode()),
                quantity,
                0,
                quantity,
                0,
                Objects.requireNonNull(line.release()),
                due,
                line.grade(),
                line.maxPriceMinor(),
                line.maxGroups(),
                line.batchMultiple(),
                line.oneLot());
        return new PlanSnapshot(
                NOBODY,
                NOBODY,
                first,
                weeks,
                List.of(asked),
                directory.capacities(first, weeks),
                directory.listFamilies().stream().collect(Collectors.toMap(FamilyView::code, Function.identity())),
                time.given(first),
                Map.of(),
                Map.of(),
                Map.of(),
                Map.of());
    }

    private static PromiseView view(Promise promise, PlanSnapshot snapshot) {
        var first = snapshot.first();
        var line = snapshot.lines().getFirst();
        var groups = snapshot.groups().stream()
                .collect(Collectors.toMap(group -> group.id().toString(), Function.identity()));
        return new PromiseView(
                line.quantity(),
                line.due(),
                promise.pieces(),
                promise.prices()
                        .map(prices -> new PromiseView.Prices(prices.least(), prices.most(), prices.total()))
                        .orElse(null),
                promise.work().stream()
                        .map(work -> share(work, Objects.requireNonNull(groups.get(work.group())), line, first))
                        .toList(),
                promise.wholeBy().isPresent()
                        ? first.plusWeeks(promise.wholeBy().getAsInt())
                        : null,
                snapshot.weeks(),
                promise.byWeek().stream()
                        .map(at -> new PromiseView.ByWeek(first.plusWeeks(at.week()), at.pieces()))
                        .toList(),
                orNull(promise.oneMoreGroup()),
                promise.higherPrices().stream()
                        .map(at -> new PromiseView.AtPrice(at.maxPrice(), at.pieces()))
                        .toList());
    }

    private static PromiseView.Share share(Assignment work, GroupCapacity group, LineView line, YearWeek first) {
        var craft = group.crafts().stream()
                .filter(one -> one.familyCode().equals(line.familyCode()))
                .findFirst()
                .orElseThrow();
        return new PromiseView.Share(
                group.id(),
                group.name(),
                group.province(),
                work.pieces(),
                craft.priceMinor(),
                first.plusWeeks(work.minutes().firstKey()),
                first.plusWeeks(work.minutes().lastKey()));
    }

    private static @Nullable Integer orNull(OptionalInt number) {
        return number.isPresent() ? number.getAsInt() : null;
    }

    private YearWeek now() {
        return YearWeek.from(LocalDate.now(clock.withZone(Printing.ZONE)));
    }
}

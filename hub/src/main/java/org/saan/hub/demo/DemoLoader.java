package org.saan.hub.demo;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.saan.hub.directory.Directory;
import org.saan.hub.directory.FamilyView;
import org.saan.hub.directory.NewCapability;
import org.saan.hub.directory.NewGroup;
import org.saan.hub.directory.OurWeeks;
import org.saan.hub.directory.Reminders;
import org.saan.hub.directory.Said;
import org.saan.hub.identity.Identity;
import org.saan.hub.ordering.AllocationState;
import org.saan.hub.ordering.AllocationView;
import org.saan.hub.ordering.NewOrder;
import org.saan.hub.ordering.Offers;
import org.saan.hub.ordering.Ordering;
import org.saan.hub.ordering.PlanAtOnce;
import org.saan.hub.ordering.Plans;
import org.saan.hub.shared.LocalizedText;
import org.saan.hub.shared.Printing;
import org.saan.hub.shared.Viewer;
import org.saan.hub.sourcing.NewBuyer;
import org.saan.hub.sourcing.Sourcing;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.context.WebApplicationContext;
import org.threeten.extra.YearWeek;

/**
 * Enters the fictional programme into a hub that is empty, through the services that people use, and prints the sign-ins
 * once. All of it is one transaction: a start that is killed half-way leaves the hub empty.
 */
@Component
class DemoLoader {
    private static final long SEED = 2570;
    private static final int PIECE_SETUP_MINUTES = 240;
    private static final int DAYS_OF_OLD_WORD = 45;
    private static final Viewer SYSTEM = Identity.SYSTEM;

    private final Identity identity;
    private final Directory directory;
    private final OurWeeks weeks;
    private final Reminders reminders;
    private final Sourcing sourcing;
    private final Ordering ordering;
    private final Plans plans;
    private final PlanAtOnce planner;
    private final Offers offers;
    private final DemoWork work;
    private final DemoMoney money;
    private final DemoAccounts accounts;
    private final DemoPeople people;
    private final DemoCatalogue catalogue;
    private final DemoEnquiries enquiries;
    private final DemoDesigns designs;
    private final DemoContinuity continuity;
    private final DemoAssessment assessment;
    private final DemoTraining training;
    private final DemoObstacles obstacles;
    private final DemoMaterials materials;
    private final DemoSupport support;
    private final DemoProgramme programme;
    private final DemoTemplate template;
    private final Clock clock;
    private final TransactionTemplate transaction;
    private final boolean wanted;
    private final String password;

    DemoLoader(
            Identity identity,
            Directory directory,
            OurWeeks weeks,
            Reminders reminders,
            Sourcing sourcing,
            Ordering ordering,
            Plans plans,
            PlanAtOnce planner,
            Offers offers,
            DemoWork work,
            DemoMoney money,
            DemoAccounts accounts,
            DemoPeople people,
            DemoCatalogue catalogue,
            DemoEnquiries enquiries,
            DemoDesigns designs,
            DemoContinuity continuity,
            DemoAssessment assessment,
            DemoTraining training,
            DemoObstacles obstacles,
            DemoMaterials materials,
            DemoSupport support,
            DemoProgramme programme,
            DemoTemplate template,
            Clock clock,
            PlatformTransactionManager transactions,
            @Value("${saan.empty:false}") boolean empty,
            @Value("${saan.demo:true}") boolean demo,
            @Value("${saan.demo-password:}") String password) {
        this.identity = identity;
        this.directory = directory;
        this.weeks = weeks;
        this.reminders = reminders;
        this.sourcing = sourcing;
        this.ordering = ordering;
        this.plans = plans;
        this.planner = planner;
        this.offers = offers;
        this.work = work;
        this.money = money;
        this.accounts = accounts;
        this.people = people;
        this.catalogue = catalogue;
        this.enquiries = enquiries;
        this.designs = designs;
        this.continuity = continuity;
        this.assessment = assessment;
        this.training = training;
        this.obstacles = obstacles;
        this.materials = materials;
        this.support = support;
        this.programme = programme;
        this.template = template;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
        this.wanted = demo && !empty;
        this.password = password.isBlank() ? DemoAccounts.drawPassword() : password;
    }

    /** After the tables of places are filled, before anybody is told that the hub is ready. */
    @EventListener
    @Order(Ordered.LOWEST_PRECEDENCE)
    void ready(ApplicationReadyEvent event) {
        if (!wanted || !(event.getApplicationContext() instanceof WebApplicationContext) || identity.hasAccounts()) {
            return;
        }
        System.out.println("Loading the demonstration programme …");
        var lines = Objects.requireNonNull(transaction.execute(status -> load()));
        // Printed, not logged: it is the only place where the password is told.
        System.out.println("Demonstration sign-ins, all people are fictional; the password of all is: " + password);
        lines.forEach(System.out::println);
    }

    private List<String> load() {
        var random = new SplittableRandom(SEED);
        var clusters = clusters();
        var groups = groups(clusters, random);
        var buyers = buyers();
        var first = YearWeek.from(LocalDate.now(clock.withZone(Printing.ZONE)));
        for (var order : DemoOrders.all(SEED)) {
            enter(order, buyers, first, random);
        }
        var busy = busyGroup(groups);
        work.begin(busy);
        money.enter(busy);
        var lines = accounts.create(password, busy, buyers.getFirst(), clusters.getFirst());
        people.tell(groups, clusters, busy);
        catalogue.enter(groups);
        enquiries.enter(busy, buyers.getFirst());
        designs.enter(groups);
        continuity.enter(groups.subList(0, Math.min(groups.size(), 24)), buyers.getFirst());
        assessment.enter();
        training.enter();
        obstacles.enter(busy, groups);
        materials.enter(busy);
        support.enter();
        // Nearly last, for it counts what all others entered.
        programme.enter(groups);
        template.enter();
        return lines;
    }

    private List<UUID> clusters() {
        var ids = new ArrayList<UUID>();
        for (var cluster : DemoGroups.CLUSTERS) {
            ids.add(directory.createCluster(
                    cluster.code(),
                    new LocalizedText(cluster.nameTh(), cluster.nameEn()),
                    cluster.regionCode(),
                    SYSTEM));
        }
        return ids;
    }

    private List<UUID> groups(List<UUID> clusters, SplittableRandom random) {
        var names = new DemoNames(SEED);
        Map<String, FamilyView> families =
                directory.listFamilies().stream().collect(Collectors.toMap(FamilyView::code, Function.identity()));
        var ids = new ArrayList<UUID>();
        for (var group : DemoGroups.all(SEED)) {
            var id = directory.createGroup(
                    new NewGroup(
                            null,
                            new LocalizedText(group.nameTh(), group.nameEn()),
                            "group",
                            clusters.get(group.cluster()),
                            null,
                            null,
                            null,
                            null,
                            group.provinceCode(),
                            null,
                            DemoGroups.PEOPLE_PER_GROUP,
                            null,
                            null,
                            List.of(DemoNames.phone(group.number())),
                            new NewGroup.Leader("นาง", names.givenName().th(), names.familyName()),
                            group.inProgramme(),
                            group.artisans(),
                            NewGroup.USUAL_HOURS),
                    SYSTEM);
            ids.add(id);
            for (int person = 1; person < DemoGroups.PEOPLE_PER_GROUP; person++) {
                directory.addPerson(
                        id,
                        person % 4 == 0 ? "นาย" : "นาง",
                        names.givenName().th(),
                        names.familyName(),
                        false,
                        LocalDate.now(clock.withZone(Printing.ZONE)).minusDays(30L * person),
                        SYSTEM);
            }
            for (var craft : group.crafts()) {
                var family = Objects.requireNonNull(families.get(craft.family()));
                directory.setCapability(
                        id,
                        new NewCapability(
                                craft.family(),
                                craft.grade(),
                                Math.max(1, family.standardMinutes() * craft.pacePermille() / 1000),
                                PIECE_SETUP_MINUTES,
                                // Less than a week of one maker is not worth a warp.
                                Math.max(4, 1800 / family.standardMinutes() / 2 * 2),
                                group.looms(),
                                family.standardPriceMinor() * craft.pricePermille() / 1000 / 100 * 100),
                        SYSTEM);
            }
            calendar(id, ids.size(), random);
        }
        reminders.remind();
        return ids;
    }

    /** Some groups have told of leave, most have confirmed their weeks, some a while ago. */
    private void calendar(UUID group, int number, SplittableRandom random) {
        var today = LocalDate.now(clock.withZone(Printing.ZONE));
        var now = YearWeek.from(today);
        if (random.nextInt(5) == 0) {
            var first = now.plusWeeks(3 + random.nextInt(16));
            directory.declareLeave(group, first, first.plusWeeks(random.nextInt(2)), "งานบุญของหมู่บ้าน", SYSTEM);
        } else if (random.nextInt(3) > 0) {
            directory.confirmCapacity(group, SYSTEM);
        } else if (number % 2 == 0) {
            weeks.confirm(group, new Said("หัวหน้ากลุ่ม", today.minusDays(DAYS_OF_OLD_WORD)), SYSTEM);
        }
    }

    private List<UUID> buyers() {
        var ids = new ArrayList<UUID>();
        for (int number = 0; number < DemoNames.buyers(); number++) {
            ids.add(sourcing.createBuyer(
                    new NewBuyer(DemoNames.buyer(number), DemoNames.country(number), "buyer" + number + "@example.com"),
                    SYSTEM));
        }
        return ids;
    }

    private void enter(DemoOrders.Order order, List<UUID> buyers, YearWeek first, SplittableRandom random) {
        var lines = order.lines().stream()
                .map(line -> new NewOrder.Line(
                        line.family(),
                        BigDecimal.valueOf(line.pieces()),
                        first.plusWeeks(line.releaseWeek()),
                        first.plusWeeks(line.dueWeek()),
                        line.grade(),
                        null,
                        null,
                        line.batchMultiple(),
                        line.oneLot()))
                .toList();
        var id = ordering.createOrder(new NewOrder(buyers.get(order.buyer()), null, lines), SYSTEM);
        if (order.stage() == DemoOrders.Stage.DRAFT) {
            return;
        }
        var plan = planner.plan(id, SYSTEM);
        if (order.stage() == DemoOrders.Stage.PROPOSED
                || plan.proposal() == null
                || plan.proposal().shares().isEmpty()) {
            return;
        }
        plans.acceptPlan(id, plan.id(), SYSTEM);
        switch (order.stage()) {
            case ACCEPTED -> shares(id).forEach(share -> offers.accept(share.id(), share.version(), SYSTEM));
            case PARTLY_ANSWERED -> shares(id).forEach(share -> answer(share, random));
            case CANCELLED -> ordering.cancelOrder(id, SYSTEM);
            default -> {}
        }
    }

    private void answer(AllocationView share, SplittableRandom random) {
        switch (random.nextInt(4)) {
            case 0 -> offers.decline(share.id(), share.version(), "field", SYSTEM);
            case 1 -> {
                int fewer = share.quantity() / 4 * 2;
                if (fewer > 0) {
                    offers.counter(share.id(), share.version(), fewer, SYSTEM);
                }
            }
            case 2 -> offers.accept(share.id(), share.version(), SYSTEM);
            default -> {}
        }
    }

    private List<AllocationView> shares(UUID order) {
        return ordering.getOrder(order, SYSTEM).allocations();
    }

    /** The first group with work to answer and work that it has accepted, so that its leader has something to look at. */
    private UUID busyGroup(List<UUID> groups) {
        return groups.stream()
                .filter(group -> {
                    var states = offers.listOffers(group, SYSTEM).stream()
                            .map(offer -> offer.state())
                            .collect(Collectors.toSet());
                    return states.contains(AllocationState.OFFERED) && states.contains(AllocationState.ACCEPTED);
                })
                .findFirst()
                .orElse(groups.getFirst());
    }
}

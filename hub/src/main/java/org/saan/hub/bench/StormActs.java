package org.saan.hub.bench;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.saan.hub.directory.Directory;
import org.saan.hub.identity.Identity;
import org.saan.hub.ordering.AllocationState;
import org.saan.hub.ordering.Amendments;
import org.saan.hub.ordering.NewAmendment;
import org.saan.hub.ordering.NewOrder;
import org.saan.hub.ordering.Offers;
import org.saan.hub.ordering.Ordering;
import org.saan.hub.ordering.PlanAtOnce;
import org.saan.hub.ordering.PlanView;
import org.saan.hub.ordering.Plans;
import org.saan.hub.production.Fault;
import org.saan.hub.production.Feeling;
import org.saan.hub.production.NewDelivery;
import org.saan.hub.production.NewInspection;
import org.saan.hub.production.NewReport;
import org.saan.hub.production.Progress;
import org.saan.hub.production.Quality;
import org.saan.hub.production.Receiving;
import org.saan.hub.production.TrancheView;
import org.saan.hub.settlement.Billing;
import org.saan.hub.settlement.NewPayout;
import org.saan.hub.settlement.NewTerms;
import org.saan.hub.settlement.Payouts;
import org.saan.hub.settlement.Receipts;
import org.saan.hub.shared.Language;
import org.saan.hub.shared.Money;
import org.saan.hub.shared.Role;
import org.saan.hub.shared.SentForm;
import org.saan.hub.shared.Viewer;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.threeten.extra.YearWeek;

/** Finds something to do with an order as it stands now, and does it through the services that the pages call. */
final class StormActs {
    private static final byte[] SLIP = "%PDF-1.4 made".getBytes(StandardCharsets.US_ASCII);
    private static final int MOST_PIECES = 40;

    private final JdbcClient jdbc;
    private final Directory directory;
    private final Ordering ordering;
    private final Plans plans;
    private final PlanAtOnce planner;
    private final Offers offers;
    private final Amendments amendments;
    private final Progress progress;
    private final Receiving receiving;
    private final Quality quality;
    private final Billing billing;
    private final Receipts receipts;
    private final Payouts payouts;
    private final Clock clock;
    private final List<UUID> buyers;
    private final List<UUID> groups;

    StormActs(ApplicationContext hub, List<UUID> buyers, List<UUID> groups) {
        jdbc = hub.getBean(JdbcClient.class);
        directory = hub.getBean(Directory.class);
        ordering = hub.getBean(Ordering.class);
        plans = hub.getBean(Plans.class);
        planner = hub.getBean(PlanAtOnce.class);
        offers = hub.getBean(Offers.class);
        amendments = hub.getBean(Amendments.class);
        progress = hub.getBean(Progress.class);
        receiving = hub.getBean(Receiving.class);
        quality = hub.getBean(Quality.class);
        billing = hub.getBean(Billing.class);
        receipts = hub.getBean(Receipts.class);
        payouts = hub.getBean(Payouts.class);
        clock = hub.getBean(Clock.class);
        this.buyers = List.copyOf(buyers);
        this.groups = List.copyOf(groups);
    }

    /**
     * Something to do.
     *
     * @param key under which its evidence is found
     * @param amount pieces or satang; absent where the deed has none
     */
    record Act(UUID key, @Nullable Long amount, Runnable doing) {}

    /** The person of one deed alone: whatever the deed writes bears its id. */
    private static Viewer officer(UUID deed) {
        return new Viewer(deed, "Storm (fictional)", Role.PROGRAMME_OFFICER, Identity.PROGRAMME, Language.EN);
    }

    /** Absent where the order gives no occasion for it. */
    Optional<Act> find(StormDeed deed, UUID id, UUID order, SplittableRandom random) {
        return switch (deed) {
            case ORDER -> Optional.of(enter(id, random));
            case AMEND -> amend(id, order, random);
            case CANCEL ->
                random.nextInt(3) > 0
                        ? Optional.empty()
                        : Optional.of(new Act(order, null, () -> ordering.cancelOrder(order, officer(id))));
            case PLAN -> plan(id, order, random);
            case ACCEPT_PLAN -> acceptPlan(id, order);
            case ACCEPT, DECLINE, COUNTER, AGREE_TO_FEWER, TAKE_BACK -> answer(deed, id, order, random);
            case CALENDAR -> Optional.of(calendar(id, random));
            case REPORT, RECEIVE, PACK, ACCEPT_EXTRA -> work(deed, id, order, random);
            case RECEIVE_REWORKED, INSPECT -> tranche(deed, id, order, random);
            case AGREE_PRICE -> agree(id, order, random);
            case INVOICE -> invoice(id, order, random);
            case RECEIPT -> receipt(id, order, random);
            case USE_RECEIPT -> useReceipt(id, order, random);
            case UNDO_RECEIPT -> undoReceipt(id, order, random);
            case DEPOSIT -> deposit(id, order, random);
            case PAY -> pay(id, order, random);
            case USE_PAYOUT -> usePayout(id, order, random);
            case UNDO_PAYOUT -> undoPayout(id, order, random);
        };
    }

    private Act enter(UUID id, SplittableRandom random) {
        var now = YearWeek.from(LocalDate.now(clock));
        int batch = random.nextInt(4) == 0 ? 2 : 1;
        var lines = java.util.stream.IntStream.range(0, 1 + random.nextInt(2))
                .mapToObj(i -> new NewOrder.Line(
                        StormHub.FAMILY,
                        BigDecimal.valueOf((long) batch * (4 + random.nextInt(MOST_PIECES))),
                        now,
                        now.plusWeeks(5 + random.nextInt(random.nextBoolean() ? 4 : 14)),
                        1,
                        null,
                        random.nextInt(6) == 0 ? 2 : null,
                        batch,
                        random.nextInt(10) == 0))
                .toList();
        var order = new NewOrder(buyers.get(random.nextInt(buyers.size())), null, lines);
        return new Act(id, null, () -> ordering.createOrder(id, order, officer(id)));
    }

    private Optional<Act> amend(UUID id, UUID order, SplittableRandom random) {
        var viewer = officer(id);
        var seen = amendments.seen(order, viewer);
        var lines = ordering.getOrder(order, viewer).lines();
        int changed = random.nextInt(lines.size());
        var wanted = new java.util.ArrayList<NewAmendment.Line>();
        for (int i = 0; i < lines.size(); i++) {
            var line = lines.get(i);
            int batch = line.batchMultiple();
            int more =
                    i != changed ? 0 : batch * (random.nextInt(3) == 0 ? random.nextInt(1, 9) : -random.nextInt(1, 9));
            int quantity = Math.max(batch, line.quantity() + more);
            wanted.add(new NewAmendment.Line(
                    line.id(), null, BigDecimal.valueOf(quantity), line.due(), line.maxPriceMinor(), false));
        }
        var change = new NewAmendment(seen, "the buyer wrote", "buyer", wanted);
        return Optional.of(new Act(id, null, () -> amendments.amend(id, order, change, viewer)));
    }

    private Optional<Act> plan(UUID id, UUID order, SplittableRandom random) {
        var seen = ordering.getOrder(order, officer(id));
        boolean proposed = seen.plan() != null && seen.plan().state() == PlanView.State.PROPOSED;
        return seen.lines().stream().anyMatch(line -> line.unallocated() > 0) && (!proposed || random.nextInt(10) == 0)
                ? Optional.of(new Act(id, null, () -> planner.plan(order, officer(id))))
                : Optional.empty();
    }

    private Optional<Act> acceptPlan(UUID id, UUID order) {
        return Optional.ofNullable(ordering.getOrder(order, officer(id)).plan())
                .filter(plan -> plan.state() == PlanView.State.PROPOSED)
                .map(plan -> new Act(plan.id(), null, () -> plans.acceptPlan(order, plan.id(), officer(id))));
    }

    private Optional<Act> answer(StormDeed deed, UUID id, UUID order, SplittableRandom random) {
        var wanted = switch (deed) {
            case TAKE_BACK -> AllocationState.ACCEPTED;
            case AGREE_TO_FEWER -> AllocationState.COUNTERED;
            default -> AllocationState.OFFERED;
        };
        var viewer = officer(id);
        var shares = ordering.getOrder(order, viewer).allocations().stream()
                .filter(share -> share.state() == wanted)
                .toList();
        if (shares.isEmpty()) {
            return Optional.empty();
        }
        var share = shares.get(random.nextInt(shares.size()));
        var form = new SentForm(id, clock.instant(), "00", false);
        int fewer = 1 + random.nextInt(Math.max(1, share.quantity() - 1));
        int pieces = 1 + random.nextInt(6);
        return Optional.of(
                switch (deed) {
                    case ACCEPT ->
                        new Act(share.id(), null, () -> offers.accept(share.id(), share.version(), form, viewer));
                    case DECLINE ->
                        new Act(
                                share.id(),
                                null,
                                () -> offers.decline(share.id(), share.version(), "time", form, viewer));
                    case COUNTER ->
                        new Act(
                                id,
                                (long) fewer,
                                () -> offers.counter(share.id(), share.version(), fewer, form, viewer));
                    case AGREE_TO_FEWER ->
                        new Act(
                                share.id(),
                                null,
                                () -> offers.agreeToCounter(order, share.id(), share.version(), viewer));
                    default -> new Act(id, (long) pieces, () -> offers.takeBackSome(order, share.id(), pieces, viewer));
                });
    }

    /** The group has more or less time in some week. */
    private Act calendar(UUID id, SplittableRandom random) {
        var group = groups.get(random.nextInt(groups.size()));
        var week = YearWeek.from(LocalDate.now(clock)).plusWeeks(random.nextInt(20));
        int minutes = random.nextInt(StormHub.WEEK_MINUTES * 3);
        return new Act(id, null, () -> directory.overrideCapacity(group, week, minutes, "storm", officer(id)));
    }

    private record WorkSeen(UUID id, int needed, int undelivered, int good, int packed, int extraOpen, int told) {}

    private List<WorkSeen> works(UUID order) {
        return jdbc.sql("""
                        select id, needed, undelivered, good, packed,
                               greatest(0, good - needed) - extra_accepted, coalesce(told, 0)
                        from production.work where order_id = :order and needed > 0
                        """)
                .param("order", order)
                .query((row, n) -> new WorkSeen(
                        row.getObject(1, UUID.class),
                        row.getInt(2),
                        row.getInt(3),
                        row.getInt(4),
                        row.getInt(5),
                        row.getInt(6),
                        row.getInt(7)))
                .list();
    }

    /** At most so many pieces of the work; now and then a group sends a few too many. */
    private static int most(StormDeed deed, WorkSeen work, boolean tooMany) {
        return switch (deed) {
            case REPORT -> work.needed();
            case RECEIVE -> work.undelivered() + (tooMany ? 3 : 0);
            case PACK -> work.good() - work.packed();
            default -> work.extraOpen();
        };
    }

    private Optional<Act> work(StormDeed deed, UUID id, UUID order, SplittableRandom random) {
        boolean tooMany = random.nextInt(4) == 0;
        var all = works(order).stream()
                .filter(work -> most(deed, work, tooMany) > 0)
                .toList();
        if (all.isEmpty()) {
            return Optional.empty();
        }
        var work = all.get(random.nextInt(all.size()));
        var viewer = officer(id);
        int pieces = 1 + random.nextInt(most(deed, work, tooMany));
        int made = Math.min(work.needed(), work.told() + pieces);
        var report = new NewReport(id, made, Feeling.ON_TIME, null, null);
        var delivery = new NewDelivery(id, pieces, pieces, null, null);
        return Optional.of(
                switch (deed) {
                    case REPORT ->
                        new Act(id, (long) made, () -> progress.report(work.id(), report, List.of(), viewer));
                    case RECEIVE -> new Act(id, (long) pieces, () -> receiving.receive(work.id(), delivery, viewer));
                    case PACK -> new Act(id, (long) pieces, () -> receiving.pack(work.id(), id, pieces, false, viewer));
                    default -> new Act(id, (long) pieces, () -> receiving.acceptExtra(work.id(), pieces, viewer));
                });
    }

    private record TrancheSeen(UUID id, int pending, int atTheGroup) {}

    private Optional<Act> tranche(StormDeed deed, UUID id, UUID order, SplittableRandom random) {
        var column = deed == StormDeed.INSPECT ? "t.pending" : "t.rework - t.returned";
        var all = jdbc.sql("select t.id, t.pending, t.rework - t.returned from production.tranche t"
                        + " join ordering.share_of_order s on s.id = t.work_id where s.order_id = :order and " + column
                        + " > 0 limit 50")
                .param("order", order)
                .query((row, n) -> new TrancheSeen(row.getObject(1, UUID.class), row.getInt(2), row.getInt(3)))
                .list();
        if (all.isEmpty()) {
            return Optional.empty();
        }
        var tranche = all.get(random.nextInt(all.size()));
        var viewer = officer(id);
        if (deed == StormDeed.RECEIVE_REWORKED) {
            int pieces = 1 + random.nextInt(tranche.atTheGroup());
            var delivery = new NewDelivery(id, pieces, pieces, null, null);
            return Optional.of(
                    new Act(id, (long) pieces, () -> receiving.receiveReworked(tranche.id(), delivery, viewer)));
        }
        int looked = 1 + random.nextInt(tranche.pending());
        int bad = random.nextInt(3) == 0 ? random.nextInt(looked + 1) : 0;
        int rejected = bad == 0 ? 0 : random.nextInt(bad + 1);
        var faults = List.of(
                new TrancheView.FaultCount(Fault.EDGE, false, bad - rejected),
                new TrancheView.FaultCount(Fault.STAIN, true, rejected));
        var inspection = new NewInspection(id, looked - bad, faults, tranche.pending() - looked, null);
        return Optional.of(new Act(
                id, (long) looked, () -> quality.inspect(tranche.id(), inspection, List.<byte[]>of(), viewer)));
    }

    private Optional<Act> agree(UUID id, UUID order, SplittableRandom random) {
        var viewer = officer(id);
        if (billing.findMoney(order, viewer).isPresent() && random.nextInt(20) > 0) {
            return Optional.empty();
        }
        var price = BigDecimal.valueOf(20_000 + random.nextInt(40_000), 2);
        Map<UUID, BigDecimal> prices = ordering.getOrder(order, viewer).lines().stream()
                .collect(Collectors.toMap(line -> line.id(), line -> price));
        var parts = random.nextBoolean()
                ? List.of(BigDecimal.valueOf(100))
                : List.of(BigDecimal.valueOf(40), BigDecimal.valueOf(60));
        boolean dollars = random.nextInt(4) == 0;
        var terms = new NewTerms(
                dollars ? java.util.Currency.getInstance("USD") : Money.THB,
                dollars ? new BigDecimal("33.1234") : null,
                dollars ? "made rate" : null,
                dollars ? LocalDate.now(clock) : null,
                BigDecimal.ZERO,
                dollars,
                30,
                parts,
                prices);
        return Optional.of(new Act(id, null, () -> billing.agree(order, terms, viewer)));
    }

    private Optional<Act> invoice(UUID id, UUID order, SplittableRandom random) {
        var viewer = officer(id);
        var open = billing.findMoney(order, viewer).stream()
                .flatMap(money -> money.milestones().stream())
                .filter(part -> !part.invoiced())
                .map(part -> part.position())
                .toList();
        if (open.isEmpty() && random.nextInt(4) > 0) {
            return Optional.empty();
        }
        var milestone = open.isEmpty() ? null : open.getFirst();
        return Optional.of(new Act(id, null, () -> billing.issue(order, milestone, viewer)));
    }

    private record InvoiceSeen(UUID id, UUID buyer, String currency, long open) {}

    private Optional<InvoiceSeen> openInvoice(UUID order) {
        return jdbc.sql("""
                        select id, buyer_id, currency, total_minor - paid_minor from settlement.invoice
                        where order_id = :order and total_minor > paid_minor order by number limit 1
                        """)
                .param("order", order)
                .query((row, n) -> new InvoiceSeen(
                        row.getObject(1, UUID.class), row.getObject(2, UUID.class), row.getString(3), row.getLong(4)))
                .optional();
    }

    private Optional<Act> receipt(UUID id, UUID order, SplittableRandom random) {
        return openInvoice(order).map(invoice -> {
            long amount = 1 + random.nextLong(invoice.open() + invoice.open() / 4);
            var notice = new Receipts.NewReceipt(
                    id.toString(),
                    invoice.buyer(),
                    Money.ofMinor(amount, java.util.Currency.getInstance(invoice.currency())),
                    LocalDate.now(clock).minusDays(2));
            var use = random.nextInt(3) == 0 ? null : invoice.id();
            boolean twice = random.nextInt(5) == 0;
            return new Act(id, amount, () -> {
                receipts.book(notice, use, officer(id));
                if (twice) {
                    receipts.book(notice, use, officer(id));
                }
            });
        });
    }

    private Optional<Act> useReceipt(UUID id, UUID order, SplittableRandom random) {
        return openInvoice(order)
                .flatMap(invoice -> jdbc.sql("""
                        select id, amount_minor - used_minor from settlement.receipt
                        where buyer_id = :buyer and currency = :currency and used_minor < amount_minor
                        order by received_on desc, number desc limit 1
                        """)
                        .param("buyer", invoice.buyer())
                        .param("currency", invoice.currency())
                        .query((row, n) -> {
                            var receipt = row.getObject(1, UUID.class);
                            var most = random.nextBoolean()
                                    ? null
                                    : Money.ofMinor(
                                            1 + random.nextLong(row.getLong(2)),
                                            java.util.Currency.getInstance(invoice.currency()));
                            return new Act(id, null, () -> receipts.use(receipt, invoice.id(), most, officer(id)));
                        })
                        .optional());
    }

    private Optional<Act> undoReceipt(UUID id, UUID order, SplittableRandom random) {
        return one(order, random, """
                select u.id from settlement.receipt_use u join settlement.invoice i on i.id = u.invoice_id
                where i.order_id = :order and u.undone_at is null
                """).map(use -> new Act(id, null, () -> receipts.undo(use, officer(id))));
    }

    private Optional<UUID> one(UUID order, SplittableRandom random, String sql) {
        var all = jdbc.sql(sql + " limit 30")
                .param("order", order)
                .query((row, n) -> row.getObject(1, UUID.class))
                .list();
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(random.nextInt(all.size())));
    }

    private NewPayout transfer(UUID id, UUID group, @Nullable UUID order, long amount, List<NewPayout.Part> parts) {
        return new NewPayout(
                group,
                order,
                Money.ofMinor(amount, Money.THB),
                id.toString(),
                LocalDate.now(clock).minusDays(2),
                false,
                parts,
                SLIP);
    }

    private Optional<Act> deposit(UUID id, UUID order, SplittableRandom random) {
        var group = one(order, random, "select group_id from production.work where order_id = :order and needed > 0");
        long paid = jdbc.sql("""
                        select coalesce(sum(round(paid_minor * coalesce(rate, 1))), 0) - coalesce(
                            (select sum(amount_minor) from settlement.payout where order_id = :order), 0)
                        from settlement.invoice where order_id = :order
                        """).param("order", order).query(Long.class).single();
        if (group.isEmpty() || paid < 2) {
            return Optional.empty();
        }
        long amount = 1 + random.nextLong(random.nextInt(8) == 0 ? paid * 2 : paid);
        return Optional.of(new Act(
                id, amount, () -> payouts.pay(transfer(id, group.get(), order, amount, List.of()), officer(id))));
    }

    private record Owed(UUID work, UUID group, long open) {}

    private Optional<Owed> owed(UUID order, SplittableRandom random) {
        var all = jdbc
                .sql("""
                        select w.id, w.group_id, (w.accepted + w.extra_accepted)::bigint * w.price_minor
                                                 - coalesce(a.paid_minor, 0) as open
                        from production.work w left join settlement.work_account a on a.work_id = w.id
                        where w.order_id = :order and w.accepted > 0 limit 50
                        """)
                .param("order", order)
                .query((row, n) -> new Owed(row.getObject(1, UUID.class), row.getObject(2, UUID.class), row.getLong(3)))
                .list()
                .stream()
                .filter(one -> one.open() > 0)
                .toList();
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(random.nextInt(all.size())));
    }

    private Optional<Act> pay(UUID id, UUID order, SplittableRandom random) {
        return owed(order, random).map(owed -> {
            long amount = 1 + random.nextLong(random.nextInt(8) == 0 ? owed.open() * 2 : owed.open());
            var part = new NewPayout.Part(owed.work(), Money.ofMinor(amount, Money.THB));
            return new Act(
                    id,
                    amount,
                    () -> payouts.pay(transfer(id, owed.group(), null, amount, List.of(part)), officer(id)));
        });
    }

    private Optional<Act> usePayout(UUID id, UUID order, SplittableRandom random) {
        return owed(order, random)
                .flatMap(owed -> jdbc.sql("""
                        select id, amount_minor - used_minor from settlement.payout
                        where group_id = :group and used_minor < amount_minor order by paid_on desc, number desc limit 1
                        """)
                        .param("group", owed.group())
                        .query((row, n) -> {
                            var payout = row.getObject(1, UUID.class);
                            long amount = 1 + random.nextLong(Math.min(row.getLong(2), owed.open()) * 5 / 4 + 1);
                            return new Act(
                                    id,
                                    amount,
                                    () -> payouts.use(
                                            payout, owed.work(), Money.ofMinor(amount, Money.THB), officer(id)));
                        })
                        .optional());
    }

    private Optional<Act> undoPayout(UUID id, UUID order, SplittableRandom random) {
        return one(order, random, """
                select u.id from settlement.payout_use u join ordering.share_of_order s on s.id = u.work_id
                where s.order_id = :order and u.undone_at is null
                """).map(use -> new Act(id, null, () -> payouts.undo(use, officer(id))));
    }
}

package org.saan.hub.story;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.saan.hub.HubApplication;
import org.saan.hub.identity.Identity;
import org.saan.hub.ordering.NewOrder;
import org.saan.hub.ordering.Ordering;
import org.saan.hub.sourcing.NewBuyer;
import org.saan.hub.sourcing.Sourcing;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.threeten.extra.YearWeek;

/** A hub for crash tests: enters orders without end and says each form only after it was acknowledged. */
final class OrderWriter {
    private OrderWriter() {}

    /** The form with that number; sent again it is the same form. */
    static UUID token(long number) {
        return new UUID(0x5aa4, number);
    }

    @SuppressWarnings("SystemOut")
    public static void main(String[] args) {
        var application = new SpringApplication(HubApplication.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        var hub = application.run(
                "--saan.data=" + args[0],
                "--saan.demo=false",
                "--spring.main.lazy-initialization=true",
                "--logging.level.root=ERROR",
                "--logging.level.org.saan=ERROR");
        var ordering = hub.getBean(Ordering.class);
        var sourcing = hub.getBean(Sourcing.class);
        var now = YearWeek.from(LocalDate.now(Clock.systemUTC()));
        var buyers = sourcing.buyersToChoose(Identity.SYSTEM);
        var buyer = buyers.isEmpty()
                ? sourcing.createBuyer(new NewBuyer("Crash Test (fictional)", "NO", null), Identity.SYSTEM)
                : buyers.getFirst().id();
        try {
            enter(ordering, buyer, now, Long.parseLong(args[1]));
        } catch (RuntimeException serverKilled) {
            Runtime.getRuntime().halt(3);
        }
    }

    @SuppressWarnings("SystemOut")
    private static void enter(Ordering ordering, UUID buyer, YearWeek now, long first) {
        for (long n = first; ; n++) {
            var line = new NewOrder.Line(
                    "reed_mat", BigDecimal.valueOf(n), now, now.plusWeeks(9), 1, null, null, 1, false);
            ordering.createOrder(token(n), new NewOrder(buyer, null, List.of(line)), Identity.SYSTEM);
            System.out.println("entered " + n);
        }
    }
}

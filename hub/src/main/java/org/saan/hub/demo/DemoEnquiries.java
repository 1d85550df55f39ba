package org.saan.hub.demo;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.saan.hub.catalogue.PublicCatalogue;
import org.saan.hub.catalogue.PublicProduct;
import org.saan.hub.identity.Identity;
import org.saan.hub.shared.Language;
import org.saan.hub.shared.Money;
import org.saan.hub.shared.Printing;
import org.saan.hub.shared.Viewer;
import org.saan.hub.sourcing.BuyerKey;
import org.saan.hub.sourcing.Comparison;
import org.saan.hub.sourcing.Enquiries;
import org.saan.hub.sourcing.NewEnquiry;
import org.saan.hub.sourcing.NewQuotation;
import org.saan.hub.sourcing.NewRfq;
import org.saan.hub.sourcing.Quotations;
import org.saan.hub.sourcing.RfqAnswer;
import org.saan.hub.sourcing.Rfqs;
import org.springframework.stereotype.Component;
import org.threeten.extra.YearWeek;

/** Three enquiries of the demo: one new, one that groups are asked about, one that is quoted. */
@Component
class DemoEnquiries {
    private static final Viewer SYSTEM = Identity.SYSTEM;
    private static final int ASKED = 4;

    private final PublicCatalogue catalogue;
    private final Enquiries enquiries;
    private final Comparison comparison;
    private final Rfqs rfqs;
    private final Quotations quotations;
    private final Clock clock;

    DemoEnquiries(
            PublicCatalogue catalogue,
            Enquiries enquiries,
            Comparison comparison,
            Rfqs rfqs,
            Quotations quotations,
            Clock clock) {
        this.catalogue = catalogue;
        this.enquiries = enquiries;
        this.comparison = comparison;
        this.rfqs = rfqs;
        this.quotations = quotations;
        this.clock = clock;
    }

    /** @param leaders group, which is asked and has not answered yet */
    void enter(UUID leaders, UUID buyer) {
        var own = withCraft(catalogue.productsOf(leaders));
        if (own.isEmpty()) {
            own = withCraft(catalogue.products(catalogue.productIds(null, 20)));
        }
        ask("Kirsebær Living (fictional)", "DK", List.of(own.getLast()), 90);
        var asked = ask("Nordlys Interiors (fictional)", "NO", own.subList(0, Math.min(2, own.size())), 240);
        request(asked, leaders);
        quote(ask("Atelier Brume (fictional)", "FR", List.of(own.getFirst()), 120), buyer);
    }

    private static List<PublicProduct> withCraft(List<PublicProduct> products) {
        return products.stream().filter(product -> product.craft() != null).toList();
    }

    private LocalDate today() {
        return LocalDate.now(clock.withZone(Printing.ZONE));
    }

    private YearWeek due() {
        return YearWeek.from(today()).plusWeeks(14);
    }

    private UUID ask(String organisation, String country, List<PublicProduct> products, int quantity) {
        var enquiry = new NewEnquiry(
                "Ingrid (fictional)",
                organisation,
                country,
                "buyer@example.com",
                today().plusWeeks(16),
                "Warehouse of the buyer",
                "Natural dyes, please. Fictional enquiry of the demonstration.",
                Language.EN,
                products.stream()
                        .map(product -> new NewEnquiry.Line(product.id(), quantity))
                        .toList());
        return enquiries.ask(enquiry, List.of(), BuyerKey.draw());
    }

    private void request(UUID enquiry, UUID leaders) {
        enquiries.write(enquiry, UUID.randomUUID(), "Thank you. Would two shades of blue be welcome?", SYSTEM);
        Set<UUID> groups = new TreeSet<>(Set.of(leaders));
        comparison.candidates(enquiries.getEnquiry(enquiry, SYSTEM), SYSTEM).stream()
                .map(Comparison.Candidate::id)
                .filter(group -> !group.equals(leaders))
                .limit(ASKED - 1)
                .forEach(groups::add);
        var rfq = rfqs.issue(UUID.randomUUID(), new NewRfq(enquiry, groups, today().plusDays(7), due(), null), SYSTEM);
        int number = 0;
        for (var column : comparison.get(rfq, SYSTEM).columns()) {
            if (!column.groupId().equals(leaders)) {
                answer(column.copy(), number++);
            }
        }
    }

    private void answer(UUID copy, int number) {
        var said = new RfqAnswer.Said("หัวหน้ากลุ่ม (ข้อมูลเทียม)", "phone");
        if (number == 2) {
            rfqs.answer(UUID.randomUUID(), copy, new RfqAnswer(List.of(), "field", null, said), SYSTEM);
            return;
        }
        var lines = rfqs.getOwn(copy, SYSTEM).lines().stream()
                .map(line -> new RfqAnswer.Line(
                        line.id(),
                        line.quantity() / (2 + number),
                        31_000L + 1_500L * number,
                        YearWeek.from(today()).plusWeeks(1 + number),
                        number == 0 ? List.of(new RfqAnswer.PriceStep(100, 29_500)) : List.of()))
                .toList();
        rfqs.answer(UUID.randomUUID(), copy, new RfqAnswer(lines, null, null, said), SYSTEM);
    }

    private void quote(UUID enquiry, UUID buyer) {
        var lines = enquiries.getEnquiry(enquiry, SYSTEM).lines().stream()
                .map(line -> new NewQuotation.Line(line.id(), line.quantity(), due(), new BigDecimal("420")))
                .toList();
        var quotation = new NewQuotation(today().plusDays(30), Money.THB, null, "FCA", "Bangkok", 30, null, lines);
        var id = quotations.write(enquiry, quotation, SYSTEM);
        quotations.send(id, 1, buyer, SYSTEM);
    }
}

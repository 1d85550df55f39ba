package org.saan.hub.sourcing;

import static org.saan.hub.TestHub.viewer;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.saan.hub.catalogue.Catalogue;
import org.saan.hub.catalogue.ProductFacts;
import org.saan.hub.catalogue.ProductSize;
import org.saan.hub.catalogue.Publishing;
import org.saan.hub.catalogue.SubjectKind;
import org.saan.hub.catalogue.TextField;
import org.saan.hub.catalogue.TextInput;
import org.saan.hub.ordering.Scene;
import org.saan.hub.shared.Language;
import org.saan.hub.shared.LocalizedText;
import org.saan.hub.shared.Role;
import org.saan.hub.shared.Viewer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Products that everybody can ask for, enquiries and requests to try the sourcing module with. */
@TestComponent
@Import(Scene.class)
public class SourcingScene {
    public static final Viewer OFFICER = Scene.OFFICER;

    @Autowired
    public Scene groups;

    @Autowired
    private Catalogue catalogue;

    @Autowired
    private Publishing publishing;

    @Autowired
    public Enquiries enquiries;

    @Autowired
    public Rfqs rfqs;

    @Autowired
    public Comparison comparison;

    @Autowired
    public Choices choices;

    @Autowired
    public JdbcClient jdbc;

    @Autowired
    private Clock clock;

    /** A public product of the group in the craft of the scene. */
    public UUID product(UUID group, String name) {
        return product(group, new LocalizedText("เสื่อกก " + name, name), "reed_mat", "ทอมือจากกก");
    }

    /** Such a product of another craft. */
    public UUID product(UUID group, LocalizedText names, String craft, String story) {
        var leader = leader(group);
        var facts = new ProductFacts(
                "scarf",
                craft,
                List.of("indigo_dye"),
                List.of("cotton"),
                List.of(),
                List.of(),
                "Suea Kok",
                List.of(new ProductSize("M", 1800, 350, null)),
                "H87",
                10,
                4,
                120,
                "THB",
                "FCA",
                "Bangkok",
                List.of(),
                null,
                null,
                null,
                null,
                null);
        var id = catalogue.createProduct(group, names, facts, leader);
        catalogue.write(
                SubjectKind.PRODUCT, id, List.of(new TextInput(TextField.DESCRIPTION, Language.TH, story)), leader);
        catalogue.approveAll(SubjectKind.PRODUCT, id, null, OFFICER);
        publishing.publish(SubjectKind.PRODUCT, id, OFFICER);
        return id;
    }

    public String code(UUID product) {
        return jdbc.sql("select code from catalogue.product where id = :id")
                .param("id", product)
                .query(String.class)
                .single();
    }

    public static Viewer leader(UUID group) {
        return viewer(Role.GROUP_LEADER, group);
    }

    public LocalDate today() {
        return LocalDate.now(clock.withZone(org.saan.hub.shared.Printing.ZONE));
    }

    public NewEnquiry enquiry(int lines, int quantity) {
        var group = groups.group("asked", 10, 1);
        return new NewEnquiry(
                "Ingrid Example",
                "Nordlys Interiors (fictional)",
                "NO",
                "ingrid@example.com",
                today().plusWeeks(10),
                "Oslo, Norway",
                "Natural dyes, please.",
                Language.EN,
                IntStream.range(0, lines)
                        .mapToObj(i -> new NewEnquiry.Line(product(group, "mat " + i), quantity))
                        .toList());
    }

    public UUID asked(int lines, int quantity) {
        return enquiries.ask(enquiry(lines, quantity), List.of(), BuyerKey.draw());
    }

    public NewRfq rfq(UUID enquiry, UUID... to) {
        return new NewRfq(enquiry, Set.of(to), today().plusDays(7), groups.now().plusWeeks(10), null);
    }

    public UUID issue(UUID enquiry, UUID... to) {
        return rfqs.issue(UUID.randomUUID(), rfq(enquiry, to), OFFICER);
    }

    /** The copy of a request that a group has. */
    public UUID copy(UUID rfq, UUID group) {
        return jdbc.sql("select id from sourcing.rfq_group where rfq_id = :rfq and group_id = :group")
                .param("rfq", rfq)
                .param("group", group)
                .query((row, n) -> row.getObject(1, UUID.class))
                .single();
    }

    /** So many of every line at that price. */
    public RfqAnswer offer(UUID copy, int quantity, long priceMinor) {
        var own = rfqs.getOwn(copy, OFFICER);
        return new RfqAnswer(
                own.lines().stream()
                        .map(line -> new RfqAnswer.Line(
                                line.id(), quantity, priceMinor, groups.now().plusWeeks(1), List.of()))
                        .collect(Collectors.toList()),
                null,
                null,
                null);
    }

    public void answer(UUID rfq, UUID group, int quantity, long priceMinor) {
        var copy = copy(rfq, group);
        rfqs.answer(UUID.randomUUID(), copy, offer(copy, quantity, priceMinor), leader(group));
    }
}

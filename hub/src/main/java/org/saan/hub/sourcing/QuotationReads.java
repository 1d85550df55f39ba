package org.saan.hub.sourcing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.shared.LocalizedText;
import org.saan.hub.shared.Money;
import org.saan.hub.shared.Weeks;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads quotations. Who may is the business of the caller. */
@Component
class QuotationReads {
    private static final String QUOTATION = """
            select q.*, e.number as enquiry_number, e.organisation, e.place, e.buyer_id
            from sourcing.quotation q join sourcing.enquiry e on e.id = q.enquiry_id
            """;

    private final JdbcClient jdbc;

    QuotationReads(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<QuotationView> find(UUID id) {
        return jdbc.sql(QUOTATION + " where q.id = :id")
                .param("id", id)
                .query((row, n) -> view(row))
                .optional();
    }

    /** Quotations of an enquiry, the newest first. */
    List<QuotationView> ofEnquiry(UUID enquiry) {
        return jdbc.sql(QUOTATION + " where q.enquiry_id = :id order by q.created_at desc, q.id limit 20")
                .param("id", enquiry)
                .query((row, n) -> view(row))
                .list();
    }

    private QuotationView view(ResultSet row) throws SQLException {
        var id = row.getObject("id", UUID.class);
        return new QuotationView(
                id,
                row.getString("number"),
                row.getObject("enquiry_id", UUID.class),
                row.getString("enquiry_number"),
                row.getString("organisation"),
                row.getString("place"),
                row.getObject("buyer_id", UUID.class),
                QuotationState.valueOf(row.getString("state")),
                row.getObject("current_version", Integer.class),
                EnquiryReads.when(row, "accepted_at"),
                row.getObject("accepted_version", Integer.class),
                versions(id));
    }

    private List<QuotationView.Version> versions(UUID quotation) {
        var lines = lines(quotation);
        return jdbc.sql("select * from sourcing.quotation_version where quotation_id = :id order by version limit 100")
                .param("id", quotation)
                .query((row, n) -> version(row, lines))
                .list();
    }

    private static QuotationView.Version version(ResultSet row, Map<Integer, List<QuotationView.Line>> lines)
            throws SQLException {
        int number = row.getInt("version");
        var currency = Currency.getInstance(row.getString("currency"));
        var own = lines.getOrDefault(number, List.of()).stream()
                .map(line -> new QuotationView.Line(
                        line.enquiryLineId(),
                        line.name(),
                        line.familyCode(),
                        line.quantity(),
                        line.unitCode(),
                        line.due(),
                        line.price(),
                        Money.ofMinor(line.amount().minor(), currency)))
                .toList();
        return new QuotationView.Version(
                number,
                row.getObject("valid_until", LocalDate.class),
                rate(row),
                row.getString("incoterm"),
                row.getString("incoterm_place"),
                row.getInt("deposit_percent"),
                row.getString("note"),
                Money.ofMinor(row.getLong("total_minor"), currency),
                EnquiryReads.when(row, "sent_at"),
                own);
    }

    private static NewQuotation.@Nullable Rate rate(ResultSet row) throws SQLException {
        var baht = row.getBigDecimal("rate");
        return baht == null
                ? null
                : new NewQuotation.Rate(
                        baht.stripTrailingZeros(),
                        row.getString("rate_source"),
                        row.getObject("rate_on", LocalDate.class));
    }

    /** By version; the amounts count minor units, of which currency says the version. */
    private Map<Integer, List<QuotationView.Line>> lines(UUID quotation) {
        var all = new HashMap<Integer, List<QuotationView.Line>>();
        jdbc.sql("select * from sourcing.quotation_line where quotation_id = :id order by version, position")
                .param("id", quotation)
                .query(row -> {
                    all.computeIfAbsent(row.getInt("version"), first -> new ArrayList<>())
                            .add(new QuotationView.Line(
                                    row.getObject("enquiry_line_id", UUID.class),
                                    new LocalizedText(row.getString("name_th"), row.getString("name_en")),
                                    row.getString("family_code"),
                                    row.getInt("quantity"),
                                    row.getString("unit_code"),
                                    Weeks.parse(row.getString("due_week")),
                                    row.getBigDecimal("price"),
                                    Money.ofMinor(row.getLong("amount_minor"), Money.THB)));
                });
        return all;
    }
}

package org.saan.hub.settlement;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.platform.At;
import org.saan.hub.shared.LocalizedText;
import org.saan.hub.shared.Money;
import org.saan.hub.shared.NotFound;
import org.saan.hub.shared.Role;
import org.saan.hub.shared.Viewer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads invoices: all for those who run the programme, its own for a buyer. */
@Component
class InvoiceReads {
    static final String COLUMNS = "select i.*, o.number as order_number";
    static final String FROM = """
            from settlement.invoice i join ordering.buyer_order o on o.id = i.order_id
            where (:runs or :buyer and i.buyer_id = :organisation)
            """;

    private final JdbcClient jdbc;

    InvoiceReads(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    InvoiceView get(UUID id, Viewer viewer) {
        return jdbc.sql(COLUMNS + " " + FROM + " and i.id = :id")
                .params(who(viewer))
                .param("id", id)
                .query((row, n) -> view(row, lines(id, Currency.getInstance(row.getString("currency")))))
                .optional()
                .orElseThrow(() -> new NotFound("invoice"));
    }

    List<InvoiceView> ofOrder(UUID order, Viewer viewer) {
        return jdbc.sql(COLUMNS + " " + FROM + " and i.order_id = :order order by i.issued_at, i.number limit 200")
                .params(who(viewer))
                .param("order", order)
                .query((row, n) -> view(row, List.of()))
                .list();
    }

    static java.util.Map<String, Object> who(Viewer viewer) {
        return java.util.Map.of(
                "runs", viewer.runsTheProgramme(),
                "buyer", viewer.is(Role.BUYER),
                "organisation", viewer.organisationId());
    }

    static InvoiceView view(ResultSet row, List<InvoiceView.Line> lines) throws SQLException {
        var currency = Currency.getInstance(row.getString("currency"));
        return new InvoiceView(
                row.getObject("id", UUID.class),
                row.getString("number"),
                row.getObject("order_id", UUID.class),
                row.getString("order_number"),
                row.getObject("buyer_id", UUID.class),
                row.getString("buyer_name"),
                number(row, "milestone"),
                row.getBigDecimal("rate"),
                Money.ofMinor(row.getLong("discount_minor"), currency),
                Money.ofMinor(row.getLong("net_minor"), currency),
                row.getBigDecimal("vat_percent"),
                Money.ofMinor(row.getLong("vat_minor"), currency),
                Money.ofMinor(row.getLong("total_minor"), currency),
                Money.ofMinor(row.getLong("credited_net_minor"), currency),
                Money.ofMinor(row.getLong("credited_vat_minor"), currency),
                Money.ofMinor(row.getLong("paid_minor"), currency),
                Objects.requireNonNull(row.getObject("due_on", LocalDate.class)),
                At.when(row, "issued_at"),
                lines);
    }

    private static @Nullable Integer number(ResultSet row, String column) throws SQLException {
        int value = row.getInt(column);
        return row.wasNull() ? null : value;
    }

    private List<InvoiceView.Line> lines(UUID id, Currency currency) {
        return jdbc.sql("select * from settlement.invoice_line where invoice_id = :id order by position limit 500")
                .param("id", id)
                .query((row, n) -> new InvoiceView.Line(
                        new LocalizedText(row.getString("name_th"), row.getString("name_en")),
                        row.getInt("quantity"),
                        row.getString("unit_code"),
                        row.getBigDecimal("price"),
                        Money.ofMinor(row.getLong("amount_minor"), currency)))
                .list();
    }
}

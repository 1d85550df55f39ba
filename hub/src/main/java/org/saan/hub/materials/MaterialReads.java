package org.saan.hub.materials;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.shared.LocalizedText;
import org.saan.hub.shared.NotFound;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the library. */
@Component
class MaterialReads {
    static final String COLUMNS = """
            select m.*,
                   (select string_agg(f.fibre || '=' || f.percent, ',') from materials.fibre f where f.material_id = m.id) as fibres,
                   coalesce((select sum(l.on_hand) from materials.lot l where l.material_id = m.id), 0) as on_hand,
                   coalesce((select sum(i.held) from materials.issue i join materials.lot l on l.id = i.lot_id
                             where l.material_id = m.id), 0) as held
            """;

    private final JdbcClient jdbc;

    MaterialReads(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    MaterialView get(UUID id) {
        return jdbc.sql(COLUMNS + " from materials.material m where m.id = :id")
                .param("id", id)
                .query((row, n) -> view(row))
                .optional()
                .orElseThrow(() -> new NotFound("material"));
    }

    static MaterialView view(ResultSet row) throws SQLException {
        var kind = MaterialKind.valueOf(row.getString("kind"));
        var name = name(row, "name");
        return new MaterialView(
                row.getObject("id", UUID.class),
                row.getString("code"),
                kind,
                name,
                row.getString("unit"),
                fibres(row.getString("fibres")),
                Arrays.asList((Integer[]) row.getArray("season").getArray()),
                maybe(row, "hazard"),
                row.getInt("version"),
                row.getBigDecimal("on_hand"),
                row.getBigDecimal("held"),
                LegalWarning.of(kind, name));
    }

    private static Map<String, BigDecimal> fibres(@Nullable String text) {
        var all = new TreeMap<String, BigDecimal>();
        if (text != null) {
            for (var one : text.split(",")) {
                int at = one.indexOf('=');
                all.put(one.substring(0, at), new BigDecimal(one.substring(at + 1)));
            }
        }
        return all;
    }

    /** A text in two languages, of which one at least is there. */
    static LocalizedText name(ResultSet row, String column) throws SQLException {
        return new LocalizedText(row.getString(column + "_th"), row.getString(column + "_en"));
    }

    static @Nullable LocalizedText maybe(ResultSet row, String column) throws SQLException {
        return row.getString(column + "_th") == null && row.getString(column + "_en") == null
                ? null
                : name(row, column);
    }

    List<OfferView> offers(UUID material) {
        return offers("o.material_id = :id and o.withdrawn_at is null", material);
    }

    OfferView offer(UUID id) {
        return offers("o.id = :id", id).stream().findFirst().orElseThrow(() -> new NotFound("offer"));
    }

    private List<OfferView> offers(String which, UUID id) {
        return jdbc.sql("""
                        select o.*, s.name_th, s.name_en,
                               (select string_agg(b.quantity || '=' || b.each_minor, ',' order by b.quantity)
                                from materials.offer_break b where b.offer_id = o.id) as breaks
                        from materials.offer o join materials.supplier s on s.id = o.supplier_id
                        where\s""" + which + " order by o.valid_until desc, o.id limit 100")
                .param("id", id)
                .query((row, n) -> new OfferView(
                        row.getObject("id", UUID.class),
                        row.getObject("material_id", UUID.class),
                        row.getObject("supplier_id", UUID.class),
                        name(row, "name"),
                        Currency.getInstance(row.getString("currency")),
                        row.getBigDecimal("minimum"),
                        row.getBigDecimal("pack"),
                        breaks(row.getString("breaks")),
                        row.getInt("lead_days"),
                        row.getObject("valid_until", java.time.LocalDate.class)))
                .list();
    }

    private static List<NewOffer.Break> breaks(String text) {
        return Arrays.stream(text.split(","))
                .map(one -> one.split("="))
                .map(parts -> new NewOffer.Break(new BigDecimal(parts[0]), Long.parseLong(parts[1])))
                .toList();
    }

    List<MaterialView.Certificate> certificates(UUID material) {
        return jdbc.sql(
                        "select * from materials.certificate where material_id = :id order by valid_until desc, number limit 100")
                .param("id", material)
                .query((row, n) -> new MaterialView.Certificate(
                        row.getObject("id", UUID.class),
                        CertificateKind.valueOf(row.getString("kind")),
                        row.getString("number"),
                        row.getString("issuer"),
                        row.getObject("valid_from", java.time.LocalDate.class),
                        row.getObject("valid_until", java.time.LocalDate.class)))
                .list();
    }

    /** What can be used instead, either way round. */
    List<MaterialView.Substitute> substitutes(UUID material) {
        return jdbc.sql("""
                        select m.id, m.code, m.name_th, m.name_en, s.words,
                               coalesce((select sum(l.on_hand) from materials.lot l where l.material_id = m.id), 0) as on_hand
                        from materials.substitute s
                        join materials.material m on m.id = case s.material_id when :id then s.other_id else s.material_id end
                        where :id in (s.material_id, s.other_id) order by m.code limit 50
                        """)
                .param("id", material)
                .query((row, n) -> new MaterialView.Substitute(
                        row.getObject("id", UUID.class),
                        row.getString("code"),
                        name(row, "name"),
                        row.getString("words"),
                        row.getBigDecimal("on_hand")))
                .list();
    }
}

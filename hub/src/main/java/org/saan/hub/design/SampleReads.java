package org.saan.hub.design;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.saan.hub.platform.At;
import org.saan.hub.platform.Digest;
import org.saan.hub.platform.PhotoSize;
import org.saan.hub.shared.LocalizedText;
import org.saan.hub.shared.Money;
import org.saan.hub.shared.NotFound;
import org.saan.hub.shared.Viewer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads a sample with its rounds and photos, as much of it as the viewer may see. */
@Component
class SampleReads {
    private final JdbcClient jdbc;

    SampleReads(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    SampleView get(UUID id, Viewer viewer) {
        return jdbc.sql("""
                        select s.*, g.name_th, g.name_en from design.sample s
                        left join directory.producer_group g on g.id = s.group_id where s.id = :id
                        """)
                .param("id", id)
                .query((row, n) -> view(row, viewer))
                .optional()
                .orElseThrow(() -> new NotFound("sample"));
    }

    private SampleView view(ResultSet row, Viewer viewer) throws SQLException {
        var id = row.getObject("id", UUID.class);
        var group = row.getObject("group_id", UUID.class);
        var who = SampleWho.of(viewer, group, row.getObject("buyer_id", UUID.class));
        SampleWho.must(who.sees());
        var photos = photos(id);
        var rounds = rounds(id, who, photos);
        boolean waived = row.getObject("waived_at") != null;
        var last = rounds.getLast();
        return new SampleView(
                id,
                row.getInt("version"),
                row.getString("number"),
                new LocalizedText(row.getString("title_th"), row.getString("title_en")),
                who.buys() ? null : group,
                who.buys() ? null : new LocalizedText(row.getString("name_th"), row.getString("name_en")),
                row.getString("subject_type"),
                row.getObject("subject_id", UUID.class),
                row.getString("subject_name"),
                row.getString("reference"),
                ColourAgreement.valueOf(row.getString("colour")),
                row.getString("colour_words"),
                row.getString("dye_lot"),
                At.when(row, "created_at"),
                waived ? At.when(row, "waived_at") : null,
                row.getString("waiver"),
                rounds,
                photos.getOrDefault(0, List.of()),
                new SampleView.May(
                        who.runs(),
                        (who.runs() || who.makes()) && last.state() == SampleState.ASKED && !waived,
                        (who.runs() || who.buys())
                                && (last.state() == SampleState.RECEIVED || last.state() == SampleState.SENT)
                                && !waived,
                        who.runs() || who.makes() || who.designs()));
    }

    private List<RoundView> rounds(UUID sample, SampleWho who, Map<Integer, List<SamplePhoto>> photos) {
        return jdbc.sql("select * from design.sample_round where sample_id = :id order by number limit 200")
                .param("id", sample)
                .query((row, n) -> round(row, who, photos))
                .list();
    }

    private static RoundView round(ResultSet row, SampleWho who, Map<Integer, List<SamplePhoto>> photos)
            throws SQLException {
        var payer = Payer.valueOf(row.getString("payer"));
        var currency = Currency.getInstance(row.getString("currency"));
        return new RoundView(
                row.getInt("number"),
                SampleState.valueOf(row.getString("state")),
                row.getString("wish"),
                row.getObject("due_on", LocalDate.class),
                At.when(row, "asked_at"),
                who.seesCost(payer) ? Money.ofMinor(row.getLong("cost_minor"), currency) : null,
                payer,
                who.seesCredit() ? Money.ofMinor(row.getLong("credit_minor"), currency) : null,
                row.getString("made_dye_lot"),
                At.instant(row, "sent_at"),
                row.getString("sent_words"),
                At.instant(row, "received_at"),
                At.instant(row, "decided_at"),
                row.getString("decided_for"),
                row.getString("decision_words"),
                row.getBoolean("kept_by_hub"),
                row.getBoolean("kept_by_group"),
                photos.getOrDefault(row.getInt("number"), List.of()));
    }

    /** By round; those of the reference under 0. */
    private Map<Integer, List<SamplePhoto>> photos(UUID sample) {
        var photos = new HashMap<Integer, List<SamplePhoto>>();
        jdbc.sql("""
                        select p.id, coalesce(p.round, 0) as round, array_agg(z.width order by z.width) as widths,
                               array_agg(z.height order by z.width) as heights,
                               array_agg(z.digest order by z.width) as digests
                        from design.sample_photo p join design.sample_photo_size z on z.photo_id = p.id
                        where p.sample_id = :id group by p.id order by p.sent_at, p.id
                        """).param("id", sample).query(row -> {
            photos.computeIfAbsent(row.getInt("round"), round -> new ArrayList<>())
                    .add(new SamplePhoto(row.getObject("id", UUID.class), sizes(row)));
        });
        return photos;
    }

    private static List<PhotoSize> sizes(ResultSet row) throws SQLException {
        var widths = (Integer[]) row.getArray("widths").getArray();
        var heights = (Integer[]) row.getArray("heights").getArray();
        var digests = (String[]) row.getArray("digests").getArray();
        var sizes = new ArrayList<PhotoSize>();
        for (int i = 0; i < widths.length; i++) {
            sizes.add(new PhotoSize(widths[i], heights[i], new Digest(digests[i])));
        }
        return sizes;
    }
}

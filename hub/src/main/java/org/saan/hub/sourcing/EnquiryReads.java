package org.saan.hub.sourcing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.shared.Language;
import org.saan.hub.shared.LocalizedText;
import org.saan.hub.shared.NotFound;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.ObjectMapper;

/** Reads one enquiry with all that belongs to it. Who may is the business of the caller. */
@Component
class EnquiryReads {
    private static final int MOST_NOTES = 500;

    private final JdbcClient jdbc;
    private final ObjectMapper json;

    EnquiryReads(JdbcClient jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    EnquiryView get(UUID id) {
        return jdbc.sql("select * from sourcing.enquiry where id = :id")
                .param("id", id)
                .query((row, n) -> view(row))
                .optional()
                .orElseThrow(() -> new NotFound("enquiry"));
    }

    /** By the secret of the buyer's link, or of one that a mail to him carries. */
    Optional<UUID> find(byte[] linkHash) {
        return jdbc.sql("""
                        select id from sourcing.enquiry where link_hash = :hash
                        union all
                        select enquiry_id from sourcing.enquiry_link where link_hash = :hash
                        """)
                .param("hash", linkHash)
                .query((row, n) -> row.getObject(1, UUID.class))
                .optional();
    }

    private EnquiryView view(ResultSet row) throws SQLException {
        var id = row.getObject("id", UUID.class);
        return new EnquiryView(
                id,
                row.getString("number"),
                EnquiryState.valueOf(row.getString("state")),
                row.getString("name"),
                row.getString("organisation"),
                row.getString("country"),
                row.getString("email"),
                row.getObject("wanted_by", LocalDate.class),
                row.getString("place"),
                row.getString("words"),
                Language.of(row.getString("language")),
                row.getObject("buyer_id", UUID.class),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                when(row, "promise_told_at"),
                row.getString("lost_reason"),
                row.getString("lost_note"),
                lines(id),
                notes(id),
                files(id));
    }

    List<EnquiryView.Line> lines(UUID enquiry) {
        return jdbc.sql("select * from sourcing.enquiry_line where enquiry_id = :id order by position limit 100")
                .param("id", enquiry)
                .query((row, n) -> new EnquiryView.Line(
                        row.getObject("id", UUID.class),
                        row.getString("product_code"),
                        new LocalizedText(row.getString("name_th"), row.getString("name_en")),
                        row.getString("family_code"),
                        row.getInt("quantity"),
                        row.getString("unit_code"),
                        promise(row.getString("promise")),
                        when(row, "promised_at")))
                .list();
    }

    private @Nullable Promise promise(@Nullable String stored) {
        return stored == null ? null : json.readValue(stored, Promise.class);
    }

    private List<EnquiryView.Note> notes(UUID enquiry) {
        return jdbc.sql("""
                        select at, account_id, author, words from sourcing.enquiry_note
                        where enquiry_id = :id order by at, id limit :limit
                        """)
                .param("id", enquiry)
                .param("limit", MOST_NOTES)
                .query((row, n) -> new EnquiryView.Note(
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        row.getObject("account_id") != null,
                        row.getString("author"),
                        row.getString("words")))
                .list();
    }

    private List<EnquiryView.File> files(UUID enquiry) {
        return jdbc.sql("select * from sourcing.enquiry_file where enquiry_id = :id order by position limit 20")
                .param("id", enquiry)
                .query((row, n) -> new EnquiryView.File(
                        row.getInt("position"),
                        row.getString("kind").equals("JPEG"),
                        row.getString("name"),
                        row.getString("digest"),
                        row.getInt("bytes")))
                .list();
    }

    static @Nullable Instant when(ResultSet row, String column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}

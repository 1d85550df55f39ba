package org.saan.hub.sourcing;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.saan.hub.identity.SubjectNames;
import org.saan.hub.shared.LocalizedText;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Enquiries, requests and quotations are called by their numbers. */
@Component
class SourcingNames implements SubjectNames {
    private final JdbcClient jdbc;

    SourcingNames(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public boolean serves(String type) {
        return question(type) != null;
    }

    private static @Nullable String question(String type) {
        return switch (type) {
            case "enquiry" -> "select id::text, number, '/enquiries/' || id from sourcing.enquiry where id = any(:ids)";
            case "rfq" -> "select id::text, number, '/rfqs/' || id from sourcing.rfq where id = any(:ids)";
            case "rfq_copy" -> """
                    select v.id::text, r.number, '/rfqs/' || r.id
                    from sourcing.rfq_group v join sourcing.rfq r on r.id = v.rfq_id where v.id = any(:ids)
                    """;
            case "quotation" -> """
                    select id::text, number, '/quotations/' || id from sourcing.quotation where id = any(:ids)
                    """;
            default -> null;
        };
    }

    @Override
    public Map<String, Subject> named(String type, Collection<String> ids) {
        var all = new HashMap<String, Subject>();
        var question = question(type);
        if (question != null) {
            jdbc.sql(question).param("ids", SubjectNames.keys(ids)).query(row -> {
                all.put(row.getString(1), new Subject(new LocalizedText(row.getString(2), null), row.getString(3)));
            });
        }
        return all;
    }
}

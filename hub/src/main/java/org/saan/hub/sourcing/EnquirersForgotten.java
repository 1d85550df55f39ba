package org.saan.hub.sourcing;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import org.saan.hub.identity.OutsideData;
import org.saan.hub.identity.RetentionRule;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Buyers who asked without an account. What they wanted and when stays for the counts; who they were goes, save where the
 * enquiry became an order: its papers are kept by tax law.
 */
@Component
class EnquirersForgotten implements OutsideData {
    private static final String NAMELESS = """
            update sourcing.enquiry e set name = '–', organisation = '–', email = '', place = '', words = null,
                lost_note = null, search_key = lower(e.number)
            where e.name <> '–' and e.state <> 'WON'
            """;

    private final JdbcClient jdbc;

    EnquirersForgotten(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<Held> of(String email) {
        return jdbc.sql("""
                        select number, state, name, organisation, country, email, place, words, created_at::text as created_at
                        from sourcing.enquiry where lower(email) = lower(:email) order by number limit 500
                        """)
                .param("email", email)
                .query((row, n) -> {
                    var fields = new HashMap<String, String>();
                    for (var name : List.of(
                            "number",
                            "state",
                            "name",
                            "organisation",
                            "country",
                            "email",
                            "place",
                            "words",
                            "created_at")) {
                        var value = row.getString(name);
                        fields.put(name, value == null ? "" : value);
                    }
                    return new Held("enquiry", fields);
                })
                .list();
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public int forget(String email) {
        for (var own : List.of(
                "update sourcing.enquiry_note n set author = '–', words = '–' from sourcing.enquiry e"
                        + " where n.enquiry_id = e.id and n.account_id is null and",
                "update sourcing.quotation_decline n set words = null from sourcing.quotation q, sourcing.enquiry e"
                        + " where n.quotation_id = q.id and q.enquiry_id = e.id and",
                "delete from sourcing.enquiry_link n using sourcing.enquiry e where n.enquiry_id = e.id and",
                "delete from sourcing.enquiry_file n using sourcing.enquiry e where n.enquiry_id = e.id and")) {
            jdbc.sql(own + " e.state <> 'WON' and lower(e.email) = lower(:email)")
                    .param("email", email)
                    .update();
        }
        return jdbc.sql(NAMELESS + " and lower(e.email) = lower(:email)")
                .param("email", email)
                .update();
    }

    /** Two years after the last contact. */
    @Configuration(proxyBeanMethods = false)
    static class LetGo {
        @Bean
        static RetentionRule letGoOfOldEnquirers() {
            return new RetentionRule(
                    "sourcing.enquiry", "contact_2y", Duration.ofDays(730), NAMELESS + " and e.changed_at < :before");
        }

        @Bean
        static RetentionRule letGoOfOldNoes() {
            return new RetentionRule("sourcing.quotation_decline", "contact_2y", Duration.ofDays(730), """
                            update sourcing.quotation_decline n set words = null
                            from sourcing.quotation q, sourcing.enquiry e
                            where n.quotation_id = q.id and q.enquiry_id = e.id and n.words is not null
                              and e.state <> 'WON' and e.changed_at < :before
                            """);
        }

        @Bean
        static RetentionRule letGoOfOldNotes() {
            return new RetentionRule("sourcing.enquiry_note", "contact_2y", Duration.ofDays(730), """
                            update sourcing.enquiry_note n set author = '–', words = '–' from sourcing.enquiry e
                            where n.enquiry_id = e.id and n.account_id is null and n.author <> '–' and e.state <> 'WON'
                              and e.changed_at < :before
                            """);
        }
    }
}

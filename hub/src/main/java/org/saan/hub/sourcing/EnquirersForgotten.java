package org.saan.hub.sourcing;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import org.saan.hub.identity.OutsideData;
import org.saan.hub.identity.RetentionRule;
import org.saan.hub.platform.Digest;
import org.saan.hub.platform.UnusedFiles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Buyers who asked without an account. What they wanted and when stays for the counts; who they were goes, save where the
 * enquiry became an order: its papers are kept by tax law.
 */
@Component
class EnquirersForgotten implements OutsideData {
    private static final String EMPTIED = """
            update sourcing.enquiry e set name = '–', organisation = '–', email = '', place = '', words = null,
                lost_note = null, search_key = lower(e.number)
            where e.name <> '–' and e.state
            """;

    private static final String NAMELESS = EMPTIED + " <> 'WON'";

    /**
     * Who bought is named in the books, and these are kept for five years, or seven where the Director-General wants it
     * (Accounting Act B.E. 2543, section 14; Revenue Code, section 87/3).
     */
    private static final Duration BOOKS = Duration.ofDays(7 * 365L + 2);

    private static final String FILES = """
            from sourcing.enquiry_file f join sourcing.enquiry e on e.id = f.enquiry_id
            where e.state <> 'WON' and
            """;

    private final JdbcClient jdbc;
    private final UnusedFiles unused;

    EnquirersForgotten(JdbcClient jdbc, UnusedFiles unused) {
        this.jdbc = jdbc;
        this.unused = unused;
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
        var files = jdbc.sql("select distinct f.digest " + FILES + " lower(e.email) = lower(:email)")
                .param("email", email)
                .query((row, n) -> new Digest(row.getString(1)))
                .list();
        // What is forgotten is gone when that is certain, and stays readable until then.
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                unused.delete(files);
            }
        });
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

        /** The name of who bought goes when the books may go. */
        @Bean
        static RetentionRule letGoOfOldCustomers() {
            return new RetentionRule("sourcing.enquiry", "tax", BOOKS, EMPTIED + " = 'WON' and e.changed_at < :before");
        }

        @Bean
        static RetentionRule letGoOfOldFiles() {
            return new RetentionRule(
                    "sourcing.enquiry_file",
                    "contact_2y",
                    Duration.ofDays(730),
                    "delete from sourcing.enquiry_file f using sourcing.enquiry e"
                            + " where e.id = f.enquiry_id and e.state <> 'WON' and e.changed_at < :before",
                    "select distinct f.digest " + FILES + " e.changed_at < :before");
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

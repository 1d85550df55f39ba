package org.saan.hub.programme;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.TestHub;
import org.saan.hub.identity.Identity;
import org.saan.hub.platform.At;
import org.saan.hub.shared.LocalizedText;
import org.saan.hub.shared.Role;
import org.saan.hub.shared.Viewer;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A programme whose indicators read tables of this test, which have the columns that the views of modules have. */
@TestComponent
class Kpi {
    static final Viewer OFFICER = TestHub.viewer(Role.PROGRAMME_OFFICER, Identity.PROGRAMME);

    final JdbcClient jdbc;
    final Programmes programmes;
    final Indicators indicators;
    final Counting counting;

    Kpi(JdbcClient jdbc, Programmes programmes, Indicators indicators, Counting counting) {
        this.jdbc = jdbc;
        this.programmes = programmes;
        this.indicators = indicators;
        this.counting = counting;
    }

    ProgrammeView programme(LocalDate since, LocalDate until, String... regions) {
        var id = programmes.begin(
                new NewProgramme(
                        "p" + UUID.randomUUID().toString().substring(0, 12),
                        new LocalizedText("โครงการทดสอบ", "Test programme"),
                        since,
                        until,
                        null,
                        List.of(regions)),
                OFFICER);
        return programmes.getProgramme(id);
    }

    /** An empty table for an indicator of a programme. */
    String source(ProgrammeView programme, String code) {
        var letters = programme
                .code()
                .chars()
                .map(c -> 'a' + c % 26)
                .collect(StringBuilder::new, (text, c) -> text.append((char) c), StringBuilder::append);
        var name = "kpi.evidence_" + letters + "_" + code.substring(3).charAt(0);
        name = name.replaceAll("\\d", "x" + "abcdefghij".charAt(Integer.parseInt(code.substring(3))));
        jdbc.sql("create schema if not exists kpi").update();
        jdbc.sql("""
                create table %s (row_id uuid primary key, subject_id uuid, label_th text, label_en text,
                    counted_from timestamptz, counted_until timestamptz, excluded text, province_code text, sex text,
                    birth_year int, craft text, path text, facts jsonb)
                """.formatted(name)).update();
        jdbc.sql("update programme.indicator set source = :source where programme_id = :id and code = :code")
                .param("source", name)
                .param("id", programme.id())
                .param("code", code)
                .update();
        return name;
    }

    void clear() {
        jdbc.sql("drop schema if exists kpi cascade").update();
        jdbc.sql("update programme.programme set state = 'CLOSED' where name_en = 'Test programme'")
                .update();
    }

    UUID row(String source, UUID subject, String label, @Nullable Instant from, @Nullable String excluded) {
        return row(source, subject, label, from, null, excluded, "30", "female", 1980, "{}");
    }

    UUID row(
            String source,
            UUID subject,
            String label,
            @Nullable Instant from,
            @Nullable Instant until,
            @Nullable String excluded,
            @Nullable String province,
            @Nullable String sex,
            @Nullable Integer born,
            String facts) {
        var id = UUID.randomUUID();
        jdbc.sql("insert into " + source + """
                         values (:id, :subject, :label, :label, :from, :until, :excluded, :province, :sex, :born, 'khit_runner',
                            '/groups', :facts::jsonb)
                        """)
                .param("id", id)
                .param("subject", subject)
                .param("label", label)
                .param("from", At.utc(from), java.sql.Types.TIMESTAMP_WITH_TIMEZONE)
                .param("until", At.utc(until), java.sql.Types.TIMESTAMP_WITH_TIMEZONE)
                .param("excluded", excluded)
                .param("province", province)
                .param("sex", sex)
                .param("born", born)
                .param("facts", facts)
                .update();
        return id;
    }

    /** Midday of that day in Bangkok. */
    static Instant on(LocalDate day) {
        return Period.start(day).plusSeconds(12 * 3600);
    }
}

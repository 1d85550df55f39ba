package org.saan.hub.programme;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.saan.hub.identity.Audit;
import org.saan.hub.platform.At;
import org.saan.hub.shared.Ids;
import org.saan.hub.shared.Language;
import org.saan.hub.shared.LocalizedText;
import org.saan.hub.shared.NotFound;
import org.saan.hub.shared.Printing;
import org.saan.hub.shared.Refusal;
import org.saan.hub.shared.Role;
import org.saan.hub.shared.Viewer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The programmes: begun by the office, running, closed. */
@Service
public class Programmes {
    private static final String READ = """
            select id, code, name_th, name_en, starts_on, ends_on, state, follows, regions, version
            from programme.programme
            """;

    private final JdbcClient jdbc;
    private final Audit audit;
    private final Clock clock;

    private final Indicators indicators;

    Programmes(JdbcClient jdbc, Indicators indicators, Audit audit, Clock clock) {
        this.jdbc = jdbc;
        this.indicators = indicators;
        this.audit = audit;
        this.clock = clock;
    }

    /** Who leads programmes: the office. */
    static void mustLead(Viewer viewer) {
        if (!viewer.is(Role.ADMINISTRATOR, Role.PROGRAMME_OFFICER)) {
            throw new NotFound("programme");
        }
    }

    /**
     * Begins a programme; it runs at once. It counts what the programme counts that it follows, else the standard sheet.
     *
     * @return its id
     */
    @Transactional
    public UUID begin(NewProgramme made, Viewer viewer) {
        mustLead(viewer);
        if (findProgramme(made.code()).isPresent()) {
            throw Refusal.of("code", "programme.code_taken");
        }
        var id = Ids.next();
        jdbc.sql("""
                        insert into programme.programme (id, code, name_th, name_en, starts_on, ends_on, state, follows,
                            regions, created_by, created_at)
                        values (:id, :code, :th, :en, :from, :until, 'RUNNING', :follows, :regions, :by, :at)
                        """)
                .param("id", id)
                .param("code", made.code())
                .param("th", made.name().in(Language.TH))
                .param("en", made.name().in(Language.EN))
                .param("from", made.startsOn())
                .param("until", made.endsOn())
                .param("follows", made.follows())
                .param("regions", made.regions().toArray(String[]::new))
                .param("by", viewer.accountId())
                .param("at", At.now(clock))
                .update();
        if (made.follows() == null) {
            indicators.takeStandard(id, made.startsOn(), viewer);
        } else {
            indicators.takeFrom(made.follows(), id, made.startsOn(), viewer);
        }
        audit.record(viewer, "programme.begun", "programme", id.toString(), null, Map.of("code", made.code()));
        return id;
    }

    /** Every programme, those that began last first. */
    @Transactional(readOnly = true)
    public List<ProgrammeView> listProgrammes() {
        return jdbc.sql(READ + " order by starts_on desc, code limit 200")
                .query((row, n) -> view(row))
                .list();
    }

    /** The programme of that code. */
    @Transactional(readOnly = true)
    public ProgrammeView getProgramme(String code) {
        return findProgramme(code).orElseThrow(() -> new NotFound("programme"));
    }

    /** The programme of that id. */
    @Transactional(readOnly = true)
    public ProgrammeView getProgramme(UUID id) {
        return jdbc.sql(READ + " where id = :id")
                .param("id", id)
                .query((row, n) -> view(row))
                .optional()
                .orElseThrow(() -> new NotFound("programme"));
    }

    @Transactional(readOnly = true)
    public Optional<ProgrammeView> findProgramme(String code) {
        return jdbc.sql(READ + " where code = :code")
                .param("code", code)
                .query((row, n) -> view(row))
                .optional();
    }

    /** The region of every province, by their codes. */
    @Transactional(readOnly = true)
    public Map<String, String> regionsOfProvinces() {
        var all = new HashMap<String, String>();
        jdbc.sql("select code, region_code from directory.province order by code")
                .query(row -> {
                    all.put(row.getString(1), row.getString(2));
                });
        return all;
    }

    /** Today, by the calendar of Bangkok. */
    public LocalDate today() {
        return LocalDate.now(clock.withZone(Printing.ZONE));
    }

    private static ProgrammeView view(ResultSet row) throws SQLException {
        return new ProgrammeView(
                row.getObject("id", UUID.class),
                row.getString("code"),
                new LocalizedText(row.getString("name_th"), row.getString("name_en")),
                row.getObject("starts_on", LocalDate.class),
                row.getObject("ends_on", LocalDate.class),
                ProgrammeState.valueOf(row.getString("state")),
                row.getObject("follows", UUID.class),
                List.of((String[]) row.getArray("regions").getArray()),
                row.getInt("version"));
    }
}

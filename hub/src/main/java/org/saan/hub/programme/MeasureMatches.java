package org.saan.hub.programme;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.shared.NotFound;
import org.saan.hub.shared.Role;
import org.saan.hub.shared.Viewer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Holds groups against the conditions of measures. It proposes and gives reasons; it enters nobody. */
@Service
public class MeasureMatches {
    private static final int MOST = 2000;

    private final JdbcClient jdbc;
    private final Measures measures;

    MeasureMatches(JdbcClient jdbc, Measures measures) {
        this.jdbc = jdbc;
        this.measures = measures;
    }

    /**
     * A measure and a group.
     *
     * @param answer of all conditions together
     */
    public record Match(MeasureView measure, GroupFacts group, Fit.Answer answer, List<Fit> fits) {
        public Match {
            fits = List.copyOf(fits);
        }
    }

    /** Open measures for the group of its leader: those that fit first, with the reasons of each. */
    @Transactional(readOnly = true)
    public List<Match> ofGroup(Viewer viewer) {
        if (!viewer.is(Role.GROUP_LEADER)) {
            throw new NotFound("group");
        }
        var today = measures.today();
        var group = facts("g.id = :id", viewer.organisationId()).stream()
                .findFirst()
                .orElseThrow(() -> new NotFound("group"));
        return measures.list().stream()
                .filter(measure -> measure.open(today))
                .map(measure -> match(measure, group, today))
                .sorted(Comparator.comparing(Match::answer, Comparator.comparingInt(MeasureMatches::rank))
                        .thenComparing(match -> match.measure().code()))
                .toList();
    }

    /** Groups of the programme that a measure fits, or may fit, by code; for the office. */
    @Transactional(readOnly = true)
    public List<Match> ofMeasure(UUID id, Viewer viewer) {
        MeasureApplications.mustFollow(viewer);
        var measure = measures.get(id);
        var today = measures.today();
        return facts("not g.suspended", null).stream()
                .map(group -> match(measure, group, today))
                .filter(match -> match.answer() != Fit.Answer.NOT_MET)
                .sorted(Comparator.comparing(Match::answer, Comparator.comparingInt(MeasureMatches::rank))
                        .thenComparing(match -> match.group().code()))
                .toList();
    }

    private static int rank(Fit.Answer answer) {
        return switch (answer) {
            case MET -> 0;
            case UNKNOWN -> 1;
            case NOT_MET -> 2;
        };
    }

    static Match match(MeasureView measure, GroupFacts group, LocalDate today) {
        var fits = measure.conditions().stream()
                .map(condition -> Fit.of(condition, group, today))
                .toList();
        return new Match(measure, group, Fit.all(fits), fits);
    }

    private List<GroupFacts> facts(String which, @Nullable UUID id) {
        return jdbc.sql("select g.*, " + trained() + " as trained from programme.group_fact g where " + which
                        + " order by g.code limit " + MOST)
                .param("id", id, java.sql.Types.OTHER)
                .query((row, n) -> facts(row))
                .list();
    }

    /** Nobody can say while the evidence of training is not there. */
    private String trained() {
        boolean there = jdbc.sql("select to_regclass('training.evidence_leader') is not null")
                .query(Boolean.class)
                .single();
        return there ? """
                exists (select from training.evidence_leader e join training.learner l on l.id = e.subject_id
                        where l.group_id = g.id and e.counted_from is not null and e.counted_until is null and e.excluded is null)""" : "cast(null as boolean)";
    }

    private static GroupFacts facts(ResultSet row) throws SQLException {
        return new GroupFacts(
                row.getObject("id", UUID.class),
                row.getString("code"),
                Measures.text(row, "name"),
                row.getString("region_code"),
                row.getString("province_code"),
                row.getString("kind"),
                row.getObject("members", Integer.class),
                row.getObject("registered_on", LocalDate.class),
                row.getBoolean("in_programme"),
                Arrays.asList((String[]) row.getArray("crafts").getArray()),
                row.getInt("published"),
                row.getInt("exportable"),
                row.getObject("trained", Boolean.class));
    }
}

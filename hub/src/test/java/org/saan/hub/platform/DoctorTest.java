package org.saan.hub.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class DoctorTest {
    private static final Invariant POSITIVE = new Invariant(
            "a length is positive",
            "weaving",
            "select count(*) from cloth",
            "select id from cloth where length <= 0 order by id");

    @Test
    void countsTheRowsAndNamesTheOffenders() {
        try (TestDatabase database = TestDatabase.empty()) {
            database.jdbc().sql("create table cloth (id text, length int)").update();
            database.jdbc()
                    .sql("insert into cloth select 'c' || to_char(n, 'fm00'), case when n <= 30 then 0 else 1 end"
                            + " from generate_series(1, 40) n")
                    .update();

            List<Finding> findings = new Doctor(database.jdbc(), List.of(POSITIVE)).examine();

            assertThat(findings).singleElement().satisfies(finding -> {
                assertThat(finding.rowsChecked()).isEqualTo(40);
                assertThat(finding.isWell()).isFalse();
                assertThat(finding.offenders())
                        .hasSize(20)
                        .startsWith("c01", "c02")
                        .endsWith("c20");
            });
        }
    }

    @Test
    void findsASoundTableWellAndReportsByModuleAndName() {
        try (TestDatabase database = TestDatabase.empty()) {
            database.jdbc().sql("create table cloth (id text, length int)").update();
            Invariant earlier = new Invariant("always", "dyeing", "select 0", "select 1 where false");

            List<Finding> findings = new Doctor(database.jdbc(), List.of(POSITIVE, earlier)).examine();

            assertThat(findings).extracting(f -> f.invariant().module()).containsExactly("dyeing", "weaving");
            assertThat(findings).allMatch(Finding::isWell);
        }
    }
}

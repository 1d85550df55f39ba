package org.saan.hub.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.saan.hub.TestHub.viewer;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.saan.hub.HubTest;
import org.saan.hub.identity.Identity;
import org.saan.hub.platform.Doctor;
import org.saan.hub.platform.Finding;
import org.saan.hub.shared.LocalizedText;
import org.saan.hub.shared.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Each rule of the directory is broken on purpose through SQL; the doctor must name it and the group. */
@HubTest
class DirectoryDoctorTest {
    @Autowired
    private Directory directory;

    @Autowired
    private Doctor doctor;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private PlatformTransactionManager transactions;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            a group has at most one leader at a time                  | insert into directory.membership select gen_random_uuid(), person_id, group_id, role, from_date, null from directory.membership where group_id = '{group}'
            subdistrict, district and province of a group agree       | update directory.producer_group set district_code = (select min(code) from directory.district where province_code = '50') where id = '{group}'
            leave ends after it begins                                | insert into directory.declared_leave values ('{group}', '{group}', '2027-W09', '2027-W08', '2027-01-01', 'x')
            """)
    void theDoctorNamesEachBrokenRule(String rule, String damage) {
        var group = directory.createGroup(
                new NewGroup(
                        null,
                        new LocalizedText("กลุ่มให้หมอดู " + rule.length(), null),
                        "group",
                        null,
                        null,
                        null,
                        null,
                        null,
                        "47",
                        null,
                        null,
                        null,
                        null,
                        List.of(),
                        new NewGroup.Leader("นาง", "อุไร", "นามสมมติ"),
                        true,
                        5,
                        30),
                viewer(Role.PROGRAMME_OFFICER, Identity.PROGRAMME));
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            jdbc.sql("drop index directory.one_leader").update();
            jdbc.sql("drop index directory.one_role_at_once").update();
            jdbc.sql("alter table directory.declared_leave drop constraint declared_leave_check")
                    .update();
            jdbc.sql(damage.replace("{group}", group.toString())).update();
            assertThat(doctor.examine())
                    .filteredOn(finding -> !finding.isWell())
                    .singleElement()
                    .satisfies((Finding finding) -> {
                        assertThat(finding.invariant().name()).isEqualTo(rule);
                        assertThat(finding.offenders()).containsExactly(group.toString());
                    });
            status.setRollbackOnly();
        });
    }
}

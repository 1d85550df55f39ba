package org.saan.hub.directory;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.saan.hub.TestHub.as;
import static org.saan.hub.TestHub.viewer;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.saan.hub.HubTest;
import org.saan.hub.identity.Identity;
import org.saan.hub.shared.LocalizedText;
import org.saan.hub.shared.Role;
import org.saan.hub.shared.Viewer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

/** Imports, duplicates, claims and calls are lists as all others are: searched, narrowed, in Thai order, taken away as files. */
@HubTest
class QueuesAsListsTest {
    private static final Viewer OFFICER = viewer(Role.PROGRAMME_OFFICER, Identity.PROGRAMME);

    @Autowired
    private Directory directory;

    @Autowired
    private Imports imports;

    @Autowired
    private Duplicates duplicates;

    @Autowired
    private DuplicateSearch search;

    @Autowired
    private CallList calls;

    @Autowired
    private Claims claims;

    @Autowired
    private Reminders reminders;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private MockMvc web;

    private UUID group(String name, String subdistrict, @Nullable String phone) {
        return directory.createGroup(
                new NewGroup(
                        null,
                        new LocalizedText(name, null),
                        "group",
                        null,
                        null,
                        null,
                        subdistrict,
                        subdistrict.substring(0, 4),
                        subdistrict.substring(0, 2),
                        null,
                        12,
                        null,
                        null,
                        phone == null ? List.of() : List.of(phone),
                        null,
                        true,
                        10,
                        30),
                OFFICER);
    }

    private String subdistrict(String province) {
        return jdbc.sql("select min(code) from directory.subdistrict where code like :province || '%'")
                .param("province", province)
                .query(String.class)
                .single();
    }

    private String file(String address, String... params) throws Exception {
        var request = get(address).with(as(OFFICER));
        for (int i = 0; i < params.length; i += 2) {
            request.param(params[i], params[i + 1]);
        }
        return web.perform(request)
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString(UTF_8);
    }

    private static List<String> firstCells(String csv) {
        return csv.lines().skip(1).map(line -> line.split(",")[0]).toList();
    }

    @Test
    void importsAreInThaiOrderOfTheirFiles() throws Exception {
        for (var name : List.of("ข้าวหอม-รายการ.csv", "แก้ว-รายการ.csv", "กา-รายการ.csv")) {
            imports.send(UUID.randomUUID(), name, "ชื่อกลุ่ม,จังหวัด\nกลุ่ม,น่าน\n".getBytes(UTF_8), OFFICER);
        }
        assertThat(firstCells(file("/imports.csv", "q", "-รายการ", "sort", "file")))
                .containsExactly("กา-รายการ.csv", "แก้ว-รายการ.csv", "ข้าวหอม-รายการ.csv");
        assertThat(firstCells(file("/imports.csv", "q", "-รายการ", "sort", "-file")))
                .containsExactly("ข้าวหอม-รายการ.csv", "แก้ว-รายการ.csv", "กา-รายการ.csv");
        assertThat(imports.list(Imports.SHAPE.read(Map.of("q", "-รายการ", "state", "CANCELLED")), OFFICER)
                        .total())
                .isZero();
        web.perform(get("/imports.xlsx").with(as(OFFICER))).andExpect(status().isOk());
        web.perform(get("/imports.csv").with(as(viewer(Role.GROUP_LEADER, UUID.randomUUID()))))
                .andExpect(status().isNotFound());
    }

    @Test
    void duplicatesAreNarrowedAndTakenAwayPairByPair() throws Exception {
        var nan = subdistrict("55");
        group("กลุ่มสานไผ่ลำดับหนึ่งยาว", nan, "+66800000551");
        group("กลุ่มสานไผ่ลำดับหนึ่งยาว", nan, "+66800000551");
        search.run();
        var csv = file("/duplicates.csv", "q", "สานไผ่ลำดับ", "province", "55", "certainty", "same");
        assertThat(firstCells(csv)).containsExactly("กลุ่มสานไผ่ลำดับหนึ่งยาว");
        assertThat(firstCells(file("/duplicates.csv", "q", "สานไผ่ลำดับ", "certainty", "possible")))
                .isEmpty();
        assertThat(duplicates
                        .list(Duplicates.SHAPE.read(Map.of("q", "สานไผ่ลำดับ", "sort", "name")), OFFICER)
                        .total())
                .isEqualTo(1);
    }

    @Test
    void callsAreFoundByNameAndNotedWhenTakenAway() throws Exception {
        var names = List.of("กลุ่มโทรหาแก้วตา", "กลุ่มโทรหากานดา", "กลุ่มโทรหาขวัญใจ");
        for (var name : names) {
            var id = group(name, subdistrict("54"), "+66800000540");
            jdbc.sql("update directory.producer_group set created_at = created_at - interval '40 days',"
                            + " capacity_confirmed_on = null where id = :id")
                    .param("id", id)
                    .update();
            jdbc.sql("""
                            insert into directory.capability (id, group_id, family_code, grade, minutes_per_piece,
                                setup_minutes, minimum_batch, looms, price_minor)
                            select gen_random_uuid(), :id, code, 1, 60, 0, 1, 1, 10000
                            from directory.product_family order by code limit 1
                            """).param("id", id).update();
        }
        reminders.remind();
        assertThat(firstCells(file("/calls.csv", "q", "กลุ่มโทรหา", "sort", "name")))
                .containsExactly("กลุ่มโทรหากานดา", "กลุ่มโทรหาแก้วตา", "กลุ่มโทรหาขวัญใจ");
        assertThat(calls.list(CallList.SHAPE.read(Map.of("q", "กลุ่มโทรหา", "province", "50")), OFFICER)
                        .total())
                .isZero();
        assertThat(calls.list(CallList.SHAPE.read(Map.of("q", "โทรหาขวัญ", "region", "north")), OFFICER)
                        .rows())
                .singleElement()
                .satisfies(call -> assertThat(call.phone()).isEqualTo("+66800000540"));
        var noted = jdbc.sql("select count(*) from identity.audit_entry where action = 'directory.calls_exported'")
                .query(Long.class)
                .single();
        assertThat(noted).isPositive();
    }

    @Test
    void claimsAreFoundByClaimantAndStayInTheOrderOfTheQueue() throws Exception {
        var group = group("กลุ่มคำแจ้งเรียงลำดับ", subdistrict("56"), null);
        var all = new ArrayList<UUID>();
        for (var claimant : List.of("นางแสงดาว", "นายกล้า", "นางขวัญ")) {
            var id = UUID.randomUUID();
            all.add(id);
            jdbc.sql("""
                            insert into directory.claim (id, kind, state, group_id, claimant, sent_at)
                            values (:id, 'OURS', 'WAITING', :group, :claimant, now() + :n * interval '1 second')
                            """)
                    .param("id", id)
                    .param("group", group)
                    .param("claimant", claimant)
                    .param("n", all.size())
                    .update();
        }
        assertThat(firstCells(file("/claims.csv", "q", "คำแจ้งเรียงลำดับ")))
                .containsExactly("นางแสงดาว", "นายกล้า", "นางขวัญ");
        assertThat(firstCells(file("/claims.csv", "q", "คำแจ้งเรียงลำดับ", "sort", "claimant")))
                .containsExactly("นางขวัญ", "นางแสงดาว", "นายกล้า");
        assertThat(firstCells(file("/claims.csv", "q", "คำแจ้งเรียงลำดับ", "state", "REJECTED")))
                .isEmpty();
        assertThat(claims.list(Claims.SHAPE.read(Map.of("q", "นายกล้า", "kind", "OURS")), OFFICER)
                        .total())
                .isEqualTo(1);
        web.perform(get("/claims.csv").with(as(viewer(Role.COORDINATOR, UUID.randomUUID()))))
                .andExpect(status().isNotFound());
    }
}

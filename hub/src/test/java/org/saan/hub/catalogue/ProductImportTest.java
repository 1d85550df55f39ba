package org.saan.hub.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.saan.hub.TestHub.as;
import static org.saan.hub.TestHub.viewer;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.Test;
import org.saan.hub.HubTest;
import org.saan.hub.directory.Directory;
import org.saan.hub.identity.Identity;
import org.saan.hub.shared.Role;
import org.saan.hub.shared.Viewer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.web.servlet.MockMvc;

// The group of the file is known then; others read the same file as that of an unknown one.
@DirtiesContext
@HubTest
class ProductImportTest {
    private static final Viewer OFFICER = viewer(Role.PROGRAMME_OFFICER, Identity.PROGRAMME);
    private static final String FILE = "05_products_prices_merged.xlsx";

    @Autowired
    private ProductImport products;

    @Autowired
    private ProductList list;

    @Autowired
    private Directory directory;

    @Autowired
    private MockMvc web;

    private static byte[] file() throws IOException {
        try (var in = ProductImportTest.class.getResourceAsStream("/import/" + FILE)) {
            return java.util.Objects.requireNonNull(in).readAllBytes();
        }
    }

    @Test
    void productsOfMergedCellsBelongToTheirGroupAndAreEnteredOnce() throws Exception {
        var group = SampleGroups.create(directory, "3233579", "นางสาวลำดวน ทดสอบดี", OFFICER);
        var found = products.look(FILE, file(), OFFICER);
        assertThat(found).hasSize(31);
        var ours = found.stream().filter(one -> group.equals(one.groupId())).toList();
        assertThat(ours.stream().map(one -> one.name() + " " + one.priceThb() + " " + one.state()))
                .containsExactly("ผ้าคลุมไหล่ไหม 350 NEW", "ผ้าไหมมัดหมี่ 4500 NEW");
        assertThat(found.stream().filter(one -> !group.equals(one.groupId())))
                .allMatch(one -> one.state() == ProductImport.State.NO_GROUP);
        var chosen = ours.stream()
                .map(one -> new ProductImport.Chosen(group, one.name(), one.priceThb()))
                .toList();
        assertThat(products.apply(chosen, "FCA", "Surin", OFFICER)).isEqualTo(2);
        assertThat(products.apply(chosen, "FCA", "Surin", OFFICER)).isZero();
        assertThat(products.look(FILE, file(), OFFICER).stream().filter(one -> group.equals(one.groupId())))
                .allMatch(one -> one.state() == ProductImport.State.KNOWN);
        var leader = viewer(Role.GROUP_LEADER, group);
        assertThat(list.list(ProductList.SHAPE.read(Map.of("sort", "price")), leader).rows().stream()
                        .map(ProductList.Row::lowestMinor))
                .containsExactly(35_000L, 450_000L);
        web.perform(get("/products.csv").with(as(leader)))
                .andExpect(status().isOk())
                .andExpect(content().string(Matchers.containsString("FCA")));
        web.perform(get("/products-gs1.csv").with(as(leader)))
                .andExpect(status().isOk())
                .andExpect(content().string(Matchers.containsString("tradeItemDescription@th")));
    }

    @Test
    void aFileThatIsNoSpreadsheetIsToldBesideItsField() throws Exception {
        web.perform(multipart("/products/import")
                        .file(new MockMultipartFile("file", "x.xlsx", null, new byte[] {1, 2, 3}))
                        .with(as(OFFICER))
                        .with(csrf()))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(Matchers.containsString("file-msg")));
        assertThatThrownBy(() -> products.look(FILE, file(), viewer(Role.GROUP_LEADER, UUID.randomUUID())))
                .isInstanceOf(org.saan.hub.shared.NotFound.class);
    }

    @Test
    void whatWasTypedStaysBesideTheErrorOfItsField() throws Exception {
        var group = SampleGroups.create(directory, OFFICER);
        var leader = viewer(Role.GROUP_LEADER, group);
        var token = UUID.randomUUID().toString();
        String first = "";
        for (int press = 0; press < 2; press++) {
            var to = web.perform(post("/products")
                            .param("token", token)
                            .param("nameTh", "ผ้าขาวม้า")
                            .with(as(leader))
                            .with(csrf()))
                    .andExpect(status().is3xxRedirection())
                    .andReturn()
                    .getResponse()
                    .getRedirectedUrl();
            assertThat(first.isEmpty() || first.equals(to)).isTrue();
            first = String.valueOf(to);
        }
        assertThat(list.list(ProductList.SHAPE.usual(), leader).total()).isEqualTo(1);
        var faults = List.of(
                Map.of("priceFrom0", "10", "price0", "90", "priceFrom1", "5", "price1", "80"),
                Map.of("hs6", "12x"),
                Map.of("gtin", "09506000134353"),
                Map.of("minimumOrder", "many"));
        var fields = List.of("prices", "hs6-msg", "gtin-msg", "minimumOrder-msg");
        for (int i = 0; i < faults.size(); i++) {
            var form = post(first)
                    .param("version", "1")
                    .param("currency", "THB")
                    .param("incoterm", "FCA")
                    .param("incotermPlace", "ท่าอากาศยานขอนแก่น")
                    .with(as(leader))
                    .with(csrf());
            faults.get(i).forEach(form::param);
            web.perform(form)
                    .andExpect(status().isUnprocessableContent())
                    .andExpect(content().string(Matchers.containsString(fields.get(i))))
                    .andExpect(content().string(Matchers.containsString("ท่าอากาศยานขอนแก่น")));
        }
    }
}

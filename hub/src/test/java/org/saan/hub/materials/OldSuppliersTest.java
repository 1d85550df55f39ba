package org.saan.hub.materials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.saan.hub.ordering.Scene.OFFICER;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.saan.hub.HubTest;
import org.saan.hub.identity.Retention;
import org.saan.hub.ordering.Scene;
import org.saan.hub.shared.LocalizedText;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whom nobody bought from for two years is nobody by name any more. */
@HubTest
@Import(Scene.class)
class OldSuppliersTest {
    @Autowired
    private Materials materials;

    @Autowired
    private Lots lots;

    @Autowired
    private Retention retention;

    @Autowired
    private JdbcClient jdbc;

    private UUID supplier(String code) {
        var id = materials.supplier(
                new NewSupplier(code, new LocalizedText("ร้าน " + code, null), "Somebody", "080-000-0990", "TH"),
                OFFICER);
        jdbc.sql("update materials.supplier set made_at = now() - interval '900 days' where id = :id")
                .param("id", id)
                .update();
        return id;
    }

    private void sent(UUID supplier, String daysAgo) {
        var material = materials.save(
                null,
                0,
                new NewMaterial(
                        "OLD-" + daysAgo,
                        MaterialKind.YARN,
                        new LocalizedText("ด้าย", "Yarn"),
                        "KGM",
                        Map.of(),
                        List.of(),
                        null),
                OFFICER);
        lots.receive(
                new NewLot(
                        UUID.randomUUID(),
                        material,
                        supplier,
                        null,
                        null,
                        BigDecimal.ONE,
                        LocalDate.now().minusDays(Integer.parseInt(daysAgo))),
                OFFICER);
    }

    private String known(UUID supplier) {
        return jdbc.sql("select concat_ws('|', name_th, contact_name, phone) from materials.supplier where id = :id")
                .param("id", supplier)
                .query(String.class)
                .single();
    }

    @Test
    void peopleGoWithTheFirmThatNeverSentAndTheFirmStaysThatDid() {
        var never = supplier("OLD-NEVER");
        var longAgo = supplier("OLD-LONG");
        sent(longAgo, "800");
        var lately = supplier("OLD-LATELY");
        sent(lately, "700");
        retention.run();
        assertThat(known(never)).isEqualTo("OLD-NEVER");
        assertThat(known(longAgo)).isEqualTo("ร้าน OLD-LONG");
        assertThat(known(lately)).isEqualTo("ร้าน OLD-LATELY|Somebody|080-000-0990");
        assertThat(retention.run()).isZero();
    }
}

package org.saan.hub.demo;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.identity.Identity;
import org.saan.hub.programme.Condition;
import org.saan.hub.programme.MeasureApplications;
import org.saan.hub.programme.MeasureKind;
import org.saan.hub.programme.Measures;
import org.saan.hub.programme.NewMeasure;
import org.saan.hub.shared.LocalizedText;
import org.saan.hub.shared.Money;
import org.saan.hub.shared.Viewer;
import org.springframework.stereotype.Component;

/** Measures of the demo: a grant, a loan and a service of fictional agencies; the demo's leader has said yes to one. */
@Component
class DemoSupport {
    private static final Viewer SYSTEM = Identity.SYSTEM;
    private static final long MILLION = 100_000_000L;

    private final Measures measures;
    private final MeasureApplications applications;
    private final DemoAccounts accounts;

    DemoSupport(Measures measures, MeasureApplications applications, DemoAccounts accounts) {
        this.measures = measures;
        this.applications = applications;
        this.accounts = accounts;
    }

    void enter() {
        var today = measures.today();
        var loom = add(
                "loom-grant",
                MeasureKind.GRANT,
                new LocalizedText("ทุนปรับปรุงกี่และเครื่องมือ (ข้อมูลเทียม)", "Grant for looms and tools (fictional)"),
                new LocalizedText("หน่วยงานตัวอย่าง", "Example agency"),
                new LocalizedText(
                        "ซ่อมหรือซื้อกี่ทอ เครื่องปั่น เตาย้อม กลุ่มออกเองหนึ่งในสิบ",
                        "Repairs or buys looms, spinning wheels and dye stoves; the group adds one tenth"),
                Money.ofMinor(MILLION / 20, Money.THB),
                today.plusDays(60),
                List.of(
                        condition(Condition.Kind.IN_PROGRAMME),
                        new Condition(Condition.Kind.MEMBERS, List.of(), 3, 200)));
        add(
                "export-loan",
                MeasureKind.LOAN,
                new LocalizedText("สินเชื่อเตรียมส่งออก (ข้อมูลเทียม)", "Loan before export (fictional)"),
                new LocalizedText("ธนาคารตัวอย่าง", "Example bank"),
                new LocalizedText(
                        "เงินหมุนซื้อวัตถุดิบก่อนได้รับเงินจากผู้ซื้อ คืนภายในหนึ่งปี",
                        "Working money for material before the buyer pays, returned within a year"),
                Money.ofMinor(MILLION, Money.THB),
                null,
                List.of(
                        new Condition(Condition.Kind.FORM, List.of("community_enterprise", "company"), null, null),
                        new Condition(Condition.Kind.REGISTERED_YEARS, List.of(), 2, null),
                        condition(Condition.Kind.EXPORT_READY)));
        add(
                "packing-clinic",
                MeasureKind.SERVICE,
                new LocalizedText("คลินิกบรรจุภัณฑ์ (ข้อมูลเทียม)", "Packing clinic (fictional)"),
                new LocalizedText("ศูนย์ตัวอย่าง", "Example centre"),
                new LocalizedText(
                        "ผู้เชี่ยวชาญมาออกแบบกล่องและทดสอบการตกให้ที่กลุ่ม",
                        "An expert designs boxes and tests them by dropping, at the group's place"),
                null,
                today.plusDays(120),
                List.of(condition(Condition.Kind.TRAINED_LEADER)));
        applications.interested(loom, accounts.person("leader"));
    }

    private static Condition condition(Condition.Kind kind) {
        return new Condition(kind, List.of(), null, null);
    }

    private UUID add(
            String code,
            MeasureKind kind,
            LocalizedText title,
            LocalizedText agency,
            LocalizedText about,
            @Nullable Money most,
            @Nullable LocalDate closes,
            List<Condition> conditions) {
        return measures.add(
                new NewMeasure(
                        code, kind, title, agency, about, most, measures.today().minusDays(20), closes, conditions),
                SYSTEM);
    }
}

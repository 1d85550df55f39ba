package org.saan.hub.demo;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.saan.hub.identity.Identity;
import org.saan.hub.identity.NewAccount;
import org.saan.hub.shared.Language;
import org.saan.hub.shared.Role;
import org.saan.hub.shared.Viewer;
import org.springframework.stereotype.Component;

/** One account per persona, all with one password that is drawn by lot for each demo. */
@Component
class DemoAccounts {
    private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";

    private final Identity identity;
    private final Map<String, Viewer> people = new HashMap<>();

    DemoAccounts(Identity identity) {
        this.identity = identity;
    }

    /** A line for each account: sign-in name and role. */
    List<String> create(String password, UUID leadersGroup, UUID buyer, UUID cluster) {
        var lines = new ArrayList<String>();
        add(lines, "officer", "อรวรรณ ข้อมูลเทียม", Role.PROGRAMME_OFFICER, Identity.PROGRAMME, Language.TH, password);
        add(lines, "coordinator", "ประสาน ข้อมูลเทียม", Role.COORDINATOR, cluster, Language.TH, password);
        add(lines, "leader", "บัวผัน ข้อมูลเทียม", Role.GROUP_LEADER, leadersGroup, Language.TH, password);
        add(lines, "buyer", "Ingrid (fictional)", Role.BUYER, buyer, Language.EN, password);
        add(lines, "designer", "ดารา ข้อมูลเทียม", Role.DESIGNER, Identity.PROGRAMME, Language.TH, password);
        add(lines, "trainer", "วิทยา ข้อมูลเทียม", Role.TRAINER, Identity.PROGRAMME, Language.TH, password);
        add(lines, "receiver", "รับพร ข้อมูลเทียม", Role.RECEIVER, Identity.PROGRAMME, Language.TH, password);
        add(lines, "adviser", "ส่งศรี ข้อมูลเทียม", Role.EXPORT_ADVISER, Identity.PROGRAMME, Language.TH, password);
        add(lines, "admin", "ดูแล ข้อมูลเทียม", Role.ADMINISTRATOR, Identity.PROGRAMME, Language.TH, password);
        return lines;
    }

    private void add(
            List<String> lines,
            String signInName,
            String name,
            Role role,
            UUID organisation,
            Language language,
            String password) {
        var account =
                identity.createAccount(new NewAccount(signInName, name, role, organisation, language), Identity.SYSTEM);
        identity.setPassword(account, password, Identity.SYSTEM);
        people.put(signInName, new Viewer(account, name, role, organisation, language));
        lines.add(String.format("  %-12s %s", signInName, role.name().toLowerCase(java.util.Locale.ROOT)));
    }

    /** One of those who were entered. */
    Viewer person(String signInName) {
        return Objects.requireNonNull(people.get(signInName), signInName);
    }

    static String drawPassword() {
        var random = new SecureRandom();
        var password = new StringBuilder();
        for (int i = 0; i < 12; i++) {
            if (i > 0 && i % 4 == 0) {
                password.append('-');
            }
            password.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return password.toString();
    }
}

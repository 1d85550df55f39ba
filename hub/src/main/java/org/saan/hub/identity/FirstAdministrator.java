package org.saan.hub.identity;

import org.saan.hub.shared.Language;
import org.saan.hub.shared.Role;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** On the first start of an empty hub: an administrator without password, and the one-time link printed for them. */
@Component
class FirstAdministrator {
    private final Identity identity;
    private final boolean empty;

    FirstAdministrator(Identity identity, @Value("${saan.empty:false}") boolean empty) {
        this.identity = identity;
        this.empty = empty;
    }

    @EventListener
    void ready(ApplicationReadyEvent event) {
        if (!empty || identity.hasAccounts()) {
            return;
        }
        var account = identity.createAccount(
                new NewAccount("admin", "ผู้ดูแลระบบ", Role.ADMINISTRATOR, Identity.PROGRAMME, Language.TH),
                Identity.SYSTEM);
        var port = event.getApplicationContext().getEnvironment().getProperty("local.server.port", "8080");
        // Printed, not logged: the link is a secret until it is used.
        System.out.println(
                "First administrator (sign-in name: admin), choose a password within 7 days:\n  http://localhost:"
                        + port + "/invitations/" + identity.invite(account, Identity.SYSTEM));
    }
}

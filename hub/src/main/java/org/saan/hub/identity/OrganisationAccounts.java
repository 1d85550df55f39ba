package org.saan.hub.identity;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.saan.hub.shared.Language;
import org.saan.hub.shared.NotFound;
import org.saan.hub.shared.Refusal;
import org.saan.hub.shared.Role;
import org.saan.hub.shared.Viewer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The accounts of an organisation, when it becomes part of another or somebody is found to speak for it. */
@Service
public class OrganisationAccounts {
    private final JdbcClient jdbc;
    private final Identity identity;
    private final Audit audit;

    OrganisationAccounts(JdbcClient jdbc, Identity identity, Audit audit) {
        this.jdbc = jdbc;
        this.identity = identity;
        this.audit = audit;
    }

    /** How many sign in for that organisation. */
    @Transactional(readOnly = true)
    public int count(UUID organisation) {
        return jdbc.sql("select count(*) from identity.account where organisation_id = :id")
                .param("id", organisation)
                .query(Integer.class)
                .single();
    }

    /** All accounts of one organisation belong to another now; they sign in again. Which they were. */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<UUID> move(UUID from, UUID into, Viewer viewer) {
        var accounts = jdbc.sql("select id from identity.account where organisation_id = :from order by id")
                .param("from", from)
                .query((row, n) -> row.getObject(1, UUID.class))
                .list();
        bind(accounts, from, into, viewer);
        return accounts;
    }

    /** Of these accounts, those that still belong to the one organisation belong to the other again. How many. */
    @Transactional(propagation = Propagation.MANDATORY)
    public int moveBack(Collection<UUID> accounts, UUID from, UUID into, Viewer viewer) {
        return bind(accounts, from, into, viewer);
    }

    private int bind(Collection<UUID> accounts, UUID from, UUID into, Viewer viewer) {
        int moved = 0;
        for (var account : accounts) {
            int changed = jdbc.sql(
                            "update identity.account set organisation_id = :into where id = :id and organisation_id = :from")
                    .param("id", account)
                    .param("from", from)
                    .param("into", into)
                    .update();
            if (changed == 1) {
                moved++;
                // A session remembers for whom its owner speaks.
                jdbc.sql("delete from identity.spring_session where principal_name = :account")
                        .param("account", account.toString())
                        .update();
                audit.record(
                        viewer,
                        "identity.account_moved",
                        "account",
                        account.toString(),
                        Map.of("organisation", from),
                        Map.of("organisation", into));
            }
        }
        return moved;
    }

    /** The account of a leader speaks for that group from now on; officers may say so. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void bindLeader(UUID account, UUID group, Viewer officer) {
        mustLetIn(officer);
        var from = jdbc.sql("select organisation_id from identity.account where id = :id and role = 'GROUP_LEADER'")
                .param("id", account)
                .query((row, n) -> row.getObject(1, UUID.class))
                .optional()
                .orElseThrow(() -> new NotFound("account"));
        if (!from.equals(group)) {
            bind(List.of(account), from, group, officer);
        }
    }

    /**
     * An account for somebody whose word for a group was accepted; officers may, though they let nobody else in.
     *
     * @return the token of a one-time link by which the person chooses a password
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public String letLeaderIn(String signInName, String name, UUID group, Viewer officer) {
        mustLetIn(officer);
        if (signInName.isBlank()) {
            throw Refusal.of("signInName", "identity.account.bad_sign_in_name");
        }
        var account = identity.createAccount(
                new NewAccount(signInName, name, Role.GROUP_LEADER, group, Language.TH), Identity.SYSTEM);
        audit.record(
                officer, "identity.leader_let_in", "account", account.toString(), null, Map.of("organisation", group));
        return identity.invite(account, Identity.SYSTEM);
    }

    private static void mustLetIn(Viewer officer) {
        if (!officer.is(Role.ADMINISTRATOR, Role.PROGRAMME_OFFICER)) {
            throw new NotFound("accounts");
        }
    }
}

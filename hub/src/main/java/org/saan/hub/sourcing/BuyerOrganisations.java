package org.saan.hub.sourcing;

import java.util.Optional;
import java.util.UUID;
import org.saan.hub.identity.OrganisationSource;
import org.saan.hub.shared.LocalizedText;
import org.saan.hub.shared.Role;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Buyers' people belong to their firm. */
@Component
class BuyerOrganisations implements OrganisationSource {
    private final JdbcClient jdbc;

    BuyerOrganisations(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public boolean serves(Role role) {
        return role == Role.BUYER;
    }

    @Override
    public Optional<Organisation> findByCode(String code) {
        return jdbc.sql("select id, code, name from sourcing.buyer where code = upper(:code)")
                .param("code", code.strip())
                .query((row, n) -> new Organisation(
                        row.getObject("id", UUID.class),
                        row.getString("code"),
                        new LocalizedText(null, row.getString("name"))))
                .optional();
    }
}

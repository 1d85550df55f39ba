package org.saan.hub.directory;

import java.util.Optional;
import java.util.UUID;
import org.saan.hub.identity.OrganisationSource;
import org.saan.hub.shared.LocalizedText;
import org.saan.hub.shared.Role;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Leaders belong to groups, coordinators to clusters. */
@Configuration(proxyBeanMethods = false)
class DirectoryOrganisations {

    @Bean
    static OrganisationSource groupsOfLeaders(JdbcClient jdbc) {
        return new Table(jdbc, Role.GROUP_LEADER, "directory.producer_group");
    }

    @Bean
    static OrganisationSource clustersOfCoordinators(JdbcClient jdbc) {
        return new Table(jdbc, Role.COORDINATOR, "directory.cluster");
    }

    private record Table(JdbcClient jdbc, Role role, String name) implements OrganisationSource {
        @Override
        public boolean serves(Role asked) {
            return asked == role;
        }

        @Override
        public Optional<Organisation> findByCode(String code) {
            return jdbc.sql("select id, code, name_th, name_en from " + name + " where code = upper(:code)")
                    .param("code", code.strip())
                    .query((row, n) -> new Organisation(
                            row.getObject("id", UUID.class),
                            row.getString("code"),
                            new LocalizedText(row.getString("name_th"), row.getString("name_en"))))
                    .optional();
        }
    }
}

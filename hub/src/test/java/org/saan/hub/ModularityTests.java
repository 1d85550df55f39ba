package org.saan.hub;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.core.DependencyDepth;
import tools.jackson.databind.json.JsonMapper;

class ModularityTests {
    private static final String FILE = "/META-INF/spring-modulith/application-modules.json";

    private final ApplicationModules modules = ApplicationModules.of(HubApplication.class);

    @Test
    @DisplayName("modules use each other only through their root packages, and never in a circle")
    void modulesKeepTheirLines() {
        modules.verify();
    }

    /**
     * The hub reads its modules from a file when it starts: to find them among its classes takes seconds and half a gigabyte each
     * time. Their tables are made in the order of the file.
     */
    @Test
    @DisplayName("the file of modules that a start reads names all of them, each after those it uses")
    void theFileOfModulesIsTrue() throws IOException {
        List<String> named;
        try (var in = Objects.requireNonNull(ModularityTests.class.getResourceAsStream(FILE))) {
            named = new ArrayList<>(JsonMapper.shared().readTree(in).propertyNames());
        }
        assertThat(named)
                .containsExactlyInAnyOrderElementsOf(modules.stream()
                        .map(module -> module.getIdentifier().toString())
                        .toList());
        for (var module : modules) {
            var at = named.indexOf(module.getIdentifier().toString());
            assertThat(module.getDependencies(modules, DependencyDepth.IMMEDIATE).stream()
                            .map(one -> one.getTargetModule().getIdentifier().toString()))
                    .as("used by %s", module.getIdentifier())
                    .allSatisfy(used -> assertThat(named.indexOf(used)).isLessThan(at));
        }
    }
}

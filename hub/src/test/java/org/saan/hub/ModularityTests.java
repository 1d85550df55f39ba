package org.saan.hub;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class ModularityTests {

    @Test
    @DisplayName("modules use each other only through their root packages, and never in a circle")
    void modulesKeepTheirLines() {
        ApplicationModules.of(HubApplication.class).verify();
    }
}

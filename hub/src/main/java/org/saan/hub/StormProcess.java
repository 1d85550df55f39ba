package org.saan.hub;

import java.io.IOException;
import org.saan.hub.bench.StormHub;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;

/** A hub that {@link org.saan.hub.bench.Storm} starts and kills. */
public final class StormProcess {
    private StormProcess() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        var of = StormHub.Arguments.of(args);
        var application = new SpringApplication(HubApplication.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        try {
            StormHub.run(application.run(StormHub.properties(of).toArray(String[]::new)), of);
        } catch (RuntimeException | Error fault) {
            fault.printStackTrace();
        }
        // Nothing of it goes on: who started it reads the end of its output.
        Runtime.getRuntime().halt(0);
    }
}

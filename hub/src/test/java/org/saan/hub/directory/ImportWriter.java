package org.saan.hub.directory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.saan.hub.HubApplication;
import org.saan.hub.identity.Identity;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A hub for crash tests: sends a file in, begins to apply it, slowly, and says how far it is. */
final class ImportWriter {
    private ImportWriter() {}

    @SuppressWarnings("SystemOut")
    public static void main(String[] args) throws IOException {
        var application = new SpringApplication(HubApplication.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        var hub = application.run(
                "--saan.data=" + args[0],
                "--saan.demo=false",
                "--saan.import-step=50",
                "--spring.main.lazy-initialization=true",
                "--logging.level.root=ERROR",
                "--logging.level.org.saan=ERROR");
        var jdbc = hub.getBean(JdbcClient.class);
        // Each step waits a little, so that a kill falls between two of them.
        jdbc.sql("""
                        create function directory.brake() returns trigger language plpgsql as
                        'begin perform pg_sleep(0.2); return new; end'
                        """).update();
        jdbc.sql("""
                        create trigger brake before update of done on directory.import_run
                        for each row when (new.kind = 'APPLY') execute function directory.brake()
                        """).update();
        var sent = (Imports.Sent.Taken) hub.getBean(Imports.class)
                .send(UUID.randomUUID(), "crash.csv", Files.readAllBytes(Path.of(args[1])), Identity.SYSTEM);
        System.out.println("import " + sent.id());
        Thread.ofPlatform().daemon().start(() -> tell(jdbc, sent.id()));
        hub.getBean(ImportWork.class).apply(sent.id(), false, Identity.SYSTEM);
    }

    @SuppressWarnings({"SystemOut", "BusyWait"})
    private static void tell(JdbcClient jdbc, UUID id) {
        try {
            while (true) {
                jdbc.sql("select done from directory.import_run where import_id = :id and kind = 'APPLY'")
                        .param("id", id)
                        .query(Integer.class)
                        .optional()
                        .ifPresent(done -> System.out.println("done " + done));
                Thread.sleep(50);
            }
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        }
    }
}

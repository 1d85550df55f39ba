package org.saan.hub;

import java.io.PrintStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.saan.hub.shared.PublicAddress;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;

/** {@code ./saan run}: the hub, until Ctrl-C. */
final class RunVerb implements Verb {
    private static final int PORT = 8080;

    @Override
    public String name() {
        return "run";
    }

    @Override
    public String summary() {
        return "start the hub; this is also what ./saan alone does";
    }

    @Override
    public String help() {
        return """
                ./saan run [options]     start the hub and keep it running until Ctrl-C

                  --port N          listen on this port (SAAN_PORT; 8080)
                  --data DIR        keep everything in this folder (SAAN_DATA; .data beside ./saan)
                  --empty           do not load the demonstration programme into a new folder (SAAN_EMPTY)
                  --public-url URL  how the world reaches this hub, for links in the public pages (SAAN_PUBLIC_URL;
                                    http://localhost and the port)
                  --db-url URL      use this PostgreSQL instead of our own: jdbc:postgresql://host:5432/name (SAAN_DB_URL)
                  --db-user NAME    its account (SAAN_DB_USER; saan); the password is read from SAAN_DB_PASSWORD
                  --search-url URL  search by this OpenSearch cluster instead of in this process: https://host:9200
                                    (SAAN_SEARCH_URL)
                  --search-user NAME
                                    its account, where it asks for one (SAAN_SEARCH_USER); the password is read from
                                    SAAN_SEARCH_PASSWORD
                  --smtp-url URL    send mail by this server: smtp://user@mail.example.org:587 or smtps://… (SAAN_SMTP_URL);
                                    the password is read from SAAN_SMTP_PASSWORD, the sender from SAAN_SMTP_FROM.
                                    For LINE: SAAN_LINE_TOKEN, SAAN_LINE_SECRET
                  --second-factor officers
                                    administrators, officers and coordinators must show a code beside their password
                                    (SAAN_SECOND_FACTOR; offered: whoever wants to)
                  --openid-issuer URL
                                    people may sign in by this OpenID Connect provider too (SAAN_OPENID_ISSUER), known there
                                    by --openid-client ID (SAAN_OPENID_CLIENT) and SAAN_OPENID_SECRET; SAAN_OPENID_NAME is
                                    what the button says. It vouches for accounts that exist and makes none
                """;
    }

    @Override
    public int run(List<String> arguments, PrintStream out, PrintStream err) {
        Options options = Options.parse(
                name(),
                arguments,
                Set.of(
                        "--port",
                        "--data",
                        "--db-url",
                        "--db-user",
                        "--search-url",
                        "--search-user",
                        "--public-url",
                        "--second-factor",
                        "--openid-issuer",
                        "--openid-client",
                        "--smtp-url"),
                Set.of("--empty"));
        Map<String, String> properties = new HashMap<>();
        properties.put("server.port", Integer.toString(options.port("--port", PORT)));
        properties.put("saan.data", Hub.dataFolder(options).toString());
        properties.put("saan.empty", Boolean.toString(options.has("--empty")));
        options.find("--public-url").ifPresent(url -> {
            if (!PublicAddress.sound(url)) {
                throw new UsageMistake("--public-url is not an address like https://crafts.example.org: " + url);
            }
            properties.put("saan.public-url", url);
        });
        options.find("--db-url").ifPresent(url -> properties.put("saan.db-url", url));
        options.find("--db-user").ifPresent(user -> properties.put("saan.db-user", user));
        options.find("--search-url").ifPresent(url -> {
            if (!url.matches("https?://[^/\\s]+(/\\S*)?")) {
                throw new UsageMistake("--search-url is not an address like https://host:9200: " + url);
            }
            properties.put("saan.search-url", url);
        });
        options.find("--smtp-url").ifPresent(url -> {
            if (!url.matches("smtps?://[^/\\s]+/?")) {
                throw new UsageMistake("--smtp-url is not an address like smtp://user@mail.example.org:587");
            }
            properties.put("saan.smtp-url", url);
        });
        options.find("--second-factor").ifPresent(who -> {
            if (!Set.of("officers", "offered").contains(who)) {
                throw new UsageMistake("--second-factor is officers or offered, not " + who);
            }
            properties.put("saan.second-factor", who);
        });
        options.find("--openid-issuer").ifPresent(url -> {
            if (!PublicAddress.sound(url)) {
                throw new UsageMistake("--openid-issuer is not an address like https://id.example.org: " + url);
            }
            properties.put("saan.openid-issuer", url);
        });
        options.find("--openid-client").ifPresent(id -> properties.put("saan.openid-client", id));
        options.find("--search-user").ifPresent(user -> properties.put("saan.search-user", user));
        Optional<ConfigurableApplicationContext> hub = Hub.start(WebApplicationType.SERVLET, properties, err);
        if (hub.isEmpty()) {
            return 1;
        }
        String port = hub.get().getEnvironment().getProperty("local.server.port", "");
        out.println("Saan is ready: http://localhost:" + port + "/   (Ctrl-C stops it)");
        return Saan.KEEP_RUNNING;
    }
}

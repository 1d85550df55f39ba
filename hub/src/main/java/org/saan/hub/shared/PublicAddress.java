package org.saan.hub.shared;

import java.net.URI;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * How the world reaches this hub: the beginning of every absolute link. It is configured ({@code saan.public-url}) and never
 * taken from a request, for a sender may write any host there.
 */
@Component
public class PublicAddress {
    private final Environment environment;

    PublicAddress(Environment environment) {
        this.environment = environment;
        var configured = environment.getProperty("saan.public-url", "");
        if (!configured.isEmpty() && !sound(configured)) {
            throw new IllegalArgumentException(
                    "saan.public-url (SAAN_PUBLIC_URL) is not an address like https://crafts.example.org: "
                            + configured);
        }
    }

    /** Without a slash at its end: {@code https://crafts.example.org}. */
    public String base() {
        var configured = environment.getProperty("saan.public-url", "");
        return configured.isEmpty()
                ? "http://localhost:" + environment.getProperty("local.server.port", "8080")
                : configured.replaceAll("/+$", "");
    }

    /** Whether it can begin a link: http or https, a host, no question, mark or sign-in. */
    public static boolean sound(String address) {
        try {
            var uri = URI.create(address);
            return ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))
                    && uri.getHost() != null
                    && uri.getQuery() == null
                    && uri.getFragment() == null
                    && uri.getUserInfo() == null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}

package org.saan.hub.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * The hub opens connections to few places, and their addresses are settings of whoever runs it: the files' store, the mail
 * server, LINE, the search cluster and the provider of sign-in. A class that opens another stands here first, with a look at
 * where its address comes from; none may come from what somebody typed or sent.
 */
class OutgoingTest {
    private static final Set<String> OPENERS = Set.of(
            "java.net.http.HttpClient",
            "java.net.URLConnection",
            "java.net.HttpURLConnection",
            "java.net.Socket",
            "java.nio.channels.SocketChannel",
            "jakarta.mail.Transport",
            "org.springframework.web.client.RestClient",
            "org.springframework.web.client.RestTemplate",
            "org.springframework.web.reactive.function.client.WebClient",
            "software.amazon.awssdk.services.s3.S3Client",
            "org.springframework.security.oauth2.client.registration.ClientRegistrations",
            "org.springframework.security.oauth2.jwt.NimbusJwtDecoder");

    private static String outermost(JavaClass one) {
        return one.getName().replaceAll("\\$.*", "");
    }

    @Test
    @DisplayName(
            "no address that the hub connects to comes from what somebody typed: it connects from these classes alone")
    void connectsOnlyWhereItsSettingsSay() {
        var found = new TreeSet<String>();
        for (var one : new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("org.saan.hub")) {
            boolean opens = one.getDirectDependenciesFromSelf().stream()
                            .anyMatch(to -> OPENERS.contains(to.getTargetClass().getName()))
                    || one.getMethodCallsFromSelf().stream()
                            .anyMatch(call -> call.getTargetOwner().getName().equals("java.net.URL")
                                    && (call.getName().equals("openStream")
                                            || call.getName().equals("openConnection")));
            if (opens && !one.getPackageName().startsWith("org.saan.hub.bench")) {
                found.add(outermost(one).substring("org.saan.hub.".length()));
            }
        }
        // The verbs for measuring and warming ask the hub itself, at the address given on the command line.
        assertThat(found)
                .containsExactlyInAnyOrder(
                        "BenchVerb",
                        "ImportBench",
                        "WarmVerb",
                        "catalogue.search.ClusterClient",
                        "identity.OpenId",
                        "messaging.LineCarrier",
                        "messaging.MailCarrier",
                        "platform.S3Files");
    }
}

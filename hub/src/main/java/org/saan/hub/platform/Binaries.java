package org.saan.hub.platform;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;
import org.tukaani.xz.XZInputStream;

/** PostgreSQL's programs, unpacked once per version and account, shared by all data folders. */
final class Binaries {
    static final String VERSION = "18.6";
    private static final Object ONE_AT_A_TIME = new Object();

    private final Path folder;

    private Binaries(Path folder) {
        this.folder = folder;
    }

    String program(String name) {
        return folder.resolve("bin").resolve(name).toString();
    }

    /** Unpacks where the account's caches are, or inside the data folder where there is no such place. */
    static Binaries unpacked(ServerAccount account, Path dataFolder) throws IOException {
        Path cache = cacheFolder(account);
        Path shelf = cache != null && writable(cache) && account.mayEnter(cache) ? cache : dataFolder;
        Path folder = shelf.resolve("postgres-" + VERSION);
        if (!Files.exists(folder)) {
            unpackOnce(shelf, folder);
        }
        return new Binaries(folder);
    }

    private static @Nullable Path cacheFolder(ServerAccount account) {
        if (account.root()) {
            return Path.of("/var/cache/saan");
        }
        String xdg = System.getenv("XDG_CACHE_HOME");
        String home = System.getProperty("user.home");
        if (xdg != null && !xdg.isBlank()) {
            return Path.of(xdg, "saan");
        }
        return home == null || home.isBlank() || home.equals("?") ? null : Path.of(home, ".cache", "saan");
    }

    private static boolean writable(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            return false; // a home that is read-only or absent, as service accounts have
        }
        return Files.isWritable(folder);
    }

    private static void unpackOnce(Path shelf, Path folder) throws IOException {
        synchronized (ONE_AT_A_TIME) {
            try (FileChannel lock = FileChannel.open(
                    shelf.resolve("unpack.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                lock.lock();
                if (Files.exists(folder)) {
                    return;
                }
                Path partial = shelf.resolve("unpacking");
                FileSystemUtils.deleteRecursively(partial);
                unpack(partial);
                Files.move(partial, folder, StandardCopyOption.ATOMIC_MOVE);
            }
        }
    }

    private static void unpack(Path folder) throws IOException {
        String resource = "/postgres-" + platform() + ".txz";
        try (InputStream packed = Binaries.class.getResourceAsStream(resource)) {
            if (packed == null) {
                throw new DatabaseUnavailable("this build carries no PostgreSQL for " + platform()
                        + ": give a database of your own with --db-url");
            }
            try (TarArchiveInputStream tar =
                    new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(packed)))) {
                for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                    if (!entry.getName().endsWith(".a")) {
                        place(folder, entry, tar);
                    }
                }
            }
        }
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path directory : (Iterable<Path>) all.filter(Files::isDirectory)::iterator) {
                Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
            }
        }
    }

    private static void place(Path folder, TarArchiveEntry entry, TarArchiveInputStream tar) throws IOException {
        Path path = folder.resolve(entry.getName()).normalize();
        if (!path.startsWith(folder)) {
            throw new IOException("entry outside the folder: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(path);
            return;
        }
        Files.createDirectories(Objects.requireNonNull(path.getParent()));
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
        } else {
            Files.copy(tar, path, StandardCopyOption.REPLACE_EXISTING);
            boolean runnable = (entry.getMode() & 0111) != 0;
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(runnable ? "rwxr-xr-x" : "rw-r--r--"));
        }
    }

    static String platform() {
        String os = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        String arch = System.getProperty("os.arch", "");
        String system = os.contains("mac") ? "darwin" : os.contains("linux") ? "linux" : os.replace(' ', '-');
        return system + "-" + (List.of("aarch64", "arm64").contains(arch) ? "arm_64" : "x86_64");
    }
}

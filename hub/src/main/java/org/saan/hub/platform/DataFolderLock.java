package org.saan.hub.platform;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** One Saan per data folder. The kernel lets go of the lock when the process dies, however it dies. */
final class DataFolderLock implements AutoCloseable {
    /**
     * POSIX drops a process's lock as soon as it closes any descriptor of that file, so a second owner within this
     * process must be refused before it opens the file.
     */
    private static final Set<Path> OWNED = ConcurrentHashMap.newKeySet();

    private final Path folder;
    private final FileChannel channel;

    private DataFolderLock(Path folder, FileChannel channel) {
        this.folder = folder;
        this.channel = channel;
    }

    static DataFolderLock take(Path existingFolder) throws IOException {
        Path folder = existingFolder.toRealPath();
        if (!OWNED.add(folder)) {
            throw new FolderInUse(folder);
        }
        try {
            FileChannel channel =
                    FileChannel.open(folder.resolve("saan.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (channel.tryLock() == null) {
                channel.close();
                throw new FolderInUse(folder);
            }
            return new DataFolderLock(folder, channel);
        } catch (IOException | RuntimeException e) {
            OWNED.remove(folder);
            throw e;
        }
    }

    /** Whether anybody owns the folder now. */
    static boolean isTaken(Path existingFolder) throws IOException {
        try {
            take(existingFolder).close();
            return false;
        } catch (FolderInUse taken) {
            return true;
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
        OWNED.remove(folder);
    }
}

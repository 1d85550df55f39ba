package org.saan.hub.platform;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Files in a folder, in 256 folders of their first two letters. A file is there whole or not at all. */
final class FolderFiles implements FileStore {
    private final Path folder;

    FolderFiles(Path folder) {
        this.folder = folder.toAbsolutePath();
    }

    private Path path(Digest digest) {
        return folder.resolve(digest.hex().substring(0, 2)).resolve(digest.hex());
    }

    @Override
    public Digest put(byte[] content) {
        var digest = Digest.of(content);
        var path = path(digest);
        try {
            if (!Files.exists(path)) {
                write(path, content);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return digest;
    }

    private void write(Path path, byte[] content) throws IOException {
        var parent = path.resolveSibling("");
        Files.createDirectories(parent);
        var unfinished = Files.createTempFile(folder, "unfinished", null);
        try {
            try (var out = FileChannel.open(unfinished, StandardOpenOption.WRITE)) {
                var bytes = ByteBuffer.wrap(content);
                while (bytes.hasRemaining()) {
                    out.write(bytes);
                }
                out.force(true);
            }
            Files.move(unfinished, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            sync(parent);
            sync(folder);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    /** The name of a file is durable when its folder is. */
    private static void sync(Path folder) throws IOException {
        try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    @Override
    public boolean exists(Digest digest) {
        return Files.exists(path(digest));
    }

    @Override
    public InputStream open(Digest digest) throws IOException {
        return Files.newInputStream(path(digest));
    }

    @Override
    public void delete(Digest digest) {
        try {
            Files.deleteIfExists(path(digest));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

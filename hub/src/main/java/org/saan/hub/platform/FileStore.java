package org.saan.hub.platform;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import org.saan.hub.shared.NotFound;
import org.slf4j.LoggerFactory;

/**
 * Where files are kept: a folder, or any S3-compatible store. A file is named by the digest of its content, so that it never
 * changes, the same content is kept once, and no name that a person chose becomes a path.
 */
public interface FileStore {
    /** Keeps the content, durably when this returns; doing it again changes nothing. */
    Digest put(byte[] content);

    boolean exists(Digest digest);

    /**
     * Reads a file; the caller closes it.
     *
     * @throws java.nio.file.NoSuchFileException when it is not there
     */
    InputStream open(Digest digest) throws IOException;

    /**
     * The whole of a file.
     *
     * @throws NotFound when the store has lost it, which is told to the operator
     */
    default byte[] read(Digest digest) {
        try (var in = open(digest)) {
            return in.readAllBytes();
        } catch (NoSuchFileException lost) {
            LoggerFactory.getLogger(FileStore.class).warn("file {} is not in the store", digest);
            throw new NotFound("file");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Takes the file away; nothing happens when it is not there. */
    void delete(Digest digest);
}

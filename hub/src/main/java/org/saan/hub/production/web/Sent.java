package org.saan.hub.production.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.multipart.MultipartFile;

/** Photos that came with a form. */
final class Sent {
    private Sent() {}

    static List<byte[]> photos(@Nullable List<MultipartFile> files) {
        return (files == null ? List.<MultipartFile>of() : files)
                .stream().filter(file -> !file.isEmpty()).map(Sent::bytes).toList();
    }

    private static byte[] bytes(MultipartFile file) {
        try {
            return file.getBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package org.saan.hub.training;

import java.util.List;
import java.util.Map;
import org.saan.hub.platform.Digest;
import org.saan.hub.platform.FileStore;
import org.saan.hub.platform.PhotoSize;
import org.saan.hub.shared.media.Redrawing;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.ObjectMapper;

/** Photos of questions, tasks and evidence: drawn anew before they are kept, and written down as their sizes. */
@Component
class TrainingPhotos {
    private static final TypeReference<List<Written>> SIZES = new TypeReference<>() {};

    private final FileStore files;
    private final ObjectMapper json;

    TrainingPhotos(FileStore files, ObjectMapper json) {
        this.files = files;
        this.json = json;
    }

    private record Written(int width, int height, String file) {}

    /** Draws a photo anew and keeps it. Call it outside of any transaction. */
    List<PhotoSize> keep(byte[] content) {
        return PhotoSize.keep(Redrawing.sizes(content), files);
    }

    List<PhotoSize> read(String written) {
        return json.readValue(written, SIZES).stream()
                .map(one -> new PhotoSize(one.width(), one.height(), new Digest(one.file())))
                .toList();
    }

    String write(List<PhotoSize> sizes) {
        return json.writeValueAsString(sizes.stream()
                .map(size -> Map.of(
                        "width",
                        size.width(),
                        "height",
                        size.height(),
                        "file",
                        size.file().hex()))
                .toList());
    }

    byte[] bytes(List<PhotoSize> sizes, int width) {
        return files.read(PhotoSize.upTo(sizes, width).file());
    }
}

package org.saan.hub.design;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;

/** The tech pack of the shawl in tech-pack-sample.json. */
public final class SamplePacks {
    private SamplePacks() {}

    public static byte[] file() {
        try (var in = Objects.requireNonNull(SamplePacks.class.getResourceAsStream("/design/tech-pack-sample.json"))) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static TechPack shawl() {
        return TechPackJson.read(file());
    }
}

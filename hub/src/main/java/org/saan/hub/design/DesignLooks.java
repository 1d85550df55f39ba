package org.saan.hub.design;

import java.sql.Array;
import java.time.Clock;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.saan.hub.design.novelty.DifferenceHash;
import org.saan.hub.design.novelty.Match;
import org.saan.hub.design.novelty.NaturalDye;
import org.saan.hub.design.novelty.Novelty;
import org.saan.hub.design.novelty.Palette;
import org.saan.hub.design.novelty.Picture;
import org.saan.hub.design.novelty.Prepared;
import org.saan.hub.design.novelty.Sketch;
import org.saan.hub.design.novelty.SketchIndex;
import org.saan.hub.design.novelty.Verdict;
import org.saan.hub.platform.At;
import org.saan.hub.platform.Digest;
import org.saan.hub.platform.FileStore;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Compares pictures of a design with those of all others that came earlier, and keeps what was found. */
@Component
class DesignLooks {
    private static final int CANDIDATES = 12;
    /** The rule of indicator 3: nearer than both is a near duplicate. */
    private static final int NEAR_BITS = 10;

    private static final double NEAR_PALETTE = 4;

    private final JdbcClient jdbc;
    private final FileStore files;
    private final JsonMapper json;
    private final Clock clock;
    private final TransactionTemplate writing;
    private final SketchIndex<UUID> index = new SketchIndex<>();
    private final Set<UUID> indexed = new HashSet<>();

    DesignLooks(
            JdbcClient jdbc, FileStore files, JsonMapper json, Clock clock, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.files = files;
        this.json = json;
        this.clock = clock;
        writing = new TransactionTemplate(transactions);
    }

    private record Waiting(UUID id, String digest) {}

    private record Known(UUID design, long hash, Palette palette, String digest) {}

    /** Looks at every picture of the design that was not looked at yet. */
    void compare(UUID design) {
        var waiting = Objects.requireNonNull(writing.execute(status -> jdbc.sql("""
                        select p.id, (select z.digest from design.design_picture_size z where z.picture_id = p.id
                                      order by abs(z.width - 640) limit 1) as digest
                        from design.design_picture p
                        where p.design_id = :design and p.compared_at is null order by p.position limit 100
                        """)
                .param("design", design)
                .query((row, n) -> new Waiting(row.getObject("id", UUID.class), row.getString("digest")))
                .list()));
        waiting.forEach(one -> compare(design, one));
    }

    private void compare(UUID design, Waiting one) {
        var picture = Picture.read(files.read(new Digest(one.digest())));
        var prepared = Prepared.of(picture);
        var sketch = Sketch.of(prepared, 0);
        var palette = Palette.of(picture);
        refresh();
        var likely = index.nearest(prepared, CANDIDATES);
        Map<UUID, Known> known = known(design, one.id(), likely);
        Map<UUID, Prepared> ready = new LinkedHashMap<>();
        known.forEach((id, k) -> ready.put(id, Prepared.of(Picture.read(files.read(new Digest(k.digest()))))));
        List<Match<UUID>> found = Novelty.compare(picture, ready);
        writing.executeWithoutResult(status -> {
            for (var match : found) {
                keep(design, one.id(), match, Objects.requireNonNull(known.get(match.design())), picture, palette);
            }
            compared(one.id(), sketch, picture, palette);
        });
    }

    private void compared(UUID id, float[] sketch, Picture picture, Palette palette) {
        var boxed = new Float[sketch.length];
        for (int i = 0; i < sketch.length; i++) {
            boxed[i] = sketch[i];
        }
        jdbc.sql("""
                        update design.design_picture set sketch = :sketch, hash = :hash, palette = :palette::jsonb,
                            compared_at = :at where id = :id
                        """)
                .param("sketch", boxed)
                .param("hash", DifferenceHash.of(picture))
                .param(
                        "palette",
                        json.writeValueAsString(palette.parts().stream()
                                .map(part -> Map.of(
                                        "hex", part.hex(),
                                        "part", part.part(),
                                        "l", part.colour().l(),
                                        "a", part.colour().a(),
                                        "b", part.colour().b(),
                                        "dye", NaturalDye.nearest(part.colour()).name()))
                                .toList()))
                .param("at", At.now(clock))
                .param("id", id)
                .update();
    }

    private void keep(UUID design, UUID id, Match<UUID> match, Known other, Picture picture, Palette palette) {
        int bits = DifferenceHash.bits(other.hash(), picture);
        double apart = palette.distance(other.palette());
        boolean near = match.verdict() != Verdict.DIFFERENT || bits <= NEAR_BITS && apart <= NEAR_PALETTE;
        var c = match.comparison();
        jdbc.sql("""
                        insert into design.design_nearest (picture_id, other_picture_id, design_id, other_id, verdict, near,
                            structure, texture, mirrored, degrees, scale, hash_bits, palette_de)
                        values (:id, :other, :design, :other_design, :verdict, :near, :structure, :texture, :mirrored,
                            :degrees, :scale, :bits, :palette)
                        on conflict do nothing
                        """)
                .param("id", id)
                .param("other", match.design())
                .param("design", design)
                .param("other_design", other.design())
                .param("verdict", match.verdict().name())
                .param("near", near)
                .param("structure", c.structure())
                .param("texture", c.texture())
                .param("mirrored", c.mirrored())
                .param("degrees", c.degrees())
                .param("scale", c.scale())
                .param("bits", bits)
                .param("palette", apart)
                .update();
    }

    /** Earlier pictures of other designs among those; a version of the same design is no other one. */
    private Map<UUID, Known> known(UUID design, UUID picture, List<UUID> likely) {
        var found = new LinkedHashMap<UUID, Known>();
        if (likely.isEmpty()) {
            return found;
        }
        writing.executeWithoutResult(status -> jdbc.sql("""
                        select p.id, p.design_id, p.hash, p.palette::text as palette,
                               (select z.digest from design.design_picture_size z where z.picture_id = p.id
                                order by abs(z.width - 640) limit 1) as digest
                        from design.design_picture p join design.design d on d.id = p.design_id
                        join design.design_picture me on me.id = :picture join design.design own on own.id = :design
                        where p.id in (:likely) and coalesce(d.version_of, d.id) <> coalesce(own.version_of, own.id)
                          and (p.sent_at, p.id) < (me.sent_at, me.id)
                        order by p.id
                        """)
                .param("picture", picture)
                .param("design", design)
                .param("likely", likely)
                .query(row -> {
                    found.put(
                            row.getObject("id", UUID.class),
                            new Known(
                                    row.getObject("design_id", UUID.class),
                                    row.getLong("hash"),
                                    palette(row.getString("palette")),
                                    row.getString("digest")));
                }));
        return found;
    }

    private Palette palette(String stored) {
        var parts = new java.util.ArrayList<Palette.Part>();
        json.readTree(stored)
                .forEach(node -> parts.add(new Palette.Part(
                        new org.saan.hub.design.novelty.Cie(
                                node.get("l").asDouble(),
                                node.get("a").asDouble(),
                                node.get("b").asDouble()),
                        node.get("part").asDouble(),
                        node.get("hex").asString())));
        return new Palette(parts);
    }

    /** Takes in what other nodes or this one compared since. */
    private synchronized void refresh() {
        writing.executeWithoutResult(status -> jdbc.sql("""
                        select id, sketch from design.design_picture
                        where sketch is not null and not id = any(:indexed) order by sent_at, id
                        """)
                .param("indexed", indexed.toArray(new UUID[0]))
                .query(row -> {
                    Array array = row.getArray("sketch");
                    var boxed = (Float[]) array.getArray();
                    var sketch = new float[boxed.length];
                    for (int i = 0; i < sketch.length; i++) {
                        sketch[i] = boxed[i];
                    }
                    var id = row.getObject("id", UUID.class);
                    if (indexed.add(id)) {
                        index.add(id, sketch);
                    }
                }));
    }
}

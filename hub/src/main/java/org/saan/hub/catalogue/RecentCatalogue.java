package org.saan.hub.catalogue;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;

/**
 * What is public as this node has read it lately: read again when the catalogue changes, and after a minute at most. For lists
 * and searches, which show the same things again and again; a page of one thing reads it from {@link PublicCatalogue}.
 */
@Service
public class RecentCatalogue {
    private static final Duration AGE = Duration.ofMinutes(1);
    private static final int MOST = 4_000;

    private final PublicCatalogue catalogue;
    private final PublicPhotos photos;
    private final FreeTime freeTime;
    private final CatalogueVersion version;

    private final Cache<Key, Optional<PublicProduct>> products;
    private final Cache<Key, Optional<PublicProfile>> profiles;
    private final Cache<Key, Optional<PublicPhoto>> firstPhotos;
    private final Cache<Key, Optional<FreeTime.Free>> free;

    /**
     * @param version what the catalogue had seen when it was read; weeks do not change with the catalogue and have 0
     */
    private record Key(long version, UUID id) {}

    RecentCatalogue(
            PublicCatalogue catalogue, PublicPhotos photos, FreeTime freeTime, CatalogueVersion version, Clock clock) {
        this.catalogue = catalogue;
        this.photos = photos;
        this.freeTime = freeTime;
        this.version = version;
        this.products = cache(clock);
        this.profiles = cache(clock);
        this.firstPhotos = cache(clock);
        this.free = cache(clock);
    }

    private static <T> Cache<Key, Optional<T>> cache(Clock clock) {
        return Caffeine.newBuilder()
                .maximumSize(MOST)
                .expireAfterWrite(AGE)
                .ticker(() -> clock.millis() * 1_000_000)
                .build();
    }

    /** Those of the products that are public, in the order asked for. */
    public List<PublicProduct> products(Collection<UUID> ids) {
        var found = read(products, version.now(), ids, catalogue::products, PublicProduct::id);
        return Rows.inOrder(ids, List.copyOf(found.values()), PublicProduct::id);
    }

    /** Those of the profiles that are public, in the order asked for. */
    public List<PublicProfile> profiles(Collection<UUID> ids) {
        var found = read(profiles, version.now(), ids, catalogue::profiles, PublicProfile::id);
        return Rows.inOrder(ids, List.copyOf(found.values()), PublicProfile::id);
    }

    /**
     * The first photo of each of these public subjects; subjects without one are missing. A consent that is taken back changes the
     * catalogue, so that the photo is gone within the second.
     */
    public Map<UUID, PublicPhoto> firstPhotos(Collection<UUID> subjects) {
        return read(
                firstPhotos,
                version.now(),
                subjects,
                asked -> photos.firstOf(asked).values(),
                PublicPhoto::subjectId);
    }

    /** Free time of these groups; those that are suspended are missing. */
    public Map<UUID, FreeTime.Free> freeTime(Collection<UUID> groups) {
        return read(
                free,
                0,
                groups,
                asked -> freeTime.of(asked).values(),
                time -> time.group().id());
    }

    private static <T> Map<UUID, T> read(
            Cache<Key, Optional<T>> cache,
            long version,
            Collection<UUID> ids,
            Function<List<UUID>, Collection<T>> read,
            Function<T, UUID> idOf) {
        var keys = ids.stream().map(id -> new Key(version, id)).collect(Collectors.toCollection(LinkedHashSet::new));
        return cache
                .getAll(keys, missing -> {
                    var asked = new ArrayList<UUID>();
                    missing.forEach(key -> asked.add(key.id()));
                    var found = read.apply(asked).stream().collect(Collectors.toMap(idOf, Function.identity()));
                    return asked.stream()
                            .collect(Collectors.toMap(
                                    id -> new Key(version, id), id -> Optional.ofNullable(found.get(id))));
                })
                .entrySet()
                .stream()
                .filter(one -> one.getValue().isPresent())
                .collect(Collectors.toMap(
                        one -> one.getKey().id(), one -> one.getValue().orElseThrow()));
    }
}

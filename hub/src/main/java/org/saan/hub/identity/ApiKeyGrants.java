package org.saan.hub.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.Optional;
import org.saan.hub.shared.Printing;
import org.springframework.stereotype.Component;

/**
 * What keys allow, remembered for some seconds so that a busy program costs no look-up each time. A key taken back on this node
 * opens nothing at once, on others after these seconds. Keys are remembered as hashes.
 */
@Component
public class ApiKeyGrants {
    private static final Duration REMEMBERED = Duration.ofSeconds(5);

    private record Known(String hash, long revocations) {}

    private final ApiKeys keys;
    private final Clock clock;
    private final Cache<Known, ApiKeys.Grant> known = Caffeine.newBuilder()
            .maximumSize(10_000)
            .expireAfterWrite(REMEMBERED)
            .build();

    ApiKeyGrants(ApiKeys keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    /** What that key allows; empty for one that is unknown, over, or taken back. */
    public Optional<ApiKeys.Grant> find(String key) {
        var hash = ApiKeys.hash(key);
        var asked = new Known(HexFormat.of().formatHex(hash), keys.revocations());
        var remembered = known.getIfPresent(asked);
        if (remembered != null) {
            var today = LocalDate.now(clock.withZone(Printing.ZONE));
            return today.isAfter(remembered.validUntil()) ? Optional.empty() : Optional.of(remembered);
        }
        var found = keys.look(hash);
        found.ifPresent(grant -> known.put(asked, grant));
        return found;
    }
}

package org.saan.hub.identity;

import java.util.List;
import java.util.Map;

/**
 * What a module holds about people without an account, whom it knows by an e-mail address: told when they ask, and let go
 * when they want to be forgotten. It publishes a bean.
 */
public interface OutsideData {
    /** One record about them, by the names of its fields. */
    record Held(String what, Map<String, String> fields) {
        public Held {
            fields = Map.copyOf(fields);
        }
    }

    /** What is held of that address, letter case aside; at most some hundreds. */
    List<Held> of(String email);

    /**
     * Erases it or makes it nameless, in the caller's transaction. What law or a running order wants kept stays.
     *
     * @return how many records lost their name
     */
    int forget(String email);
}

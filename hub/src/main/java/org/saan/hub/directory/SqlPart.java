package org.saan.hub.directory;

import java.util.HashMap;
import java.util.Map;

/** A piece of SQL with its named parameters. */
record SqlPart(String sql, Map<String, Object> params) {
    SqlPart {
        params = Map.copyOf(params);
    }

    SqlPart and(SqlPart other) {
        var all = new HashMap<>(params);
        all.putAll(other.params);
        return new SqlPart(sql + " and " + other.sql, all);
    }
}

package org.saan.hub.directory;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.saan.hub.shared.Language;
import org.saan.hub.shared.LocalizedText;
import org.saan.hub.shared.Printing;
import org.saan.hub.shared.Words;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who looked by a permission, and what was taken out of the hub: copies outside stay where they are. */
@Component
class UsesOfPermission implements DependsOnPermission {
    private final JdbcClient jdbc;
    private final Words words;

    UsesOfPermission(JdbcClient jdbc, Words words) {
        this.jdbc = jdbc;
        this.words = words;
    }

    @Override
    public List<Dependent> dependents(PermissionView permission, List<UUID> groups) {
        var all = new ArrayList<Dependent>();
        jdbc.sql("""
                        select kind, count(*) as times, max(used_at) as last from directory.permission_use
                        where permission_id = :id group by kind order by kind limit 10
                        """).param("id", permission.id()).query(row -> {
            var last = row.getObject("last", OffsetDateTime.class).toInstant();
            var key = "people.permission.use." + row.getString("kind");
            var times = row.getLong("times");
            all.add(new Dependent(
                    new LocalizedText(
                            words.say(Language.TH, key, times, new Printing(Language.TH).moment(last)),
                            words.say(Language.EN, key, times, new Printing(Language.EN).moment(last))),
                    null));
        });
        return all;
    }
}

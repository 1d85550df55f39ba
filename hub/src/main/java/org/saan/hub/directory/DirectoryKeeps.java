package org.saan.hub.directory;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.saan.hub.shared.Language;
import org.saan.hub.shared.LocalizedText;
import org.saan.hub.shared.Words;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the directory keeps of a person: dates without a name, proofs of consent, and files that are still looked through. */
@Component
class DirectoryKeeps implements KeepsPersonalData {
    private final JdbcClient jdbc;
    private final Words words;

    DirectoryKeeps(JdbcClient jdbc, Words words) {
        this.jdbc = jdbc;
        this.words = words;
    }

    @Override
    public List<Kept> keptOf(UUID person, List<UUID> led, List<UUID> workedIn) {
        var kept = new ArrayList<Kept>();
        if (!workedIn.isEmpty()) {
            kept.add(new Kept(say("people.keeps.roles"), false));
        }
        boolean spoke = jdbc.sql("select exists (select 1 from directory.consent where person_id = :id)")
                .param("id", person)
                .query(Boolean.class)
                .single();
        if (spoke) {
            kept.add(new Kept(say("people.keeps.consents"), false));
        }
        // The file itself cannot be scrubbed; it goes when the import is applied or cancelled.
        var files = jdbc.sql("""
                        select f.file_name from directory.import_file f
                        where f.content is not null and exists (
                            select 1 from directory.import_row r, directory.person p
                            where r.import_id = f.id and p.id = :id
                              and position(p.first_name in r.cells::text) > 0
                              and position(p.last_name in r.cells::text) > 0)
                        order by f.sent_at limit 20
                        """).param("id", person).query(String.class).list();
        files.forEach(file -> kept.add(new Kept(say("people.keeps.import", file), true)));
        return kept;
    }

    private LocalizedText say(String key, Object... args) {
        return new LocalizedText(words.say(Language.TH, key, args), words.say(Language.EN, key, args));
    }
}

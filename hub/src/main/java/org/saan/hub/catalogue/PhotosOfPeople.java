package org.saan.hub.catalogue;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.directory.ErasesPersonalData;
import org.saan.hub.directory.HoldsPersonalData;
import org.saan.hub.directory.PersonFile.Section;
import org.saan.hub.directory.PersonalDataOf.Word;
import org.saan.hub.platform.At;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The photos in which somebody can be recognised: told to them, and taken away with them. */
@Component
class PhotosOfPeople implements HoldsPersonalData, ErasesPersonalData {
    private final JdbcClient jdbc;
    private final Clock clock;

    PhotosOfPeople(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public List<Section> of(UUID person, @Nullable UUID account) {
        var rows = jdbc.sql("""
                        select i.subject_kind, i.subject_id, i.sent_at, catalogue.image_open(i) as open
                        from catalogue.image_person p join catalogue.image i on i.id = p.image_id
                        where p.person_id = :person order by i.sent_at, i.id limit 500
                        """)
                .param("person", person)
                .query((row, n) -> Arrays.<@Nullable Object>asList(
                        "/" + row.getString(1) + "s/" + row.getString(2) + "/photos",
                        row.getObject(3, OffsetDateTime.class).toInstant(),
                        new Word(row.getBoolean(4) ? "people.register.seen.public" : "media.file.hidden")))
                .list();
        return List.of(
                new Section("media.title", List.of("media.file.page", "people.file.sent_at", "media.file.seen"), rows));
    }

    /** They do not come back, and go for good with the next round. */
    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void erase(UUID person) {
        jdbc.sql("""
                        update catalogue.image set removed_at = coalesce(removed_at, :now), forget_at = :now
                        where id in (select image_id from catalogue.image_person where person_id = :person)
                        """).param("person", person).param("now", At.now(clock)).update();
    }
}

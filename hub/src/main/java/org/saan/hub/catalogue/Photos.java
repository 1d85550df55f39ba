package org.saan.hub.catalogue;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.saan.hub.directory.Consents;
import org.saan.hub.directory.PhotoConsent;
import org.saan.hub.platform.At;
import org.saan.hub.platform.FileStore;
import org.saan.hub.platform.PhotoSize;
import org.saan.hub.shared.Language;
import org.saan.hub.shared.NotFound;
import org.saan.hub.shared.Refusal;
import org.saan.hub.shared.Viewer;
import org.saan.hub.shared.media.Redrawing;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Photos of profiles and products, from the phone to the public. A photo is drawn anew when it comes; somebody says who can be
 * recognised in it and what it shows; it can be ordered among the others, removed, and for 30 days brought back.
 */
@Service
public class Photos {
    /** As many can a profile or product have. */
    public static final int MOST = 24;

    /** How long a removed photo can come back. */
    static final Duration KEPT = Duration.ofDays(30);

    private final JdbcClient jdbc;
    private final PhotoReads reads;
    private final PhotoWrites writes;
    private final Subjects subjects;
    private final TextWrites texts;
    private final Catalogue catalogue;
    private final Consents consents;
    private final FileStore files;
    private final Clock clock;

    Photos(
            JdbcClient jdbc,
            PhotoReads reads,
            PhotoWrites writes,
            Subjects subjects,
            TextWrites texts,
            Catalogue catalogue,
            Consents consents,
            FileStore files,
            Clock clock) {
        this.jdbc = jdbc;
        this.reads = reads;
        this.writes = writes;
        this.subjects = subjects;
        this.texts = texts;
        this.catalogue = catalogue;
        this.consents = consents;
        this.files = files;
        this.clock = clock;
    }

    /** A file that somebody sent, under the name that it has on their phone. */
    public record Sent(String name, Content content) {
        /** Reads it whole; one file at a time is in memory. */
        public interface Content {
            byte[] read() throws IOException;
        }
    }

    /** A file that was not added, and the reason in words for the person who sent it. */
    public record Refused(String name, Refusal why) {}

    /** What became of the files: how many are photos now, and which are not. */
    public record Added(int photos, List<Refused> refused) {
        public Added {
            refused = List.copyOf(refused);
        }
    }

    /** For those who may write of the group or translate its texts. */
    @Transactional(readOnly = true)
    public PhotoBook get(SubjectKind kind, UUID id, Viewer viewer) {
        var subject = subjects.get(kind, id);
        Who.must(Who.translates(viewer, subject.groupId()));
        return reads.book(subject, viewer);
    }

    /**
     * Draws the files anew and adds them behind the others. Those that are no photo are refused one by one, and the others are
     * kept. The same form adds nothing twice.
     *
     * @param form token of the form
     */
    public Added add(SubjectKind kind, UUID id, UUID form, List<Sent> sent, Viewer viewer) throws IOException {
        writes.mustWrite(kind, id, viewer);
        if (sent.isEmpty()) {
            throw Refusal.of("photos", "media.choose_first");
        }
        var refused = new ArrayList<Refused>();
        var names = new ArrayList<String>();
        var drawn = new ArrayList<List<PhotoSize>>();
        for (var file : sent) {
            try {
                mustFit(drawn.size());
                drawn.add(PhotoSize.keep(Redrawing.sizes(file.content().read()), files));
                names.add(file.name());
            } catch (Refusal no) {
                refused.add(new Refused(file.name(), no));
            }
        }
        int added = drawn.isEmpty() ? 0 : writes.add(kind, id, form, drawn, viewer);
        names.subList(added, names.size()).forEach(name -> refused.add(new Refused(name, full())));
        return new Added(added, refused);
    }

    private static void mustFit(int before) {
        if (before >= MOST) {
            throw full();
        }
    }

    private static Refusal full() {
        return new Refusal("media.too_many", MOST);
    }

    /** Says who can be recognised, and what is to be seen; all or nothing. */
    @Transactional
    public void describe(
            Place place, PhotoView.Recognised recognised, Set<UUID> persons, List<TextInput> words, Viewer viewer) {
        var subject = hold(place, viewer);
        boolean shown = recognised == PhotoView.Recognised.SHOWN;
        if (shown && persons.isEmpty()) {
            throw Refusal.of("people", "media.people.choose");
        }
        // Translators who write the words hold the photo alone.
        subjects.hold(SubjectKind.IMAGE, place.photo());
        var known = consents.forPhotos(subject.groupId(), before(place)).stream()
                .map(PhotoConsent::personId)
                .collect(Collectors.toSet());
        if (shown && !known.containsAll(persons)) {
            throw new NotFound("person");
        }
        writes.people(place.photo(), recognised, shown ? persons : Set.of());
        texts.write(SubjectKind.IMAGE, place.photo(), words, viewer.accountId());
        writes.record(
                subject,
                "photo_described",
                Map.of("photo", place.photo(), "people", recognised.code(), "persons", persons),
                viewer);
    }

    /** A photo, and the profile or product that it is said to be of. */
    public record Place(SubjectKind kind, UUID subject, UUID photo) {}

    private Subject hold(Place place, Viewer viewer) {
        var subject = writes.hold(place.kind(), place.subject(), viewer);
        mustBeThere(place);
        return subject;
    }

    private void mustBeThere(Place place) {
        boolean there = jdbc.sql("""
                        select exists (select 1 from catalogue.image where id = :id and subject_id = :subject
                                       and subject_kind = :kind and removed_at is null)
                        """)
                .param("id", place.photo())
                .param("subject", place.subject())
                .param("kind", place.kind().code())
                .query(Boolean.class)
                .single();
        if (!there) {
            throw new NotFound("photo");
        }
    }

    private List<UUID> before(Place place) {
        return jdbc.sql("select person_id from catalogue.image_person where image_id = :id")
                .param("id", place.photo())
                .query((row, n) -> row.getObject(1, UUID.class))
                .list();
    }

    /** Writes what is to be seen; translators may too. */
    @Transactional
    public void write(Place place, List<TextInput> words, Viewer viewer) {
        mustBeThere(place);
        catalogue.write(SubjectKind.IMAGE, place.photo(), words, viewer);
    }

    /**
     * Approves the words that others wrote, as the reviewer saw them.
     *
     * @param seen revision of each language that was before the reviewer
     */
    @Transactional
    public void approve(Place place, Map<Language, Integer> seen, Viewer viewer) {
        mustBeThere(place);
        var alt = catalogue.getText(SubjectKind.IMAGE, place.photo(), TextField.ALT, viewer);
        int approved = 0;
        for (var language : Language.values()) {
            var side = alt.side(language);
            if (side == null
                    || side.state() == TextView.State.APPROVED
                    || side.writtenBy().equals(viewer.accountId())) {
                continue;
            }
            var source = alt.source() == language || alt.source() == null ? null : seen.getOrDefault(alt.source(), 0);
            catalogue.approve(
                    SubjectKind.IMAGE,
                    place.photo(),
                    TextField.ALT,
                    language,
                    seen.getOrDefault(language, 0),
                    source,
                    viewer);
            approved++;
        }
        if (approved == 0) {
            throw Refusal.of("words", "catalogue.text.own_words");
        }
    }

    /** Changes places with the one before or behind it. */
    @Transactional
    public void move(Place place, boolean earlier, Viewer viewer) {
        var subject = hold(place, viewer);
        if (writes.move(subject, place.photo(), earlier)) {
            writes.record(subject, "photo_moved", Map.of("photo", place.photo(), "earlier", earlier), viewer);
        }
    }

    /** Takes it away; it can come back for a while. */
    @Transactional
    public void remove(Place place, Viewer viewer) {
        var subject = hold(place, viewer);
        var now = At.now(clock);
        jdbc.sql("update catalogue.image set removed_at = :at, removed_by = :by, forget_at = :forget where id = :id")
                .param("id", place.photo())
                .param("at", now)
                .param("by", viewer.accountId())
                .param("forget", now.plus(KEPT))
                .update();
        writes.record(subject, "photo_removed", Map.of("photo", place.photo()), viewer);
    }

    /** Brings a removed photo back to where it was. */
    @Transactional
    public void restore(Place place, Viewer viewer) {
        var subject = writes.hold(place.kind(), place.subject(), viewer);
        if (writes.count(subject) >= MOST) {
            throw full();
        }
        int done = jdbc.sql("""
                        update catalogue.image set removed_at = null, removed_by = null, forget_at = null
                        where id = :id and subject_id = :subject and subject_kind = :kind and forget_at > :now
                        """)
                .param("id", place.photo())
                .param("subject", place.subject())
                .param("kind", place.kind().code())
                .param("now", At.now(clock))
                .update();
        if (done == 0) {
            throw new NotFound("photo");
        }
        writes.record(subject, "photo_restored", Map.of("photo", place.photo()), viewer);
    }
}

package org.saan.hub.production;

import java.util.List;
import java.util.UUID;
import org.saan.hub.shared.Viewer;
import org.springframework.stereotype.Service;

/**
 * What groups tell of their work, week by week. A report has the id that the phone gave it: however often it is sent, it is one
 * report. Another content under the same id is kept beside it and waits for a person.
 */
@Service
public class Progress {
    private final ProgressWrites writes;
    private final WorkPhotos photos;

    Progress(ProgressWrites writes, WorkPhotos photos) {
        this.writes = writes;
        this.photos = photos;
    }

    /** What became of a report that was sent. */
    public enum Outcome {
        STORED,
        /** It had arrived before. */
        KNOWN,
        /** Another report had come under its id; it waits. */
        WAITS
    }

    /**
     * Stores a report, once.
     *
     * @param sent photos as the phone made them
     * @throws org.saan.hub.shared.Refusal at the field that is wrong
     */
    public Outcome report(UUID work, NewReport report, List<byte[]> sent, Viewer viewer) {
        var known = writes.check(work, report, viewer);
        return known.orElseGet(() -> writes.add(work, report, photos.draw(sent), viewer));
    }

    /** Says which of two reports of one id counts: the one that waits, or the one before it. */
    public void decide(UUID work, UUID report, boolean counts, Viewer viewer) {
        writes.decide(work, report, counts, viewer);
    }
}

package org.saan.hub.training;

import java.util.UUID;
import org.saan.hub.shared.NotFound;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Pictures of the questions of a test, for the holder of a private link while a test is open. */
@Service
public class LearnerPictures {
    private final Sittings sittings;
    private final TrainingPhotos photos;

    LearnerPictures(Sittings sittings, TrainingPhotos photos) {
        this.sittings = sittings;
        this.photos = photos;
    }

    @Transactional(readOnly = true)
    public byte[] get(String code, UUID question, int width) {
        var assessment = sittings.assessment(code);
        return assessment.questions().stream()
                .filter(one -> one.id().equals(question) && one.pictured())
                .filter(one -> assessment.preOpen() || assessment.postOpen())
                .findFirst()
                .map(one -> photos.bytes(one.picture(), width))
                .orElseThrow(() -> new NotFound("picture"));
    }
}

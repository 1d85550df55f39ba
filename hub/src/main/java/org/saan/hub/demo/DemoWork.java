package org.saan.hub.demo;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.saan.hub.identity.Identity;
import org.saan.hub.ordering.AllocationState;
import org.saan.hub.ordering.Offers;
import org.saan.hub.production.Colour;
import org.saan.hub.production.Fault;
import org.saan.hub.production.Feeling;
import org.saan.hub.production.NewDelivery;
import org.saan.hub.production.NewInspection;
import org.saan.hub.production.NewReport;
import org.saan.hub.production.Progress;
import org.saan.hub.production.Quality;
import org.saan.hub.production.Receiving;
import org.saan.hub.production.TrancheView;
import org.saan.hub.shared.Viewer;
import org.springframework.stereotype.Component;

/** Work of the demo that has begun: two reports, one delivery, and some of its pieces to be put right. */
@Component
class DemoWork {
    private static final Viewer SYSTEM = Identity.SYSTEM;

    private final Offers offers;
    private final Progress progress;
    private final Receiving receiving;
    private final Quality quality;
    private final Clock clock;

    DemoWork(Offers offers, Progress progress, Receiving receiving, Quality quality, Clock clock) {
        this.offers = offers;
        this.progress = progress;
        this.receiving = receiving;
        this.quality = quality;
        this.clock = clock;
    }

    /** Begins the first work that the group has accepted. */
    void begin(UUID group) {
        offers.listOffers(group, SYSTEM).stream()
                .filter(offer -> offer.state() == AllocationState.ACCEPTED && offer.quantity() >= 10)
                .findFirst()
                .ifPresent(offer -> begin(offer.id(), offer.quantity()));
    }

    private void begin(UUID work, int pieces) {
        int sent = pieces * 4 / 10;
        tell(work, pieces / 5, Feeling.ON_TIME, 9);
        tell(work, pieces / 2, Feeling.SLOW, 2);
        var tranche =
                receiving.receive(work, new NewDelivery(UUID.randomUUID(), sent, sent, "K4", Colour.WITHIN), SYSTEM);
        int faulty = Math.max(1, sent * 6 / 100);
        quality.inspect(
                tranche,
                new NewInspection(
                        UUID.randomUUID(),
                        sent - faulty,
                        List.of(new TrancheView.FaultCount(Fault.EDGE, false, faulty)),
                        0,
                        null),
                List.of(),
                SYSTEM);
    }

    private void tell(UUID work, int made, Feeling feeling, int daysAgo) {
        var at = clock.instant().minus(Duration.ofDays(daysAgo));
        progress.report(work, new NewReport(UUID.randomUUID(), made, feeling, null, at), List.of(), SYSTEM);
    }
}

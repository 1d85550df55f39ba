package org.saan.hub.messaging;

/** Takes letters of one channel out of the house. */
interface Carrier {
    Channel channel();

    /** Whether this hub can send by it at all; letters wait until it can. */
    boolean isSetUp();

    /**
     * Tries once.
     *
     * @param handOver asked at the last moment before anything leaves; the letter is made only then
     */
    Outcome carry(To to, HandOver handOver);

    /** What is known before the letter is made. */
    record To(java.util.UUID delivery, String to) {}

    /** Notes that the letter is leaving, and makes it. */
    interface HandOver {
        /** @return absent when the letter is no longer ours or no longer wanted: nothing may be sent then */
        java.util.Optional<Letter> letter();
    }

    /** What came of a try. */
    sealed interface Outcome {
        /** The other side has it. */
        record Taken() implements Outcome {}

        /** It surely does not have it, and may take it later. */
        record Later(String reason) implements Outcome {}

        /** It surely does not have it, and will not take it. */
        record Never(String reason) implements Outcome {}

        /** Nobody here knows whether it has it. */
        record Unsure() implements Outcome {}

        /** The letter was not handed over, by our own doing. */
        record Dropped() implements Outcome {}
    }
}

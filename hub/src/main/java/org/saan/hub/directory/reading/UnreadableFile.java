package org.saan.hub.directory.reading;

/** A file cannot be used at all; carries the reason to the edge of the reader. */
final class UnreadableFile extends RuntimeException {
    private static final long serialVersionUID = 1L;

    final Unreadable.Reason reason;

    UnreadableFile(Unreadable.Reason reason) {
        super(reason.code(), null, false, false);
        this.reason = reason;
    }
}

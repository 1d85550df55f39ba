package org.saan.hub;

/** The command was not understood; the message says in one line what was wrong. */
final class UsageMistake extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UsageMistake(String message) {
        super(message, null, false, false);
    }
}

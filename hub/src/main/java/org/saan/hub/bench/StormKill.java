package org.saan.hub.bench;

/** What is killed in a storm. */
enum StormKill {
    /** A connection of a hub ends in the midst of a statement or between two ({@code pg_terminate_backend}). */
    CONNECTION,
    /** A hub dies ({@code kill -9}) and is started again. */
    HUB,
    /** One process of PostgreSQL dies ({@code kill -9}): all connections end, and the server recovers by itself. */
    SERVER_PROCESS,
    /** PostgreSQL is stopped at once ({@code kill -QUIT}), and started again; so are the hubs. */
    SERVER;

    /** The kinds in turn, so that each comes up even in a short storm; connections die most often. */
    static StormKill turn(int number) {
        return switch (number % 8) {
            case 1 -> HUB;
            case 2 -> SERVER_PROCESS;
            case 4 -> number % 16 == 4 ? SERVER : CONNECTION;
            default -> CONNECTION;
        };
    }
}

package org.saan.hub.directory;

import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * What another module keeps of groups, when two groups turn out to be one. A module that stores ids of groups publishes one
 * as a bean; it is called within the transaction of the merge, so that all links move or none. Links form a set: what both
 * groups had is had once, and no history is lost.
 */
public interface GroupLinks {

    /** Something to be told in words.
     *
     * @param key of the sentence in the message files
     * @param args of the sentence; numbers as {@link Integer}
     */
    record Note(String key, List<Object> args) {
        public Note {
            args = List.copyOf(args);
        }

        public static Note of(String key, Object... args) {
            return new Note(key, List.of(args));
        }
    }

    /** Name of the module; with it the links of a merge are kept. */
    String module();

    /** What would move with the group, one sentence each: {@code 3 orders}. */
    List<Note> toMove(UUID from);

    /** What the officer should know before: promised work that is more than the group has time for. */
    List<Note> warnings(UUID from, UUID into);

    /** Why the two cannot be merged now; empty when they can. */
    List<Note> obstacles(UUID from, UUID into);

    /** Takes hold of what the module must not let change meanwhile; called before the groups themselves are held. */
    void hold(Set<UUID> groups);

    /**
     * Moves all links of one group to another.
     *
     * @return in a form of its own, what {@link #giveBack} needs
     */
    String move(UUID from, UUID into);

    /**
     * Moves back what was moved.
     *
     * @return what had changed meanwhile, for the officer
     */
    List<Note> giveBack(UUID from, UUID into, String moved);
}

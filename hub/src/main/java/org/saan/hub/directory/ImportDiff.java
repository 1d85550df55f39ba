package org.saan.hub.directory;

import org.jspecify.annotations.Nullable;

/**
 * One fact that a row tells otherwise than the directory.
 *
 * <p>The suggestion compares three: what the group is, what the file says, and what the same source said last time. Where the
 * group still is as its source said, the new word is taken; where the source only repeats itself, what somebody changed since
 * stays; else a person is asked.
 *
 * @param known what the group is now, absent when that is not known; places are codes, a person's name is title, given and
 *     family name with bars between
 * @param told what the file says; absent once it is forgotten
 * @param applied the group was changed
 * @param undone RESTORED or CHANGED_SINCE, once it was taken back
 */
public record ImportDiff(
        ImportField field,
        @Nullable String known,
        @Nullable String told,
        Suggestion suggestion,
        @Nullable Choice choice,
        boolean applied,
        @Nullable String undone) {

    /** What is done when nobody chooses. */
    public enum Suggestion {
        TAKE,
        KEEP,
        ASK
    }

    /** What a person chose: the new word or the known one. */
    public enum Choice {
        TAKE,
        KEEP
    }

    /** Whether somebody has still to choose. */
    public boolean asks() {
        return choice == null && suggestion == Suggestion.ASK;
    }

    /** Whether the new word will be taken as things stand. */
    public boolean takes() {
        return choice == null ? suggestion == Suggestion.TAKE : choice == Choice.TAKE;
    }

    /** Whether it only fills what was not known. */
    public boolean fills() {
        return known == null;
    }
}

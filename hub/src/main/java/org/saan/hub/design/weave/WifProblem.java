package org.saan.hub.design.weave;

/**
 * Something in a file that no cloth can be woven from.
 *
 * @param code ending of its words: {@code weave.wrong.<code>}
 * @param section name of the section, as it is written in WIF 1.1
 * @param line number of the line in the file, from 1; 0 when it is about something that is not there
 * @param value what stands there, or what is wanted
 */
public record WifProblem(String code, String section, int line, String value) {
    private static final int LONGEST = 40;

    public WifProblem {
        value = value.length() > LONGEST ? value.substring(0, LONGEST) + "…" : value;
    }
}

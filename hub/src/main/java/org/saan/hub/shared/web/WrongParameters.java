package org.saan.hub.shared.web;

import java.util.List;

/** What a program asked cannot be read: every parameter that is wrong, each with its reason. Answered with 400. */
public class WrongParameters extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * A parameter and what is wrong with it.
     *
     * @param word key of the reason in the message files
     */
    public record Wrong(String parameter, String word, List<Object> args) {
        public Wrong {
            args = List.copyOf(args);
        }
    }

    private final transient List<Wrong> wrong;

    public WrongParameters(List<Wrong> wrong) {
        super("wrong parameters", null, false, false);
        this.wrong = List.copyOf(wrong);
    }

    public List<Wrong> wrong() {
        return wrong;
    }
}

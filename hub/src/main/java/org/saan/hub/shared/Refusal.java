package org.saan.hub.shared;

import org.jspecify.annotations.Nullable;

/**
 * A rule of the trade says no. It is shown to the person in their language and never logged as an error.
 *
 * <p>The code is a key of the message files ({@code ordering.line.due_before_release}); the arguments fill its
 * sentence. A refusal that concerns one field of a form names it, so that the words stand beside the field.
 */
public class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String code;
    private final transient Object[] args;
    private final @Nullable String field;

    public Refusal(String code, Object... args) {
        this(null, code, args);
    }

    private Refusal(@Nullable String field, String code, Object... args) {
        super(code, null, false, false);
        this.code = code;
        this.args = args.clone();
        this.field = field;
    }

    /** A refusal that belongs beside the field of that name. */
    public static Refusal of(String field, String code, Object... args) {
        return new Refusal(field, code, args);
    }

    public String code() {
        return code;
    }

    public Object[] args() {
        return args.clone();
    }

    public @Nullable String field() {
        return field;
    }
}

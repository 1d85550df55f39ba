package org.saan.hub.shared;

import java.util.List;
import java.util.Optional;
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
    private final transient List<Meanwhile> meanwhile;

    public Refusal(String code, Object... args) {
        this(null, List.of(), code, args);
    }

    private Refusal(@Nullable String field, List<Meanwhile> meanwhile, String code, Object... args) {
        super(code, null, false, false);
        this.code = code;
        this.args = args.clone();
        this.field = field;
        this.meanwhile = List.copyOf(meanwhile);
    }

    /** A refusal that belongs beside the field of that name. */
    public static Refusal of(String field, String code, Object... args) {
        return new Refusal(field, List.of(), code, args);
    }

    /** The same refusal, said with what somebody else did before. */
    public Refusal after(Optional<Meanwhile> somebody) {
        return new Refusal(field, somebody.map(List::of).orElse(meanwhile), code, args);
    }

    /** What others did before; empty where nobody else had to do with it. */
    public List<Meanwhile> meanwhile() {
        return meanwhile;
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

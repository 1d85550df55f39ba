package org.saan.hub.shared.web;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.saan.hub.shared.Refusal;
import org.springframework.http.HttpStatus;

/** What a program asked is well formed and not done all the same. */
public class RefusedRequest extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final HttpStatus status;
    private final String problem;
    private final transient @Nullable Refusal refusal;

    /**
     * @param problem last part of the key of its words, {@code api.problem.…} and {@code …_help}
     * @param refusal the rule that says no, with the field that it concerns; null when there is nothing more to say
     */
    public RefusedRequest(HttpStatus status, String problem, @Nullable Refusal refusal) {
        super(problem, null, false, false);
        this.status = status;
        this.problem = problem;
        this.refusal = refusal;
    }

    HttpStatus status() {
        return status;
    }

    String problem() {
        return problem;
    }

    Optional<Refusal> refusal() {
        return Optional.ofNullable(refusal);
    }
}

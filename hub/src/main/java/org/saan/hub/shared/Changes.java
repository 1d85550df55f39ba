package org.saan.hub.shared;

import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionExecution;
import org.springframework.transaction.TransactionExecutionListener;

/**
 * Counts what was changed through this hub, whatever it was: what was read at the same count is still so, but for what
 * another node of the programme has changed.
 */
@Component
public class Changes implements TransactionExecutionListener {
    private final AtomicLong count = new AtomicLong();

    /** Grows with every transaction that could write, once all can see what it wrote. */
    public long soFar() {
        return count.get();
    }

    @Override
    public void afterCommit(TransactionExecution transaction, @Nullable Throwable failure) {
        if (!transaction.isReadOnly()) {
            count.incrementAndGet();
        }
    }
}

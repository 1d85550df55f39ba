package org.saan.hub.platform;

import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.aop.Advisor;
import org.springframework.aop.ProxyMethodInvocation;
import org.springframework.aop.support.DefaultPointcutAdvisor;
import org.springframework.aop.support.annotation.AnnotationMatchingPointcut;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Role;
import org.springframework.core.Ordered;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Where two changes wait for each other, or cannot both be true, the database ends one of them: it is made again, from its beginning
 * and in a new transaction, a few times and after a short pause of chance length. Every method with {@link Transactional} that
 * begins a transaction has this. A change whose connection broke is not made again here: whether it was stored is not known, and
 * the person's form, sent again, says so by its token ({@link Once}).
 */
public final class TryingAgain {
    static final int ATTEMPTS = 6;
    private static final int FIRST_PAUSE_MS = 4;
    private static final Logger LOG = LoggerFactory.getLogger(TryingAgain.class);

    private TryingAgain() {}

    /** Does work that begins and ends a transaction of its own. */
    public static <T extends @Nullable Object> T call(Supplier<T> work) {
        for (int attempt = 1; ; attempt++) {
            try {
                return work.get();
            } catch (OptimisticLockingFailureException seenByAPerson) {
                throw seenByAPerson;
            } catch (ConcurrencyFailureException lost) {
                if (attempt == ATTEMPTS || TransactionSynchronizationManager.isActualTransactionActive()) {
                    throw lost;
                }
                LOG.debug("made again, attempt {}", attempt + 1, lost);
                pause(attempt, lost);
            }
        }
    }

    /** The same for work without an answer. */
    public static void run(Runnable work) {
        call(() -> {
            work.run();
            return true;
        });
    }

    private static void pause(int attempt, ConcurrencyFailureException lost) {
        long longest = (long) FIRST_PAUSE_MS << attempt;
        try {
            Thread.sleep(ThreadLocalRandom.current().nextLong(longest / 2, longest));
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
            throw lost;
        }
    }

    private static final class Advice implements MethodInterceptor {
        @Override
        public @Nullable Object invoke(MethodInvocation invocation) throws Throwable {
            if (TransactionSynchronizationManager.isActualTransactionActive()) {
                return invocation.proceed();
            }
            try {
                return TryingAgain.<@Nullable Object>call(
                        () -> proceed(((ProxyMethodInvocation) invocation).invocableClone()));
            } catch (Checked checked) {
                throw checked.getCause();
            }
        }

        private static @Nullable Object proceed(MethodInvocation invocation) {
            try {
                return invocation.proceed();
            } catch (RuntimeException | Error e) {
                throw e;
            } catch (Throwable e) {
                throw new Checked(e);
            }
        }
    }

    private static final class Checked extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Checked(Throwable cause) {
            super(cause);
        }

        @Override
        public synchronized Throwable getCause() {
            return java.util.Objects.requireNonNull(super.getCause());
        }
    }

    @Configuration(proxyBeanMethods = false)
    @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
    static class Registration {
        /** Around the transaction, so that each attempt has one of its own. */
        @Bean
        @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
        static Advisor tryingAgainAdvisor() {
            var advisor = new DefaultPointcutAdvisor(
                    AnnotationMatchingPointcut.forMethodAnnotation(Transactional.class), new Advice());
            advisor.setOrder(Ordered.LOWEST_PRECEDENCE - 100);
            return advisor;
        }
    }
}

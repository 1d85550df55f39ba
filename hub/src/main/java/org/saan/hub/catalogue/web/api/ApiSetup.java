package org.saan.hub.catalogue.web.api;

import java.time.Clock;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;

/** Puts the limits before everything else that looks at a request. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
class ApiSetup {
    private static final int PER_MINUTE = 600;

    @Bean
    FilterRegistrationBean<ApiLimits> apiLimits(Environment environment, Clock clock) {
        var filter = new FilterRegistrationBean<>(
                new ApiLimits(environment.getProperty("saan.api-per-minute", Integer.class, PER_MINUTE), clock));
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE + 5);
        return filter;
    }
}

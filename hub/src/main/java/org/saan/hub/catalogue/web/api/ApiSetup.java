package org.saan.hub.catalogue.web.api;

import org.saan.hub.identity.ApiKeyGrants;
import org.saan.hub.shared.web.Problems;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/** Puts the gate before the kept answers: what is sent again counts too. */
@Configuration(proxyBeanMethods = false)
class ApiSetup {

    @Bean
    FilterRegistrationBean<ApiGate> apiGate(
            ApiKeyGrants grants, Problems problems, @Value("${saan.api.anonymous-per-minute:60}") int anonymous) {
        var filter = new FilterRegistrationBean<>(new ApiGate(grants, problems, anonymous));
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE + 5);
        return filter;
    }
}

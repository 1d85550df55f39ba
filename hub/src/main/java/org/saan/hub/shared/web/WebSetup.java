package org.saan.hub.shared.web;

import java.time.Duration;
import java.util.List;
import org.saan.hub.shared.PublicVersion;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.ContextRefreshedEvent;
import org.springframework.core.Ordered;
import org.springframework.http.CacheControl;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Wires the frame of pages into Spring MVC. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
class WebSetup implements WebMvcConfigurer {
    private final ShellResolver shells;
    private final SentForms forms;
    private final QueueAnswers queue;

    WebSetup(ShellResolver shells, SentForms forms, QueueAnswers queue) {
        this.shells = shells;
        this.forms = forms;
        this.queue = queue;
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(shells);
        resolvers.add(forms);
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(queue);
        registry.addInterceptor(new AudienceGuard());
    }

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler("/static/**")
                .addResourceLocations("classpath:/static/")
                .setCacheControl(CacheControl.maxAge(Duration.ofDays(1)).cachePublic());
    }

    /** Before sessions are read: who asks for what everybody sees needs none. */
    @Bean
    FilterRegistrationBean<KeptAnswers> keptAnswers(List<PublicVersion> versions) {
        var filter = new FilterRegistrationBean<>(new KeptAnswers(
                () -> versions.stream().mapToLong(PublicVersion::now).sum()));
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE + 10);
        return filter;
    }

    /** A route that forgot to say whom it serves stops the start, not a visitor. */
    @Bean
    static ApplicationListener<ContextRefreshedEvent> everyRouteHasAnAudience(
            @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping routes) {
        return event -> routes.getHandlerMethods().values().stream()
                .filter(method -> method.getBeanType().getName().startsWith("org.saan."))
                .forEach(AudienceGuard::audienceOf);
    }
}

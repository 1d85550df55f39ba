package org.saan.hub.shared.web;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.saan.hub.shared.Audience;
import org.springframework.context.event.ContextRefreshedEvent;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.context.support.StaticWebApplicationContext;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** A route that does not say whom it serves stops the start. */
class AudienceTest {
    @Controller
    static class Forgetful {
        @GetMapping("/forgotten")
        String page() {
            return "page";
        }
    }

    @Controller
    @Audience
    static class Careful {
        @GetMapping("/said")
        String page() {
            return "page";
        }
    }

    private static void start(Class<?> controller) {
        var context = new StaticWebApplicationContext();
        context.registerSingleton("controller", controller);
        context.registerSingleton("requestMappingHandlerMapping", RequestMappingHandlerMapping.class);
        context.refresh();
        WebSetup.everyRouteHasAnAudience(context.getBean(RequestMappingHandlerMapping.class))
                .onApplicationEvent(new ContextRefreshedEvent(context));
    }

    @Test
    @DisplayName("a route without a declared audience stops the start, and so every build")
    void aRouteWithoutAnAudienceStopsTheStart() {
        assertThatThrownBy(() -> start(Forgetful.class)).hasMessageContaining("route without an @Audience");
        assertThatCode(() -> start(Careful.class)).doesNotThrowAnyException();
    }
}

package org.saan.hub.platform;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The one clock of the hub; pages and documents show its time in Thailand. */
@Configuration(proxyBeanMethods = false)
class Time {
    @Bean
    static Clock clock() {
        return Clock.systemUTC();
    }
}

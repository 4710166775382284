package io.social4j.examples.calendar;

import io.social4j.spring.CurrentUser;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/** Everybody who reaches this application is {@code demo}, and operates it: it listens on this machine only. */
@Configuration(proxyBeanMethods = false)
@Profile(WorkerConfiguration.NOT_HERE)
class UserConfiguration {

    @Bean
    CurrentUser currentUser() {
        return new CurrentUser() {
            @Override
            public String userId() {
                return Demo.USER;
            }

            @Override
            public boolean isOperator() {
                return true;
            }
        };
    }
}

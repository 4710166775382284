package io.social4j.spring;

import io.social4j.spi.PlatformAdapterProvider;
import io.social4j.testkit.FakePlatform;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** An application that has the starter, a database, and two platforms in memory. Users say their names in a header. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
class HostApplication {

    @Bean
    FakePlatform alpha() {
        return FakePlatform.named("alpha");
    }

    @Bean
    PlatformAdapterProvider beta() {
        return FakePlatform.named("beta");
    }

    @Bean
    CurrentUser currentUser() {
        return new CurrentUser() {
            @Override
            public String userId() {
                return header("X-User").orElseThrow(NotAuthenticatedException::new);
            }

            @Override
            public boolean isOperator() {
                return header("X-Operator").isPresent();
            }
        };
    }

    private static Optional<String> header(String name) {
        HttpServletRequest request =
                ((ServletRequestAttributes) RequestContextHolder.currentRequestAttributes()).getRequest();
        return Optional.ofNullable(request.getHeader(name));
    }
}

package io.social4j.spring.web;

import io.social4j.Social4j;
import io.social4j.spring.CurrentUser;
import io.social4j.spring.SocialAutoConfiguration;
import java.util.List;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.http.converter.HttpMessageConverters;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.databind.json.JsonMapper;

/**
 * The HTTP endpoints, where {@code social4j.web.enabled=true}: a library opens no doors by itself. A group of them steps back before a
 * bean of its name, such as {@code socialAccountsController}.
 */
@AutoConfiguration(after = SocialAutoConfiguration.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnClass({WebMvcConfigurer.class, JsonMapper.class})
@ConditionalOnProperty("social4j.web.enabled")
@EnableConfigurationProperties(SocialWebProperties.class)
@Import({
    AccountsController.class,
    AnalyticsController.class,
    CalendarController.class,
    DeadLettersController.class,
    DeliveriesController.class,
    OpenApiController.class,
    PlatformsController.class,
    Problems.class,
    ProjectsController.class,
    StreamController.class
})
public final class SocialWebAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    CurrentUser socialCurrentUser(SocialWebProperties properties) {
        return new PrincipalUser(properties.operatorRole());
    }

    @Bean
    @ConditionalOnMissingBean
    Owned socialOwned(Social4j social) {
        return new Owned(social);
    }

    @Bean
    @ConditionalOnMissingBean
    RateLimits socialRateLimits(SocialWebProperties properties) {
        return new RateLimits(properties.rateLimit());
    }

    @Bean
    @ConditionalOnMissingBean
    PostStream socialPostStream(Social4j social) {
        return new PostStream(social);
    }

    @Bean
    @ConditionalOnMissingBean(name = "socialWebMvcConfigurer")
    WebMvcConfigurer socialWebMvcConfigurer(SocialWebProperties properties) {
        WireConverter converter =
                new WireConverter(Math.toIntExact(properties.maxBodySize().toBytes()));
        RequestGuard guard = new RequestGuard(properties.allowedOrigins());
        return new WebMvcConfigurer() {
            @Override
            public void configureMessageConverters(HttpMessageConverters.ServerBuilder converters) {
                converters.addCustomConverter(converter);
            }

            @Override
            public void extendHandlerExceptionResolvers(List<HandlerExceptionResolver> resolvers) {
                resolvers.add(0, new UnknownCalls(properties.basePath(), converter));
            }

            @Override
            public void addInterceptors(InterceptorRegistry interceptors) {
                interceptors.addInterceptor(guard);
            }
        };
    }
}

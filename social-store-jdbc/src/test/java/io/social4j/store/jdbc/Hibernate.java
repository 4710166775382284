package io.social4j.store.jdbc;

import io.social4j.store.jdbc.view.AnalyticsEventView;
import io.social4j.store.jdbc.view.DeliveryView;
import io.social4j.store.jdbc.view.PlatformTokenView;
import io.social4j.store.jdbc.view.PublishLogView;
import io.social4j.store.jdbc.view.ScheduledPostView;
import java.util.List;
import javax.sql.DataSource;
import org.hibernate.SessionFactory;
import org.hibernate.boot.model.naming.PhysicalNamingStrategy;
import org.hibernate.boot.model.naming.PhysicalNamingStrategyStandardImpl;
import org.hibernate.cfg.Configuration;

/** A host's Hibernate, which refuses to start on tables that do not fit its entities. */
final class Hibernate {

    static final List<Class<?>> VIEWS = List.of(
            ScheduledPostView.class,
            DeliveryView.class,
            PublishLogView.class,
            PlatformTokenView.class,
            AnalyticsEventView.class);

    private Hibernate() {}

    static SessionFactory on(DataSource database) {
        return on(database, new PhysicalNamingStrategyStandardImpl());
    }

    static SessionFactory on(DataSource database, PhysicalNamingStrategy names) {
        Configuration configuration = new Configuration();
        VIEWS.forEach(configuration::addAnnotatedClass);
        configuration.setPhysicalNamingStrategy(names);
        configuration.getProperties().put("hibernate.connection.datasource", database);
        configuration.setProperty("hibernate.hbm2ddl.auto", "validate");
        configuration.setProperty("hibernate.generate_statistics", "true");
        return configuration.buildSessionFactory();
    }
}

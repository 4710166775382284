package io.social4j.spring;

import io.social4j.config.ScopedSettings;
import io.social4j.config.Settings;
import io.social4j.spi.store.SocialStore;
import io.social4j.store.jdbc.JdbcSocialStore;
import java.time.Duration;
import javax.sql.DataSource;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.boot.autoconfigure.condition.NoneNestedConditions;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.jdbc.support.JdbcTransactionManager;

/**
 * The store in the application's own database, inside its own transactions. Not made where {@code social4j.store.url} names another
 * database or {@code social4j.store.type} another store.
 */
@AutoConfiguration(
        afterName = {
            "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration",
            "org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration"
        })
@ConditionalOnClass({JdbcTransactionManager.class, DependsOnDatabaseInitialization.class})
public final class SocialStoreAutoConfiguration {

    private static final Duration A_YEAR = Duration.ofDays(365);

    /** Tables may be made by a migration tool of the application, so it comes behind those. */
    @Bean(destroyMethod = "")
    @ConditionalOnMissingBean(SocialStore.class)
    @ConditionalOnSingleCandidate(DataSource.class)
    @ConditionalOnProperty(name = "social4j.store.type", havingValue = "jdbc", matchIfMissing = true)
    @Conditional(NoAddressOfItsOwn.class)
    @DependsOnDatabaseInitialization
    JdbcSocialStore socialStore(DataSource dataSource, Settings settings) {
        DataSource plain =
                dataSource instanceof TransactionAwareDataSourceProxy proxy && proxy.getTargetDataSource() != null
                        ? proxy.getTargetDataSource()
                        : dataSource;
        ScopedSettings store = settings.under("store");
        JdbcSocialStore.Options options = JdbcSocialStore.in(plain)
                .joining(new SpringTransactions(plain))
                .tablePrefix(store.text("table-prefix", "social_"))
                .migrate(store.flag("migrate", false))
                .allowUnsafe(store.flag("allow-unsafe", false))
                .retention(store.duration("retention", A_YEAR));
        store.verify();
        return options.open();
    }

    static final class NoAddressOfItsOwn extends NoneNestedConditions {

        NoAddressOfItsOwn() {
            super(ConfigurationPhase.REGISTER_BEAN);
        }

        @ConditionalOnProperty("social4j.store.url")
        static final class AnotherDatabase {}
    }
}

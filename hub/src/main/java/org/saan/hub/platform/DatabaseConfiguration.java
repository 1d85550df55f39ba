package org.saan.hub.platform;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** The hub's one database. The pool needs it, so Spring closes the pool, and all that uses it, first. */
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {
    @Bean(destroyMethod = "close")
    Database database(Environment environment) {
        String url = environment.getProperty("saan.db-url", "");
        if (url.isBlank()) {
            return EmbeddedPostgres.start(Path.of(environment.getProperty("saan.data", ".data")));
        }
        return new ExternalDatabase(
                url, environment.getProperty("saan.db-user", "saan"), environment.getProperty("SAAN_DB_PASSWORD", ""));
    }

    @Bean(destroyMethod = "close")
    HikariDataSource dataSource(Database database, Environment environment) {
        HikariDataSource pool = new HikariDataSource();
        pool.setPoolName("hub");
        pool.setJdbcUrl(database.url());
        pool.setUsername(database.user());
        pool.setPassword(database.password());
        pool.setMaximumPoolSize(environment.getProperty("saan.db-connections", Integer.class, 10));
        // Ten connections remember their statements; with the usual 5 MB each that would be a third of our memory.
        pool.addDataSourceProperty("preparedStatementCacheSizeMiB", "1");
        return pool;
    }
}

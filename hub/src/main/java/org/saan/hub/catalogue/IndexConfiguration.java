package org.saan.hub.catalogue;

import java.net.URI;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Chooses where the index is kept: in the OpenSearch cluster whose address is given, otherwise in this process. */
@Configuration(proxyBeanMethods = false)
class IndexConfiguration {
    @Bean(destroyMethod = "")
    IndexHome indexHome(Environment environment, JdbcClient jdbc, DataSource database) {
        var url = environment.getProperty("saan.search-url", "");
        if (!url.isBlank()) {
            var user = environment.getProperty("saan.search-user", "");
            return new ClusterHome(
                    jdbc,
                    database,
                    URI.create(url),
                    user.isBlank() ? null : user,
                    environment.getProperty("SAAN_SEARCH_PASSWORD", ""));
        }
        var where = environment.getProperty("saan.search-folder", "");
        return new FolderHome(
                jdbc,
                where.equals("memory")
                        ? null
                        : where.isBlank()
                                ? Path.of(environment.getProperty("saan.data", ".data"), "search")
                                : Path.of(where));
    }
}

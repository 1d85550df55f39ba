package org.saan.hub.materials;

import java.util.Map;
import org.saan.hub.identity.NamesByQuery;
import org.saan.hub.identity.SubjectNames;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Materials and suppliers are called by their names, lots by their numbers. */
@Configuration(proxyBeanMethods = false)
class MaterialsNames {
    @Bean
    static SubjectNames materialsSubjects(JdbcClient jdbc) {
        return new NamesByQuery(
                jdbc,
                Map.of(
                        "material",
                        "select id::text, coalesce(name_th, name_en), '/materials/' || id from materials.material where id = any(:ids)",
                        "supplier",
                        "select id::text, coalesce(name_th, name_en), '/suppliers' from materials.supplier where id = any(:ids)",
                        "lot",
                        "select id::text, number, '/lots/' || id from materials.lot where id = any(:ids)"));
    }
}

package org.saan.hub.catalogue;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.saan.hub.identity.SubjectNames;
import org.saan.hub.shared.LocalizedText;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What profiles and products are called. */
@Component
class CatalogueNames implements SubjectNames {
    private final JdbcClient jdbc;

    CatalogueNames(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public boolean serves(String type) {
        return type.equals("profile") || type.equals("product");
    }

    @Override
    public Map<String, Subject> named(String type, Collection<String> ids) {
        var all = new HashMap<String, Subject>();
        boolean profile = type.equals("profile");
        jdbc.sql((profile ? "select p.id::text, g.name_th as other, " : "select p.id::text, p.code as other, ")
                        + """
                          (select words from catalogue.text t where t.subject_id = p.id and t.field = :field
                           and t.language = 'th') as th,
                          (select words from catalogue.text t where t.subject_id = p.id and t.field = :field
                           and t.language = 'en') as en
                          from catalogue.""" + type
                        + " p join directory.producer_group g on g.id = p.group_id where p.id = any(:ids)")
                .param("ids", SubjectNames.keys(ids))
                .param("field", (profile ? TextField.PROFILE_NAME : TextField.PRODUCT_NAME).code())
                .query(row -> {
                    var th = row.getString("th");
                    var en = row.getString("en");
                    all.put(
                            row.getString(1),
                            new Subject(
                                    new LocalizedText(th == null && en == null ? row.getString("other") : th, en),
                                    (profile ? "/profiles/" : "/products/") + row.getString(1)));
                });
        return all;
    }
}

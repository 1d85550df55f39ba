package org.saan.hub.directory.web;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.saan.hub.directory.MergeField;
import org.saan.hub.shared.Shell;

/** What a group says of one field, for the reader. */
final class FieldText {
    private FieldText() {}

    static String of(Shell shell, MergeField field, @Nullable String value) {
        if (value == null) {
            return "–";
        }
        return switch (field) {
            case KIND -> shell.t("duplicates.kind." + value);
            case IN_PROGRAMME, SUSPENDED -> shell.t("true".equals(value) ? "duplicates.yes" : "duplicates.no");
            case REGISTERED_ON -> shell.date(LocalDate.parse(value));
            case NAME_TH, NAME_EN, CLUSTER, EXTERNAL_ID, ADDRESS, MEMBERS, STAR, ARTISANS, HOURS -> value;
        };
    }
}

package org.saan.hub.directory;

import java.util.EnumSet;
import java.util.Set;
import org.saan.hub.directory.reading.Field;

/** What a register may tell otherwise than the directory: one fact, though several columns may tell it. */
public enum ImportField {
    EXTERNAL_ID(Field.EXTERNAL_ID),
    NAME(Field.NAME),
    NAME_EN(Field.NAME_EN),
    KIND(Field.KIND),
    HOUSE_NO(Field.HOUSE_NO),
    MOO(Field.MOO),
    PLACE(Field.SUBDISTRICT, Field.DISTRICT, Field.PROVINCE, Field.ADDRESS),
    POSTAL_CODE(Field.POSTAL_CODE),
    MEMBERS(Field.MEMBERS),
    STAR(Field.STAR),
    REGISTERED_ON(Field.REGISTERED_ON),
    PHONE(Field.PHONE),
    LEADER(Field.CONTACT, Field.TITLE, Field.FIRST_NAME, Field.LAST_NAME);

    private final Set<Field> columns;

    ImportField(Field first, Field... more) {
        columns = EnumSet.of(first, more);
    }

    /** Whether a column of that meaning tells this. */
    public boolean isToldBy(Field column) {
        return columns.contains(column);
    }
}

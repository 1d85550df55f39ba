package org.saan.hub.catalogue;

import java.util.List;
import java.util.UUID;
import org.saan.hub.directory.Directory;
import org.saan.hub.directory.NewGroup;
import org.saan.hub.shared.LocalizedText;
import org.saan.hub.shared.Viewer;

/** Groups for tests of the catalogue. */
public final class SampleGroups {
    private SampleGroups() {}

    public static UUID create(Directory directory, Viewer officer) {
        return create(directory, null, "กลุ่มย้อมครามบ้านตัวอย่าง", officer);
    }

    public static UUID create(
            Directory directory, @org.jspecify.annotations.Nullable String number, String name, Viewer officer) {
        return directory.createGroup(
                new NewGroup(
                        number,
                        new LocalizedText(name, null),
                        "group",
                        null,
                        null,
                        null,
                        null,
                        null,
                        "47",
                        null,
                        null,
                        null,
                        null,
                        List.of("+66800000001"),
                        new NewGroup.Leader("นาง", "อุไร", "นามสมมติ"),
                        true,
                        10,
                        30),
                officer);
    }
}

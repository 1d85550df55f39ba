package org.saan.hub.directory.web;

import static org.saan.hub.shared.lists.ListTable.column;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.saan.hub.directory.GroupLine;
import org.saan.hub.directory.GroupRow;
import org.saan.hub.shared.LocalizedText;
import org.saan.hub.shared.Shell;
import org.saan.hub.shared.lists.ListTable;

/** The list of groups as a file: a row for each, with headers that our own import understands again. */
final class GroupFile {
    private GroupFile() {}

    static ListTable<GroupLine> table(Shell shell, Map<String, LocalizedText> families) {
        return new ListTable<>(
                "groups",
                shell.t("directory.groups.title"),
                List.of(
                        column(
                                shell.t("directory.import.field.name"),
                                line -> line.row().name().th()),
                        column(
                                shell.t("directory.import.field.name_en"),
                                line -> line.row().name().en()),
                        column(shell.t("lists.groups.code"), line -> line.row().code()),
                        column(shell.t("directory.import.field.external_id"), GroupLine::externalId),
                        column(
                                shell.t("directory.import.field.kind"),
                                line -> shell.t("lists.groups.kind." + line.kind())),
                        column(shell.t("directory.import.field.subdistrict"), line -> text(shell, line.subdistrict())),
                        column(shell.t("directory.import.field.district"), line -> text(shell, line.district())),
                        column(
                                shell.t("directory.import.field.province"),
                                line -> shell.text(line.row().province())),
                        column(shell.t("directory.import.field.postal_code"), GroupLine::postalCode),
                        column(
                                shell.t("directory.cluster"),
                                line -> text(shell, line.row().cluster())),
                        column(
                                shell.t("directory.crafts"),
                                line -> GroupListPages.families(shell, line.row(), families)),
                        column(shell.t("directory.artisans"), line -> line.row().artisans()),
                        column(shell.t("directory.import.field.members"), GroupLine::members),
                        column(shell.t("directory.import.field.star"), GroupLine::star),
                        column(shell.t("directory.import.field.registered_on"), GroupLine::registeredOn),
                        column(
                                shell.t("directory.confirmed"),
                                line -> line.row().confirmedOn()),
                        column(shell.t("lists.groups.state"), line -> state(shell, line.row())),
                        column(shell.t("directory.import.field.contact"), GroupLine::leader),
                        column(
                                shell.t("directory.import.field.phone"),
                                line -> line.phones().stream()
                                        .map(GroupFile::phone)
                                        .collect(Collectors.joining(", ")))));
    }

    private static @Nullable String text(Shell shell, @Nullable LocalizedText text) {
        return text == null ? null : shell.text(text);
    }

    private static String state(Shell shell, GroupRow row) {
        return shell.t(
                "lists.groups.state." + (row.suspended() ? "suspended" : row.inProgramme() ? "programme" : "outside"));
    }

    /** A Thai number as it is dialled at home: a plus sign would be taken for the beginning of a formula. */
    static String phone(String e164) {
        if (!e164.startsWith("+66")) {
            return "00" + e164.substring(1);
        }
        var digits = "0" + e164.substring(3);
        return digits.length() == 10
                ? digits.substring(0, 3) + "-" + digits.substring(3, 6) + "-" + digits.substring(6)
                : digits;
    }
}

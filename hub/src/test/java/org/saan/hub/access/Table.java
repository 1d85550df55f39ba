package org.saan.hub.access;

import java.util.Map;

/** The table of routes and roles, as it stands in {@code docs/security}. */
final class Table {
    private Table() {}

    static String of(Map<String, Map<String, String>> table) {
        var text = new StringBuilder("""
                # Who gets what: every route, every role

                Written by `RoutesByRolesTest`, which asks every route of the running hub as every role and fails when this file \
                differs from what it finds. To write it anew:

                ```
                ./saan test -Dtest=RoutesByRolesTest -Dsaan.write-docs=true -Dsurefire.failIfNoSpecifiedTests=false
                ```

                | word | means |
                |---|---|
                | **own** | what belongs to the asker's own organisation answers; what belongs to another answers 404, with the same page as what does not exist |
                | **all** | the role works for the whole programme: it sees what belongs to any organisation; what does not exist answers 404 |
                | **yes** | the address names no object: it shows or writes what is the asker's |
                | **public** | whoever asks sees what is published; what is not, or does not exist, answers 404 |
                | **link** | whoever holds the secret of the link; another secret answers 404 or 410 |
                | **key** | a program with a key, of which it sees its own buyer's; without one 401 |
                | – | not for this role: 404, whether or not the object exists |
                | sign in | leads to the page for signing in, whether or not the object exists |

                """);
        text.append("| route | ")
                .append(String.join(
                        " | ",
                        table.values().iterator().next().keySet().stream()
                                .map(role ->
                                        role.toLowerCase(java.util.Locale.ROOT).replace('_', ' '))
                                .toList()))
                .append(" |\n|---|");
        text.append("---|".repeat(table.values().iterator().next().size())).append('\n');
        table.forEach((route, cells) -> text.append("| `")
                .append(route)
                .append("` | ")
                .append(String.join(" | ", cells.values()))
                .append(" |\n"));
        return text.toString();
    }
}

package org.saan.hub.directory.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.directory.GroupLinks.Note;
import org.saan.hub.directory.MergeCandidate;
import org.saan.hub.directory.MergeField;
import org.saan.hub.directory.MergeReads;
import org.saan.hub.shared.Money;
import org.saan.hub.shared.Shell;

/**
 * What would come of a merge.
 *
 * @param groups the one that stays first
 * @param apart groups that were left out
 * @param error why it was not done, in the reader's language
 */
record MergePage(
        Shell shell,
        List<MergeCandidate> groups,
        List<MergeCandidate> apart,
        MergeReads.Check check,
        String once,
        @Nullable String error) {
    MergePage {
        groups = List.copyOf(groups);
        apart = List.copyOf(apart);
    }

    MergeCandidate keep() {
        return groups.getFirst();
    }

    List<MergeCandidate> others() {
        return groups.subList(1, groups.size());
    }

    /** Something that groups say differently, with one radio button for each thing that is said. */
    record Question(String name, String label, List<Option> options) {
        Question {
            options = List.copyOf(options);
        }
    }

    record Option(UUID group, String code, String words, boolean checked) {}

    List<Question> questions() {
        var all = new ArrayList<Question>();
        for (var field : MergeField.values()) {
            var said = new LinkedHashMap<UUID, String>();
            groups.forEach(group -> {
                var value = group.values().get(field);
                if (value != null) {
                    said.put(group.id(), FieldText.of(shell, field, value));
                }
            });
            ask("field." + field.name(), shell.t(field.key()), said, all);
        }
        var leaders = new LinkedHashMap<UUID, String>();
        groups.forEach(group -> {
            if (group.leader() != null) {
                leaders.put(group.id(), group.leader());
            }
        });
        ask("leader", shell.t("duplicates.field.leader"), leaders, all);
        families().forEach((family, label) -> {
            var said = new LinkedHashMap<UUID, String>();
            groups.forEach(group -> {
                var craft = group.crafts().get(family);
                if (craft != null) {
                    said.put(
                            group.id(),
                            shell.t(
                                    "duplicates.craft",
                                    craft.grade(),
                                    craft.minutesPerPiece(),
                                    craft.looms(),
                                    shell.money(Money.ofMinor(craft.priceMinor(), Money.THB))));
                }
            });
            ask("craft." + family, label, said, all);
        });
        return all;
    }

    private Map<String, String> families() {
        var all = new LinkedHashMap<String, String>();
        groups.forEach(group -> group.crafts().forEach((family, craft) -> all.put(family, shell.text(craft.family()))));
        return all;
    }

    /** Only what is said in more than one way is asked; the first group that says it stands until the officer chooses. */
    private void ask(String name, String label, Map<UUID, String> said, List<Question> all) {
        var distinct = new LinkedHashMap<String, UUID>();
        said.forEach((group, words) -> distinct.putIfAbsent(words, group));
        if (distinct.size() < 2) {
            return;
        }
        var options = new ArrayList<Option>();
        distinct.forEach((words, group) -> options.add(new Option(group, code(group), words, options.isEmpty())));
        all.add(new Question(name, label, options));
    }

    private String code(UUID group) {
        return groups.stream()
                .filter(candidate -> candidate.id().equals(group))
                .findFirst()
                .orElseThrow()
                .code();
    }

    String say(Note note) {
        return shell.t(note.key(), note.args().toArray());
    }
}

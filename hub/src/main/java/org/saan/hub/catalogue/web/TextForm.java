package org.saan.hub.catalogue.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.saan.hub.catalogue.Terms;
import org.saan.hub.catalogue.TextField;
import org.saan.hub.catalogue.TextInput;
import org.saan.hub.catalogue.TextView;
import org.saan.hub.shared.Language;
import org.saan.hub.shared.Shell;
import org.saan.hub.shared.web.Typed;

/** One field of an editor, both languages side by side with the state of each. */
record TextForm(Shell shell, TextView text, Typed typed, List<Terms.Term> terms, String path) {

    static List<TextForm> of(Shell shell, List<TextView> texts, Typed typed, Terms terms, String translations) {
        return texts.stream()
                .map(text -> {
                    var source = text.source();
                    var words = source == null ? List.<Terms.Term>of() : terms.in(text.words(source), source);
                    return new TextForm(
                            shell,
                            text,
                            typed,
                            words,
                            translations + "/" + text.field().code() + "/");
                })
                .toList();
    }

    /** What the form says of all texts. */
    static List<TextInput> inputs(List<TextField> fields, Typed typed) {
        var inputs = new ArrayList<TextInput>();
        for (var field : fields) {
            for (var language : Language.values()) {
                var name = field.code() + "_" + language.tag();
                if (typed.values().containsKey(name)) {
                    inputs.add(new TextInput(
                            field, language, typed.value(name), typed.number("seen_" + name, "catalogue.number")));
                }
            }
        }
        return inputs;
    }

    String name(Language language) {
        return text.field().code() + "_" + language.tag();
    }

    String words(Language language) {
        return typed.value(name(language), text.words(language));
    }

    String seen(Language language) {
        return typed.value("seen_" + name(language), text.revision(language));
    }

    @Nullable
    String error(Language language) {
        return typed.error(name(language));
    }

    TextView.State state(Language language) {
        return text.state(language);
    }

    String rows() {
        return text.field().longest() > 300 ? "5" : "2";
    }

    boolean isSource(Language language) {
        return language == text.source();
    }

    String href(Language language) {
        return path + language.tag();
    }

    boolean canBeReviewed(Language language) {
        return text.side(language) != null || text.source() != null;
    }

    List<Language> languages() {
        return List.of(Language.values());
    }

    Map<String, String> errors() {
        return typed.errors();
    }
}

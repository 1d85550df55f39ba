package org.saan.hub;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The options of one verb: {@code --port 8080}, {@code --port=8080}, {@code --empty}. What the command leaves out is
 * taken from the environment: {@code SAAN_PORT}, {@code SAAN_EMPTY}.
 */
record Options(Map<String, String> given, Map<String, String> environment) {
    Options {
        given = Map.copyOf(given);
        environment = Map.copyOf(environment);
    }

    /**
     * Reads the words of a command.
     *
     * @param valued options that are followed by a value
     * @param flags options that stand alone
     */
    static Options parse(String verb, List<String> arguments, Set<String> valued, Set<String> flags) {
        Map<String, String> given = new HashMap<>();
        for (int i = 0; i < arguments.size(); i++) {
            String word = arguments.get(i);
            int equals = word.indexOf('=');
            String name = equals < 0 ? word : word.substring(0, equals);
            if (flags.contains(name) && equals < 0) {
                given.put(name, "true");
            } else if (!valued.contains(name)) {
                throw new UsageMistake(verb + " does not know " + word + " (see ./saan " + verb + " --help)");
            } else if (equals >= 0) {
                given.put(name, word.substring(equals + 1));
            } else if (i + 1 < arguments.size()) {
                given.put(name, arguments.get(++i));
            } else {
                throw new UsageMistake(name + " needs a value (see ./saan " + verb + " --help)");
            }
        }
        return new Options(given, System.getenv());
    }

    Optional<String> find(String option) {
        String variable = "SAAN" + option.substring(1).replace('-', '_').toUpperCase(Locale.ROOT);
        return Optional.ofNullable(given.getOrDefault(option, environment.get(variable)))
                .filter(value -> !value.isBlank());
    }

    boolean has(String flag) {
        return find(flag)
                .map(value -> Set.of("true", "1", "yes", "on").contains(value.toLowerCase(Locale.ROOT)))
                .orElse(false);
    }

    int number(String option, int otherwise) {
        String text = find(option).orElse(Integer.toString(otherwise));
        if (!text.matches("[1-9]\\d{0,7}")) {
            throw new UsageMistake(option + " needs a number above 0, not " + text);
        }
        return Integer.parseInt(text);
    }

    int port(String option, int otherwise) {
        String text = find(option).orElse(Integer.toString(otherwise));
        if (!text.matches("\\d{1,5}") || Integer.parseInt(text) > 65_535) {
            throw new UsageMistake(option + " needs a number from 0 to 65535, not " + text);
        }
        return Integer.parseInt(text);
    }
}

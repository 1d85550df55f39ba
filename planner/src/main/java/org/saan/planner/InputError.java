package org.saan.planner;

/** Why a problem cannot be planned as it stands. */
public sealed interface InputError {

    /** The sentence for a person at the shell, in English. */
    String words();

    /** The text is not the format: where, and what was expected. */
    record BadFormat(String where, String what) implements InputError {
        @Override
        public String words() {
            return where + ": " + what;
        }
    }

    record UnknownId(String where, String id) implements InputError {
        @Override
        public String words() {
            return where + ": nothing has the id " + id;
        }
    }

    record TwiceTheSameId(String where, String id) implements InputError {
        @Override
        public String words() {
            return where + ": the id " + id + " is there twice";
        }
    }

    record OutOfRange(String where, long value, String allowed) implements InputError {
        @Override
        public String words() {
            return where + " is " + value + "; allowed: " + allowed;
        }
    }

    record NotAMultiple(String line, int quantity, int batchMultiple) implements InputError {
        @Override
        public String words() {
            return "line " + line + ": quantity " + quantity + " is not a multiple of " + batchMultiple;
        }
    }

    record WeeksMissing(String where, int has, int needs) implements InputError {
        @Override
        public String words() {
            return where + " has " + has + " weeks; the horizon has " + needs;
        }
    }

    /** A bundle joins operations of several families. */
    record MixedBundle(String bundle) implements InputError {
        @Override
        public String words() {
            return "bundle " + bundle + ": all members must be of one family";
        }
    }

    /** A pin that cannot be kept: the group may not, or has time for fewer pieces. */
    record PinImpossible(Pin pin, WhyNot why) implements InputError {
        @Override
        public String words() {
            return "pin of " + pin.pieces() + " pieces of " + pin.line() + " at " + pin.group() + ": " + why;
        }
    }
}

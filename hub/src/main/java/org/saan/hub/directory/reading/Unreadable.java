package org.saan.hub.directory.reading;

import java.util.Locale;

/** A file that cannot be used at all, and why. */
public record Unreadable(String file, Reason reason) implements ReadResult, StreamResult {
    /** Why a whole file is refused. */
    public enum Reason {
        EMPTY_FILE("the file is empty"),
        TOO_LARGE("the file is larger than 50 MB"),
        TOO_LARGE_UNPACKED("the file is too large when unpacked (more than 400 MB, or 100 times its size)"),
        TOO_MANY_ROWS("the file has more than 200,000 rows or 300 columns"),
        OLD_EXCEL("this is the old Excel format (.xls): save it as .xlsx or .csv"),
        NOT_A_SPREADSHEET("this is no spreadsheet: use .xlsx, .csv, .tsv or .txt"),
        BROKEN_WORKBOOK("the workbook is damaged"),
        UNKNOWN_ENCODING("the text is in no known encoding (UTF-8, UTF-16, TIS-620, Windows-874)"),
        NO_HEADER("no header row with a column for the name of the group was found");

        private final String sentence;

        Reason(String sentence) {
            this.sentence = sentence;
        }

        /** The reason as a word of the machine form, such as {@code no_header}. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The reason as an English sentence, for the shell. */
        public String sentence() {
            return sentence;
        }
    }
}

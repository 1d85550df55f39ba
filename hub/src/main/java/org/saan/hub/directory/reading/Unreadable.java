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
        /** A web page, or the XML of Excel 2003, under the name of a spreadsheet. */
        WEB_PAGE("this is a web page under the name of a spreadsheet: open it in Excel and save it as .xlsx"),
        OPEN_DOCUMENT("this is an OpenDocument spreadsheet (.ods): save it as .xlsx or .csv"),
        BINARY_WORKBOOK("this is a binary workbook (.xlsb): save it as .xlsx"),
        ENCRYPTED("the workbook has a password: save it without one"),
        /** XML entities, nesting without end or cells without end: made to bring a reader down. */
        UNSAFE_WORKBOOK("the workbook is built in a way that can bring a reader down: save it anew from Excel"),
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

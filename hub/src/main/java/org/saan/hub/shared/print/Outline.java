package org.saan.hub.shared.print;

import java.util.ArrayList;
import java.util.List;

/** The bookmarks: headings, each under the nearest higher one before it. */
final class Outline {
    private static final class Entry {
        final int number;
        final int level;
        final List<Entry> under = new ArrayList<>();
        String words = "";

        Entry(int number, int level) {
            this.number = number;
            this.level = level;
        }
    }

    private final PdfFile pdf;
    private final List<Integer> pages;

    Outline(PdfFile pdf, List<Integer> pages) {
        this.pdf = pdf;
        this.pages = pages;
    }

    /** The number of the object, 0 when there is no heading. */
    int write(List<Typesetter.Bookmark> bookmarks) {
        if (bookmarks.isEmpty()) {
            return 0;
        }
        var root = new Entry(pdf.reserve(), 0);
        var open = new ArrayList<>(List.of(root));
        for (var mark : bookmarks) {
            while (open.getLast().level >= mark.level()) {
                open.removeLast();
            }
            var entry = new Entry(pdf.reserve(), mark.level());
            entry.words = PdfFile.text(mark.words().replace("\u2060", "")) + "/Dest[" + pages.get(mark.page())
                    + " 0 R/XYZ 0 " + PdfFile.number(Page.HEIGHT - mark.top()) + " null]";
            open.getLast().under.add(entry);
            open.add(entry);
        }
        pdf.set(root.number, "<</Type/Outlines" + children(root) + ">>");
        write(root);
        return root.number;
    }

    private void write(Entry parent) {
        for (int i = 0; i < parent.under.size(); i++) {
            var entry = parent.under.get(i);
            pdf.set(
                    entry.number,
                    "<</Title" + entry.words + "/Parent " + parent.number + " 0 R"
                            + (i > 0 ? "/Prev " + parent.under.get(i - 1).number + " 0 R" : "")
                            + (i < parent.under.size() - 1 ? "/Next " + parent.under.get(i + 1).number + " 0 R" : "")
                            + children(entry) + ">>");
            write(entry);
        }
    }

    private static String children(Entry entry) {
        return entry.under.isEmpty()
                ? ""
                : "/First " + entry.under.getFirst().number + " 0 R/Last " + entry.under.getLast().number
                        + " 0 R/Count " + count(entry);
    }

    private static int count(Entry entry) {
        return entry.under.stream().mapToInt(each -> 1 + count(each)).sum();
    }
}

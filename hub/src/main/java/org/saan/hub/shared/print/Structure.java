package org.saan.hub.shared.print;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the parts of the pages are: headings, paragraphs and pictures, each in its language. */
final class Structure {
    private final PdfFile pdf;
    private final List<Integer> pages;

    Structure(PdfFile pdf, List<Integer> pages) {
        this.pdf = pdf;
        this.pages = pages;
    }

    int write(Set<Tag> tags, List<Page> drawn) {
        int root = pdf.reserve();
        int document = pdf.reserve();
        var elements = new HashMap<Tag, Integer>();
        var all = new StringBuilder();
        for (var tag : tags) {
            int number = element(tag, document);
            elements.put(tag, number);
            all.append(number).append(" 0 R ");
        }
        pdf.set(document, "<</Type/StructElem/S/Document/P " + root + " 0 R/K[" + all + "]>>");
        return pdf.set(
                root,
                "<</Type/StructTreeRoot/K " + document + " 0 R/ParentTree<</Nums[" + parents(drawn, elements)
                        + "]>>/ParentTreeNextKey " + drawn.size() + ">>");
    }

    private int element(Tag tag, int document) {
        var marks = new StringBuilder();
        for (var mark : tag.marks) {
            marks.append("<</Type/MCR/Pg ").append(pages.get(mark.page())).append(" 0 R/MCID ");
            marks.append(mark.number()).append(">>");
        }
        return pdf.add("<</Type/StructElem/S/" + tag.role + "/P " + document + " 0 R/Lang(" + tag.language + ")"
                + (tag.words.isEmpty() ? "" : "/Alt" + PdfFile.text(tag.words)) + "/K[" + marks + "]>>");
    }

    private static String parents(List<Page> drawn, Map<Tag, Integer> elements) {
        var numbers = new StringBuilder();
        for (var page : drawn) {
            numbers.append(page.index).append('[');
            page.tags.forEach(tag -> numbers.append(elements.get(tag)).append(" 0 R "));
            numbers.append(']');
        }
        return numbers.toString();
    }
}

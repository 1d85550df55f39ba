package org.saan.hub.directory.reading;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/**
 * The archive that a workbook is. All of it is unpacked once under limits, and every part that will be read goes past
 * {@link XmlGuard}, before any parser sees it. Links to other files, pictures and macros are never looked at.
 */
final class XlsxParts implements AutoCloseable {
    private static final Pattern READ = Pattern.compile(
            "\\[Content_Types]\\.xml|_rels/\\.rels|xl/[^/]+\\.xml|xl/_rels/[^/]+\\.rels|xl/worksheets/[^/]+\\.xml",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern REGION =
            Pattern.compile("\\$?([A-Z]{1,3})\\$?(\\d{1,7}):\\$?([A-Z]{1,3})\\$?(\\d{1,7})");
    private static final int MOST_REGIONS = 100_000;

    private final ZipFile zip;

    private XlsxParts(ZipFile zip) {
        this.zip = zip;
    }

    /** Opens an archive and checks it. By its directory at the end, as Excel does: some writers leave sizes out before. */
    static XlsxParts open(byte[] bytes) {
        try {
            var parts = new XlsxParts(ZipFile.builder().setByteArray(bytes).get());
            try {
                parts.check(bytes.length);
                return parts;
            } catch (UnreadableFile e) {
                parts.close();
                throw e;
            }
        } catch (IOException | IllegalArgumentException e) {
            throw new UnreadableFile(Unreadable.Reason.NOT_A_SPREADSHEET);
        }
    }

    private void check(int packed) {
        var entries = Collections.list(zip.getEntries());
        if (entries.size() > Limits.PARTS) {
            throw new UnreadableFile(Unreadable.Reason.TOO_LARGE_UNPACKED);
        }
        if (zip.getEntry("xl/workbook.xml") == null) {
            throw new UnreadableFile(otherKind());
        }
        long most = Math.min(Limits.UNPACKED, Math.max(Limits.UNPACKED_AT_EASE, (long) packed * Limits.TIMES_PACKED));
        long total = 0;
        for (var entry : entries) {
            total += checked(entry, most - total);
        }
    }

    /** Other archives that people take for a workbook. */
    private Unreadable.Reason otherKind() {
        if (zip.getEntry("xl/workbook.bin") != null) {
            return Unreadable.Reason.BINARY_WORKBOOK;
        }
        return zip.getEntry("content.xml") != null && zip.getEntry("META-INF/manifest.xml") != null
                ? Unreadable.Reason.OPEN_DOCUMENT
                : Unreadable.Reason.NOT_A_SPREADSHEET;
    }

    /** Unpacks an entry and forgets it; what entries claim about their size may be a lie. */
    private long checked(ZipArchiveEntry entry, long most) {
        var name = entry.getName().toLowerCase(Locale.ROOT);
        boolean read = READ.matcher(name).matches();
        boolean strings = name.endsWith("sharedstrings.xml");
        long own = !read || name.contains("worksheets/") ? most : strings ? Limits.STRINGS : Limits.PART;
        var guard = new XmlGuard();
        long size = 0;
        var buffer = new byte[16 * 1024];
        try (var in = zip.getInputStream(entry)) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                size += n;
                if (size > Math.min(most, own)) {
                    throw new UnreadableFile(Unreadable.Reason.TOO_LARGE_UNPACKED);
                }
                if (read) {
                    guard.see(buffer, n);
                }
            }
        } catch (IOException | IllegalArgumentException e) {
            throw new UnreadableFile(Unreadable.Reason.BROKEN_WORKBOOK);
        }
        if (strings && guard.elements() > Limits.STRING_ELEMENTS) {
            throw new UnreadableFile(Unreadable.Reason.TOO_LARGE_UNPACKED);
        }
        return size;
    }

    /** The merged cells of the sheet that the workbook knows under a relation's id, in the order of their first rows. */
    List<MergedCells> mergedCells(String relation) {
        var target = target(relation);
        var regions = new ArrayList<MergedCells>();
        scan(target.startsWith("/") ? target.substring(1) : "xl/" + target, reader -> {
            if (reader.getLocalName().equals("mergeCell") && regions.size() < MOST_REGIONS) {
                region(regions, String.valueOf(reader.getAttributeValue(null, "ref")));
            }
        });
        regions.sort(Comparator.comparingInt(MergedCells::firstRow));
        return regions;
    }

    private String target(String relation) {
        var found = new String[] {""};
        scan("xl/_rels/workbook.xml.rels", reader -> {
            if (reader.getLocalName().equals("Relationship") && relation.equals(reader.getAttributeValue(null, "Id"))) {
                found[0] = String.valueOf(reader.getAttributeValue(null, "Target"));
            }
        });
        return found[0];
    }

    private static void region(List<MergedCells> regions, String ref) {
        var m = REGION.matcher(ref);
        if (m.matches()) {
            int column = 0;
            for (char c : m.group(1).toCharArray()) {
                column = column * 26 + (c - 'A' + 1);
            }
            regions.add(new MergedCells(Integer.parseInt(m.group(2)), Integer.parseInt(m.group(4)), column - 1));
        }
    }

    private interface Element {
        void at(XMLStreamReader reader);
    }

    private void scan(String part, Element element) {
        var entry = zip.getEntry(part);
        if (entry == null) {
            return;
        }
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        // Else the parser prints what it thinks of a damaged file.
        factory.setXMLReporter((message, type, information, location) -> {});
        try (InputStream in = zip.getInputStream(entry)) {
            var reader = factory.createXMLStreamReader(in);
            while (reader.hasNext()) {
                if (reader.next() == XMLStreamReader.START_ELEMENT) {
                    element.at(reader);
                }
            }
        } catch (XMLStreamException | IOException e) {
            throw new UnreadableFile(Unreadable.Reason.BROKEN_WORKBOOK);
        }
    }

    @Override
    public void close() {
        try {
            zip.close();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}

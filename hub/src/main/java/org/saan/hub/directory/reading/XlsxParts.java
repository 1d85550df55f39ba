package org.saan.hub.directory.reading;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.commons.compress.archivers.zip.ZipFile;

/**
 * The parts of a workbook that are read: the workbook, its sheets, strings and styles. They are unpacked under a limit, and
 * only they are packed again for the reader, so that nothing else in the file (links to other files, pictures, macros) is
 * ever looked at. A part with a document type is refused: it is how XML is made to explode.
 */
record XlsxParts(Map<String, byte[]> parts) {
    private static final Pattern READ = Pattern.compile(
            "\\[Content_Types]\\.xml|_rels/\\.rels|xl/[^/]+\\.xml|xl/_rels/[^/]+\\.rels|xl/worksheets/[^/]+\\.xml",
            Pattern.CASE_INSENSITIVE);
    private static final byte[] DOCTYPE = "<!DOCTYPE".getBytes(StandardCharsets.US_ASCII);
    private static final Pattern REGION =
            Pattern.compile("\\$?([A-Z]{1,3})\\$?(\\d{1,7}):\\$?([A-Z]{1,3})\\$?(\\d{1,7})");
    private static final int MOST_REGIONS = 50_000;

    static XlsxParts unpack(byte[] bytes) {
        var parts = new LinkedHashMap<String, byte[]>();
        long total = 0;
        int entries = 0;
        // By the directory at the end of the archive, as Excel does: some writers leave sizes out of the entries
        // themselves.
        try (var zip = ZipFile.builder().setByteArray(bytes).get()) {
            for (var entry : Collections.list(zip.getEntries())) {
                if (++entries > Limits.PARTS) {
                    throw new UnreadableFile(Unreadable.Reason.TOO_LARGE_UNPACKED);
                }
                boolean kept = READ.matcher(entry.getName()).matches();
                var part = unpack(zip.getInputStream(entry), Limits.UNPACKED - total, kept);
                total += part.unpacked();
                if (kept) {
                    if (contains(part.bytes())) {
                        throw new UnreadableFile(Unreadable.Reason.BROKEN_WORKBOOK);
                    }
                    parts.put(entry.getName(), part.bytes());
                }
            }
        } catch (IOException | IllegalArgumentException e) {
            throw new UnreadableFile(
                    parts.isEmpty() ? Unreadable.Reason.NOT_A_SPREADSHEET : Unreadable.Reason.BROKEN_WORKBOOK);
        }
        if (!parts.containsKey("xl/workbook.xml")) {
            throw new UnreadableFile(Unreadable.Reason.NOT_A_SPREADSHEET);
        }
        return new XlsxParts(parts);
    }

    @SuppressWarnings("ArrayRecordComponent")
    private record Part(byte[] bytes, long unpacked) {}

    /** Unpacks every entry, also those that are not kept: what they claim about their size may be a lie. */
    private static Part unpack(InputStream in, long most, boolean kept) throws IOException {
        try (in) {
            var out = new ByteArrayOutputStream();
            long total = 0;
            var buffer = new byte[8192];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                total += n;
                if (total > most) {
                    throw new UnreadableFile(Unreadable.Reason.TOO_LARGE_UNPACKED);
                }
                if (kept) {
                    out.write(buffer, 0, n);
                }
            }
            return new Part(out.toByteArray(), total);
        }
    }

    private static boolean contains(byte[] part) {
        outer:
        for (int i = 0; i + DOCTYPE.length <= part.length; i++) {
            if (part[i] != '<' || part[i + 1] != '!') {
                continue;
            }
            for (int j = 2; j < DOCTYPE.length; j++) {
                if (part[i + j] != DOCTYPE[j]) {
                    continue outer;
                }
            }
            return true;
        }
        return false;
    }

    byte[] repacked() {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            zip.setLevel(1);
            for (var part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** The merged cells of the sheet that the workbook knows under a relation's id. */
    List<MergedCells> mergedCells(String relation) {
        var target = target(relation);
        var sheet = parts.get(target.startsWith("/") ? target.substring(1) : "xl/" + target);
        var regions = new ArrayList<MergedCells>();
        if (sheet != null) {
            scan(sheet, reader -> {
                if (reader.getLocalName().equals("mergeCell") && regions.size() < MOST_REGIONS) {
                    region(regions, String.valueOf(reader.getAttributeValue(null, "ref")));
                }
            });
        }
        return regions;
    }

    private String target(String relation) {
        var found = new String[] {""};
        scan(parts.getOrDefault("xl/_rels/workbook.xml.rels", new byte[0]), reader -> {
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

    private static void scan(byte[] xml, Element element) {
        if (xml.length == 0) {
            return;
        }
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        try {
            var reader = factory.createXMLStreamReader(new ByteArrayInputStream(xml));
            while (reader.hasNext()) {
                if (reader.next() == XMLStreamReader.START_ELEMENT) {
                    element.at(reader);
                }
            }
        } catch (XMLStreamException e) {
            throw new UnreadableFile(Unreadable.Reason.BROKEN_WORKBOOK);
        }
    }
}

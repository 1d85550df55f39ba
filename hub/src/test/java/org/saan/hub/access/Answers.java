package org.saan.hub.access;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.springframework.mock.web.MockHttpServletResponse;

/** What is wrong with an answer in which somebody's hostile words may stand, whatever kind of page or file it is. */
final class Answers {
    private static final Pattern CELL = Pattern.compile("(?:^|,|\n)\"?([=+@\\-\t][^,\n]{0,40})");

    private Answers() {}

    static List<String> faults(MockHttpServletResponse response) throws Exception {
        var found = new ArrayList<String>();
        for (var name : response.getHeaderNames()) {
            for (var value : response.getHeaders(name)) {
                if (value.indexOf('\n') >= 0 || value.indexOf('\r') >= 0 || value.indexOf(0) >= 0) {
                    found.add("a header of several lines: " + name);
                }
            }
        }
        var location = response.getRedirectedUrl();
        if (location != null
                && (location.toLowerCase(Locale.ROOT).contains("javascript:") && !location.startsWith("/")
                        || location.contains("//zq"))) {
            found.add("leads to " + location);
        }
        var type = String.valueOf(response.getContentType());
        var bytes = response.getContentAsByteArray();
        if (bytes.length == 0) {
            return found;
        }
        if (!"nosniff".equals(response.getHeader("X-Content-Type-Options"))) {
            found.add("its kind may be guessed: " + type);
        }
        var text = new String(bytes, StandardCharsets.UTF_8);
        if (type.contains("html")) {
            found.addAll(Hostile.alive(text));
        } else if (type.contains("csv")) {
            found.addAll(formulas(text));
        } else if (type.contains("spreadsheet")) {
            found.addAll(sheets(bytes));
        } else if (type.contains("xml")) {
            wellFormed(bytes, found);
        }
        return found;
    }

    private static List<String> formulas(String csv) {
        return CELL.matcher(csv)
                .results()
                .map(cell -> cell.group(1))
                .filter(cell -> !cell.matches("-?[0-9][0-9.]*\\s*"))
                .filter(cell -> cell.contains("zq"))
                .map(cell -> "a formula: " + cell)
                .distinct()
                .toList();
    }

    private static List<String> sheets(byte[] bytes) throws Exception {
        var found = new ArrayList<String>();
        try (var zip = ZipFile.builder()
                .setSeekableByteChannel(new SeekableInMemoryByteChannel(bytes))
                .get()) {
            for (var entry : Collections.list(zip.getEntries())) {
                var part = zip.getInputStream(entry).readAllBytes();
                if (entry.getName().endsWith(".xml")) {
                    wellFormed(part, found);
                    if (new String(part, StandardCharsets.UTF_8).matches("(?s).*<f[ >][^<]*zq.*")) {
                        found.add("a formula in " + entry.getName());
                    }
                }
            }
        }
        return found;
    }

    private static void wellFormed(byte[] xml, List<String> found) throws Exception {
        var factory = DocumentBuilderFactory.newInstance();
        factory.setAttribute("jdk.xml.maxGeneralEntitySizeLimit", "0");
        factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
        factory.setAttribute("jdk.xml.totalEntitySizeLimit", "0");
        try {
            var builder = factory.newDocumentBuilder();
            builder.setErrorHandler(null);
            var document = builder.parse(new ByteArrayInputStream(xml));
            if (document.getElementsByTagName("zqtag").getLength() > 0) {
                found.add("an element in XML");
            }
        } catch (org.xml.sax.SAXException broken) {
            found.add("no XML: " + broken.getMessage());
        }
    }
}

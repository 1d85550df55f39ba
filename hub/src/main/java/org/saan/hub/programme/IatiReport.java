package org.saan.hub.programme;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.saan.hub.shared.Language;
import org.saan.hub.shared.LocalizedText;

/**
 * A month as an activity of the IATI Standard 2.03. The order of elements is that of its schema: the sector stands after the country,
 * and results last; in an indicator title, baseline, periods.
 */
public final class IatiReport {
    /** Cottage industries and handicraft, in the sectors of the OECD. */
    private static final String HANDICRAFT = "32140";

    private static final Map<String, String> LEVELS = Map.of("output", "1", "outcome", "2", "impact", "3");

    private final MonthlyReport report;
    private final String organisation;
    private final String organisationName;

    /**
     * @param organisation identifier of who reports, such as {@code TH-XX-1}
     */
    public IatiReport(MonthlyReport report, String organisation, String organisationName) {
        this.report = report;
        this.organisation = organisation;
        this.organisationName = organisationName;
    }

    /** The file, in UTF-8. */
    public byte[] xml() {
        var bytes = new ByteArrayOutputStream();
        try {
            var out = XMLOutputFactory.newInstance().createXMLStreamWriter(bytes, StandardCharsets.UTF_8.name());
            out.writeStartDocument("UTF-8", "1.0");
            write(out);
            out.writeEndDocument();
            out.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
        return bytes.toByteArray();
    }

    private void write(XMLStreamWriter out) throws XMLStreamException {
        var made = DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                report.takenAt().truncatedTo(ChronoUnit.SECONDS).atOffset(ZoneOffset.UTC));
        out.writeStartElement("iati-activities");
        out.writeAttribute("version", "2.03");
        out.writeAttribute("generated-datetime", made);
        out.writeStartElement("iati-activity");
        language(out, "en");
        out.writeAttribute("default-currency", "THB");
        out.writeAttribute("last-updated-datetime", made);
        text(out, "iati-identifier", organisation + "-" + report.code());
        start(out, "reporting-org", "ref", organisation, "type", "10");
        text(out, "narrative", organisationName);
        out.writeEndElement();
        words(out, "title", report.name());
        out.writeStartElement("description");
        text(out, "narrative", "Figures up to " + report.lastDay() + ", counted from records.");
        out.writeEndElement();
        start(out, "participating-org", "ref", organisation, "type", "10", "role", "4");
        text(out, "narrative", organisationName);
        out.writeEndElement();
        empty(out, "activity-status", "code", report.lastDay().isBefore(report.endsOn()) ? "2" : "4");
        empty(out, "activity-date", "iso-date", report.startsOn().toString(), "type", "2");
        empty(out, "activity-date", "iso-date", report.endsOn().minusDays(1).toString(), "type", "3");
        empty(out, "recipient-country", "code", "TH");
        empty(out, "sector", "vocabulary", "1", "code", HANDICRAFT);
        for (var line : report.lines()) {
            if (line.actual() != null) {
                result(out, line, line.actual());
            }
        }
        out.writeEndElement();
        out.writeEndElement();
    }

    private void result(XMLStreamWriter out, MonthlyReport.Line line, BigDecimal actual) throws XMLStreamException {
        start(
                out,
                "result",
                "type",
                LEVELS.getOrDefault(line.level(), "1"),
                "aggregation-status",
                line.median() ? "false" : "true");
        words(out, "title", line.name());
        start(
                out,
                "indicator",
                "measure",
                "1",
                "ascending",
                "1",
                "aggregation-status",
                line.median() ? "false" : "true");
        words(out, "title", line.name());
        words(out, "description", line.rule());
        empty(
                out,
                "baseline",
                "year",
                String.valueOf(report.startsOn().getYear()),
                "iso-date",
                report.startsOn().toString(),
                "value",
                "0");
        out.writeStartElement("period");
        empty(out, "period-start", "iso-date", report.startsOn().toString());
        empty(out, "period-end", "iso-date", report.lastDay().toString());
        if (line.planned() != null) {
            empty(out, "target", "value", plain(line.planned()));
        }
        if (line.ofPeople()) {
            value(out, plain(actual), "all");
            for (var sex : report.cells(line, MonthlyReport.Row::sex).entrySet()) {
                value(out, String.valueOf(sex.getValue()), sex.getKey().replace('_', '-'));
            }
        } else {
            empty(out, "actual", "value", plain(actual));
        }
        out.writeEndElement();
        out.writeEndElement();
        out.writeEndElement();
    }

    private static void value(XMLStreamWriter out, String value, String sex) throws XMLStreamException {
        start(out, "actual", "value", value);
        empty(out, "dimension", "name", "sex", "value", sex);
        out.writeEndElement();
    }

    static String plain(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }

    private static void words(XMLStreamWriter out, String element, LocalizedText text) throws XMLStreamException {
        out.writeStartElement(element);
        text(out, "narrative", text.in(Language.EN));
        out.writeStartElement("narrative");
        language(out, "th");
        out.writeCharacters(text.in(Language.TH));
        out.writeEndElement();
        out.writeEndElement();
    }

    private static void language(XMLStreamWriter out, String language) throws XMLStreamException {
        out.writeAttribute("xml", XMLConstants.XML_NS_URI, "lang", language);
    }

    private static void text(XMLStreamWriter out, String element, String text) throws XMLStreamException {
        out.writeStartElement(element);
        out.writeCharacters(text);
        out.writeEndElement();
    }

    private static void start(XMLStreamWriter out, String element, String... attributes) throws XMLStreamException {
        out.writeStartElement(element);
        for (int i = 0; i < attributes.length; i += 2) {
            out.writeAttribute(attributes[i], attributes[i + 1]);
        }
    }

    private static void empty(XMLStreamWriter out, String element, String... attributes) throws XMLStreamException {
        start(out, element, attributes);
        out.writeEndElement();
    }
}

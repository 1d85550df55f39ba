package org.saan.hub.training;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.ParameterList;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.PropertyList;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.parameter.Language;
import net.fortuna.ical4j.model.property.Description;
import net.fortuna.ical4j.model.property.DtEnd;
import net.fortuna.ical4j.model.property.DtStamp;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.Location;
import net.fortuna.ical4j.model.property.Organizer;
import net.fortuna.ical4j.model.property.Sequence;
import net.fortuna.ical4j.model.property.Status;
import net.fortuna.ical4j.model.property.Summary;
import net.fortuna.ical4j.model.property.Uid;
import net.fortuna.ical4j.model.property.Url;
import org.saan.hub.shared.PublicAddress;
import org.springframework.stereotype.Component;

/**
 * Invitations to the parts of a workshop, for the calendar of a phone (RFC 5545, RFC 5546). Times are told in Asia/Bangkok with
 * the zone itself (+07, no summer time); the UID of a part never changes, its SEQUENCE grows with every change, and a workshop that
 * is not held says CANCEL. Lines end in CRLF and are folded at 75 octets, never within a letter.
 */
@Component
public class Invites {
    private static final String ZONE = "Asia/Bangkok";
    private static final int MOST_OCTETS = 75;
    private static final String FRAME = """
            BEGIN:VCALENDAR
            VERSION:2.0
            PRODID:-//Saan//Training//EN
            CALSCALE:GREGORIAN
            METHOD:%s
            BEGIN:VTIMEZONE
            TZID:Asia/Bangkok
            BEGIN:STANDARD
            DTSTART:19700101T000000
            TZOFFSETFROM:+0700
            TZOFFSETTO:+0700
            TZNAME:+07
            END:STANDARD
            END:VTIMEZONE
            END:VCALENDAR
            """;

    private final PublicAddress address;

    Invites(PublicAddress address) {
        this.address = address;
    }

    /** All parts of a workshop in one file, in the reader's language; {@code changed} is when it was last changed. */
    public String of(WorkshopView it, org.saan.hub.shared.Language language) {
        var cancelled = it.state() == WorkshopState.CANCELLED;
        try {
            var frame = FRAME.formatted(cancelled ? "CANCEL" : "REQUEST").replace("\n", "\r\n");
            var calendar = new CalendarBuilder().build(new StringReader(frame));
            for (var session : it.sessions()) {
                calendar.add(event(it, session, language, cancelled));
            }
            var out = new StringWriter();
            write(calendar, out);
            return out.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ParserException e) {
            throw new IllegalStateException(e);
        }
    }

    private VEvent event(
            WorkshopView it, SessionView session, org.saan.hub.shared.Language language, boolean cancelled) {
        var host = java.net.URI.create(address.base()).getHost();
        var title = it.title().in(language)
                + (it.sessions().size() > 1
                        ? " (" + session.position() + "/" + it.sessions().size() + ")"
                        : "");
        var properties = new ArrayList<Property>(List.of(
                new Uid(session.id() + "@" + host),
                new DtStamp(it.changedAt()),
                new Sequence(it.sequence()),
                new DtStart<>(at(session.startsAt())),
                new DtEnd<>(at(session.endsAt())),
                new Summary(new ParameterList(List.of(new Language(language.tag()))), title),
                new Url(java.net.URI.create(address.base() + "/" + language.tag() + "/workshops/" + it.id())),
                new Organizer(java.net.URI.create("mailto:training@" + host)),
                new Status(cancelled ? "CANCELLED" : "CONFIRMED")));
        var place = session.place() != null
                ? session.place()
                : it.venue() == null ? it.province().in(language) : it.venue().in(language);
        properties.add(new Location(session.online() && it.onlineLink() != null ? it.onlineLink() : place));
        if (it.summary() != null) {
            properties.add(new Description(
                    new ParameterList(List.of(new Language(language.tag()))),
                    it.summary().in(language)));
        }
        return new VEvent(new PropertyList(properties));
    }

    private static ZonedDateTime at(Instant at) {
        return LocalDateTime.ofInstant(at, ZoneOffset.ofHours(7)).atZone(java.time.ZoneId.of(ZONE));
    }

    /** The library folds after 73 characters, which in Thai are more than 75 octets: here its lines are unfolded and folded anew. */
    private static void write(Calendar calendar, StringWriter out) {
        for (var line : calendar.toString().replaceAll("\r?\n[ \t]", "").split("\r?\n")) {
            fold(line, out);
        }
    }

    static void fold(String line, StringWriter out) {
        var letters = java.text.BreakIterator.getCharacterInstance(java.util.Locale.ROOT);
        letters.setText(line);
        int octets = 0;
        for (int from = letters.first(), to = letters.next();
                to != java.text.BreakIterator.DONE;
                from = to, to = letters.next()) {
            var letter = line.substring(from, to);
            int size = letter.getBytes(java.nio.charset.StandardCharsets.UTF_8).length;
            if (octets + size > MOST_OCTETS) {
                out.write("\r\n ");
                octets = 1;
            }
            out.write(letter);
            octets += size;
        }
        out.write("\r\n");
    }
}

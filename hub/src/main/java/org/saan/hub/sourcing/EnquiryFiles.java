package org.saan.hub.sourcing;

import java.nio.charset.StandardCharsets;
import org.saan.hub.platform.Digest;
import org.saan.hub.platform.FileStore;
import org.saan.hub.shared.NotFound;
import org.saan.hub.shared.Refusal;
import org.saan.hub.shared.media.Redrawing;
import org.springframework.stereotype.Component;

/**
 * Files that come with an enquiry: pictures, which are drawn anew so that nothing but their colours is kept, and PDF, which is
 * kept as it is and only ever handed out to be saved. What a file is says its content, not its name.
 */
@Component
public class EnquiryFiles {
    public static final int MOST = 5;
    public static final int MOST_MEGABYTES = 10;
    private static final int MOST_BYTES = MOST_MEGABYTES * 1024 * 1024;
    private static final int LONGEST_NAME = 80;
    private static final int END_OF_PDF = 2048;

    private final FileStore store;

    EnquiryFiles(FileStore store) {
        this.store = store;
    }

    /** A file in the store, for an enquiry that is about to be entered. */
    public record Kept(boolean picture, String name, Digest digest, int bytes) {}

    /**
     * Keeps a file. To be called outside of a transaction.
     *
     * @throws Refusal at the field {@code files}, in words for the person who sent it
     */
    public Kept keep(String name, byte[] content) {
        var shown = shortened(name);
        if (content.length > MOST_BYTES) {
            throw Refusal.of("files", "sourcing.enquiry.file_large", shown, MOST_MEGABYTES);
        }
        if (isPdf(content)) {
            return new Kept(false, shown, store.put(content), content.length);
        }
        try {
            var drawn = Redrawing.sizes(content).getLast().jpeg();
            return new Kept(true, shown, store.put(drawn), drawn.length);
        } catch (Refusal no) {
            throw Refusal.of("files", "sourcing.enquiry.file_kind", shown);
        }
    }

    private static boolean isPdf(byte[] content) {
        return text(content, 0, 5).equals("%PDF-")
                && text(content, Math.max(0, content.length - END_OF_PDF), END_OF_PDF)
                        .contains("%%EOF");
    }

    private static String text(byte[] content, int from, int length) {
        return new String(content, from, Math.min(length, content.length - from), StandardCharsets.ISO_8859_1);
    }

    /** The name without folders and signs that no name needs. */
    private static String shortened(String name) {
        var bare = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1)
                .replaceAll("[\\p{Cntrl}\\p{Cf}\"]", "")
                .strip();
        var shown = bare.isEmpty() ? "file" : bare;
        return shown.substring(Math.max(0, shown.length() - LONGEST_NAME));
    }

    /** @throws NotFound when it is not in the store */
    public byte[] read(EnquiryView.File file) {
        return store.read(new Digest(file.digest()));
    }
}

package org.saan.hub.shared.print;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.zip.Deflater;

/** The objects of a PDF file (ISO 32000), numbered as they are written. */
final class PdfFile {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final List<Integer> offsets = new ArrayList<>(List.of(0));

    PdfFile() {
        write("%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n");
    }

    /** A number for an object that comes later. */
    int reserve() {
        offsets.add(0);
        return offsets.size() - 1;
    }

    int add(String object) {
        return set(reserve(), object);
    }

    int set(int number, String object) {
        begin(number);
        write(object + "\nendobj\n");
        return number;
    }

    /** Bytes, made smaller. */
    int stream(String entries, byte[] bytes) {
        return ready(entries + "/Filter/FlateDecode", deflated(bytes));
    }

    /** Bytes that are as they should be written. */
    int ready(String entries, byte[] bytes) {
        int number = reserve();
        begin(number);
        write("<<" + entries + "/Length " + bytes.length + ">>\nstream\n");
        out.writeBytes(bytes);
        write("\nendstream\nendobj\n");
        return number;
    }

    private void begin(int number) {
        offsets.set(number, out.size());
        write(number + " 0 obj\n");
    }

    private void write(String text) {
        out.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** @param id sixteen bytes that name this very document, in hex */
    byte[] finish(int catalogue, int info, String id) {
        int start = out.size();
        write("xref\n0 " + offsets.size() + "\n0000000000 65535 f \n");
        for (int offset : offsets.subList(1, offsets.size())) {
            write("%010d 00000 n \n".formatted(offset));
        }
        write("trailer\n<</Size " + offsets.size() + "/Root " + catalogue + " 0 R/Info " + info + " 0 R/ID[<" + id
                + "><" + id + ">]>>\nstartxref\n" + start + "\n%%EOF\n");
        return out.toByteArray();
    }

    static byte[] deflated(byte[] bytes) {
        try (var deflater = new Deflater(Deflater.BEST_COMPRESSION)) {
            deflater.setInput(bytes);
            deflater.finish();
            var packed = new ByteArrayOutputStream(bytes.length / 2 + 64);
            var buffer = new byte[8192];
            while (!deflater.finished()) {
                packed.write(buffer, 0, deflater.deflate(buffer));
            }
            return packed.toByteArray();
        }
    }

    /** Text of a title or a bookmark. */
    static String text(String words) {
        return "<FEFF" + hex(words) + ">";
    }

    static String hex(String words) {
        return HexFormat.of().withUpperCase().formatHex(words.getBytes(StandardCharsets.UTF_16BE));
    }

    static String number(float value) {
        var text = String.format(Locale.ROOT, "%.3f", value);
        return text.contains(".") ? text.replaceAll("\\.?0+$", "") : text;
    }
}

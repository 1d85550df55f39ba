package org.saan.hub;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.springframework.util.FileSystemUtils;

/** Sends spreadsheets to a hub of its own as a browser does, and measures how long a person waits. */
final class ImportBench {
    private static final String PASSWORD = "a pass phrase for measuring";
    private static final int FEW = 1_200;
    private static final int MANY = 100_000;
    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
    private static final Pattern ONCE = Pattern.compile("name=\"once\" value=\"([^\"]+)\"");

    private final String address;
    private final HttpClient browser = HttpClient.newBuilder()
            .cookieHandler(new CookieManager())
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    private ImportBench(int port) {
        address = "http://localhost:" + port;
    }

    static int run(PrintStream out, PrintStream err) {
        try {
            Path folder = Files.createTempDirectory("saan-bench-");
            try {
                Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
                return measure(folder, out, err);
            } finally {
                FileSystemUtils.deleteRecursively(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 1;
        }
    }

    private static int measure(Path folder, PrintStream out, PrintStream err) throws IOException, InterruptedException {
        int port = BenchVerb.freePort();
        var builder = new ProcessBuilder(
                        Path.of(System.getProperty("saan.home", "."), "saan").toString(),
                        "run",
                        "--port",
                        Integer.toString(port),
                        "--data",
                        folder.resolve("data").toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().put("SAAN_DEMO_PASSWORD", PASSWORD);
        var hub = builder.start();
        try {
            BenchVerb.waitUntilReady(hub);
            // What it goes on to say would fill the pipe.
            Thread.ofVirtual().start(() -> drain(hub));
            var bench = new ImportBench(port);
            bench.signIn();
            bench.send(file("warm", 200));
            bench.few(out);
            bench.many(out, hub.pid());
            return 0;
        } catch (IllegalStateException no) {
            err.println("saan: " + no.getMessage());
            return 1;
        } finally {
            hub.destroy();
            hub.waitFor(60, TimeUnit.SECONDS);
        }
    }

    private static void drain(Process hub) {
        try {
            hub.getInputStream().transferTo(java.io.OutputStream.nullOutputStream());
        } catch (IOException ended) {
            // It has ended, and says nothing more.
        }
    }

    private void few(PrintStream out) throws IOException, InterruptedException {
        long begun = System.nanoTime();
        var path = send(file("few", FEW));
        if (!get(path).body().contains("id=\"apply\"")) {
            throw new IllegalStateException("no review came");
        }
        out.printf("%,7d rows: review shown after %.1f s%n", FEW, seconds(begun));
    }

    private void many(PrintStream out, long pid) throws IOException, InterruptedException {
        var bytes = file("many", MANY);
        long begun = System.nanoTime();
        var path = send(bytes);
        out.printf("%,7d rows: %.1f MB sent, answered after %.1f s%n", MANY, bytes.length / 1e6, seconds(begun));
        waitFor(path);
        out.printf("%,7d rows: read, matched and stored after %.1f s%n", MANY, seconds(begun));
        begun = System.nanoTime();
        get(path);
        out.printf("%,7d rows: a page of the review takes %.2f s%n", MANY, seconds(begun));
        begun = System.nanoTime();
        post(path + "/apply", "");
        waitFor(path);
        out.printf("%,7d rows: applied after %.1f s%n", MANY, seconds(begun));
        begun = System.nanoTime();
        waitFor(send(file("many", MANY)));
        out.printf("%,7d rows: sent again, compared with the groups after %.1f s%n", MANY, seconds(begun));
        begun = System.nanoTime();
        post(path + "/undo", "");
        waitFor(path);
        out.printf("%,7d rows: taken back after %.1f s%n", MANY, seconds(begun));
        out.printf("memory of the JVM: %d MB%n", BenchVerb.memory(pid));
    }

    private static double seconds(long begun) {
        return (System.nanoTime() - begun) / 1e9;
    }

    private void signIn() throws IOException, InterruptedException {
        var form =
                "_csrf=" + encoded(token(CSRF, get("/sign-in").body())) + "&name=officer&password=" + encoded(PASSWORD);
        var answer = send(request("/sign-in")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form))
                .build());
        if (answer.statusCode() >= 400) {
            throw new IllegalStateException("could not sign in: " + answer.statusCode());
        }
    }

    /** Sends a file in; the path of its import. */
    private String send(byte[] file) throws IOException, InterruptedException {
        var page = get("/imports").body();
        var border = "saan-bench-border";
        var head = part(border, "_csrf", token(CSRF, page)) + part(border, "once", token(ONCE, page)) + "--" + border
                + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"groups.csv\"\r\n\r\n";
        var answer = send(request("/imports")
                .header("Content-Type", "multipart/form-data; boundary=" + border)
                .POST(BodyPublishers.concat(
                        BodyPublishers.ofString(head),
                        BodyPublishers.ofByteArray(file),
                        BodyPublishers.ofString("\r\n--" + border + "--\r\n")))
                .build());
        var location = answer.headers().firstValue("Location");
        if (location.isEmpty()) {
            throw new IllegalStateException("the file was not taken: " + answer.statusCode());
        }
        return URI.create(location.get()).getPath();
    }

    private static String part(String border, String name, String value) {
        return "--" + border + "\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n";
    }

    /** As the page does that shows the progress. */
    private void waitFor(String path) throws IOException, InterruptedException {
        while (get(path + "/progress").headers().firstValue("HX-Refresh").isEmpty()) {
            Thread.sleep(250);
        }
    }

    private void post(String path, String form) throws IOException, InterruptedException {
        var token = token(CSRF, get("/imports").body());
        send(request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("_csrf=" + encoded(token) + form))
                .build());
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        var answer = send(request(path).GET().build());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(path + " answered " + answer.statusCode());
        }
        return answer;
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(address + path)).timeout(Duration.ofMinutes(5));
    }

    private HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        return browser.send(request, BodyHandlers.ofString(StandardCharsets.UTF_8));
    }

    private static String token(Pattern pattern, String page) {
        var found = pattern.matcher(page);
        if (!found.find()) {
            throw new IllegalStateException("a form has no token");
        }
        return found.group(1);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** A register of made groups all over the country; one row in a hundred has a province that does not exist. */
    private static byte[] file(String which, int rows) throws IOException {
        var places = places();
        var text = new StringBuilder("รหัส,ชื่อกลุ่ม,ตำบล,อำเภอ,จังหวัด,สมาชิก,โทร,ประธาน,วันที่จดทะเบียน\n");
        for (int i = 1; i <= rows; i++) {
            var place = i % 100 == 0 ? "ศิลา,เมืองขอนแก่น,ไม่มีจังหวัดนี้" : places.get(i * 31 % places.size());
            text.append("%s%06d,กลุ่มทอผ้าวัดผล%s%d,%s,%d,080-%03d-%04d,นางสมมติ ลำดับ%d,%d/%d/%d\n"
                    .formatted(
                            which,
                            i,
                            which,
                            i,
                            place,
                            5 + i % 60,
                            i / 10_000,
                            i % 10_000,
                            i,
                            1 + i % 28,
                            1 + i % 12,
                            2540 + i % 25));
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static List<String> places() throws IOException {
        var provinces = table("th_provinces.csv", 2);
        var districts = table("th_districts.csv", 2);
        var all = new ArrayList<String>();
        for (var line : lines("th_subdistricts.csv")) {
            var cells = line.split(",", -1);
            var district = Objects.requireNonNull(districts.get(cells[0].substring(0, 4)));
            var province = Objects.requireNonNull(provinces.get(cells[0].substring(0, 2)));
            all.add(cells[3] + "," + district + "," + province);
        }
        return all;
    }

    private static java.util.Map<String, String> table(String name, int column) throws IOException {
        var all = new java.util.HashMap<String, String>();
        lines(name).forEach(line -> {
            var cells = line.split(",", -1);
            all.put(cells[0], cells[column]);
        });
        return all;
    }

    private static List<String> lines(String name) throws IOException {
        try (var in = Objects.requireNonNull(ImportBench.class.getResourceAsStream("/geo/" + name));
                var reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return reader.lines().skip(1).toList();
        }
    }
}

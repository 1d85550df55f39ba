package org.saan.hub.platform;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Runs a small program of the operating system to its end. */
final class Commands {
    private Commands() {}

    static ProcessBuilder builder(List<String> command) {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("LC_ALL", "C");
        // The account that the program runs under may not enter our working folder.
        return builder.directory(new File("/")).redirectErrorStream(true);
    }

    static void run(String purpose, List<String> command) {
        Outcome outcome = attempt(command);
        if (outcome.status() != 0) {
            throw new DatabaseUnavailable(purpose + " failed: " + outcome.lastLine());
        }
    }

    static boolean succeeds(List<String> command) {
        return attempt(command).status() == 0;
    }

    /** Sends a signal by the shell's own {@code kill}: small systems have no program of that name. */
    static void signal(String name, long pid) {
        attempt(List.of("/bin/sh", "-c", "kill -" + name + " " + pid));
    }

    private static Outcome attempt(List<String> command) {
        try {
            Process process = builder(command).start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Outcome(process.waitFor(), output.strip());
        } catch (IOException e) {
            return new Outcome(127, e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DatabaseUnavailable("interrupted while running " + command.getFirst(), e);
        }
    }

    private record Outcome(int status, String output) {
        String lastLine() {
            return output.isEmpty() ? "exit status " + status : output.substring(output.lastIndexOf('\n') + 1);
        }
    }
}

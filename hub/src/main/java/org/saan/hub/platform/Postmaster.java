package org.saan.hub.platform;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

/**
 * The running server. It lives no longer than this process, and it does not hear the Ctrl-C of our terminal: we end it
 * after everybody who uses it.
 */
final class Postmaster {
    private final Process process;
    private final boolean watched;

    private Postmaster(Process process, boolean watched) {
        this.process = process;
        this.watched = watched;
    }

    /** Ties the server's life to ours in the way this system offers. */
    static Postmaster start(List<String> server, ServerAccount account, Path logFile)
            throws IOException, InterruptedException {
        return ServerAccount.hasSetpriv() ? tied(server, account, logFile) : watched(server, account, logFile);
    }

    static Postmaster tied(List<String> server, ServerAccount account, Path logFile)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("setsid", "setpriv", "--pdeathsig", "INT"));
        command.addAll(account.switches());
        command.addAll(server);
        return new Postmaster(startFromLastingThread(command, logFile), false);
    }

    /** Without setpriv: a shell that ends the server when the pipe from us closes, whatever closed it. */
    static Postmaster watched(List<String> server, ServerAccount account, Path logFile)
            throws IOException, InterruptedException {
        String watchdog = """
                trap '' INT
                set -m
                exec 3<&0
                "$@" </dev/null 3<&- &
                server=$!
                ( while read -r _ <&3; do :; done; kill -INT "$server" ) &
                watch=$!
                wait "$server"
                status=$?
                kill "$watch" 2>/dev/null
                exit "$status"
                """;
        List<String> command = new ArrayList<>(List.of("/bin/sh", "-c", watchdog, "saan-watchdog"));
        command.addAll(account.command(server));
        return new Postmaster(startFromLastingThread(command, logFile), true);
    }

    /** The kernel sends the signal of parent's death when the starting thread ends, not only the process. */
    private static Process startFromLastingThread(List<String> command, Path logFile)
            throws IOException, InterruptedException {
        CompletableFuture<Process> started = new CompletableFuture<>();
        Thread keeper = Thread.ofPlatform().daemon().name("database-keeper").start(() -> {
            try {
                Process process = Commands.builder(command)
                        .redirectOutput(ProcessBuilder.Redirect.appendTo(logFile.toFile()))
                        .start();
                started.complete(process);
                process.waitFor();
            } catch (IOException | InterruptedException e) {
                started.completeExceptionally(e);
            }
        });
        try {
            return started.get();
        } catch (ExecutionException e) {
            keeper.interrupt();
            throw new IOException("PostgreSQL could not be started", e.getCause());
        }
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Fast shutdown: sessions are ended, committed work is written, no recovery is needed at the next start. */
    void stop() throws InterruptedException {
        if (watched) {
            try {
                process.getOutputStream().close();
            } catch (IOException alreadyGone) {
                process.destroy();
            }
        } else {
            Commands.signal("INT", process.pid());
        }
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            process.waitFor(10, TimeUnit.SECONDS);
        }
    }
}

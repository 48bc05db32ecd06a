// SPDX-License-Identifier: Apache-2.0
package belay.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.belay.embedded.EmbeddedDatabase;

/**
 * Measures the executable's start on a migrated database, and its memory a moment after, with and without an
 * ahead-of-time cache (JEP 483, JEP 514). Each figure is the median of five starts.
 */
public final class Startup {

    private static final int PORT = 18080;
    private static final int ROUNDS = 5;
    private static final String DATABASE = "belay";
    private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s+(\\d+) kB");

    private final Path work;
    private final String url;

    private Startup(Path work, String url) {
        this.work = work;
        this.url = url;
    }

    public static void main(String[] args) throws Exception {
        var work = Files.createTempDirectory("belay-startup");
        try (var database = EmbeddedDatabase.on(work.resolve("postgresql")).withDatabase(DATABASE)) {
            var startup = new Startup(work, database.url(DATABASE));
            startup.extract();
            startup.once(List.of()); // migrates
            System.out.println("| Start | Seconds to readiness | CPU s | Resident MB |");
            System.out.println("|---|---|---|---|");
            startup.report("plain", List.of());
            startup.train();
            startup.report("with AOT cache", List.of("-XX:AOTCache=" + work.resolve("app.aot")));
        }
    }

    private record Sample(double seconds, double cpu, double resident) {}

    private void extract() throws IOException, InterruptedException {
        run(List.of(
                "-Djarmode=tools",
                "-jar",
                jar(),
                "extract",
                "--destination",
                work.resolve("app").toString()));
    }

    /** One start that ends by itself once the context is there, and leaves the cache behind. */
    private void train() throws IOException, InterruptedException {
        var command = new ArrayList<>(options());
        command.add("-XX:AOTCacheOutput=" + work.resolve("app.aot"));
        command.add("-Dspring.context.exit=onRefresh");
        command.addAll(List.of("-jar", extracted()));
        run(command);
    }

    private void report(String name, List<String> extra) throws IOException, InterruptedException {
        var samples = new ArrayList<Sample>();
        for (int i = 0; i < ROUNDS; i++) {
            samples.add(once(extra));
        }
        System.out.printf(
                "| %s | %.1f | %.1f | %.0f |%n",
                name,
                median(samples.stream().map(Sample::seconds).toList()),
                median(samples.stream().map(Sample::cpu).toList()),
                median(samples.stream().map(Sample::resident).toList()));
    }

    private Sample once(List<String> extra) throws IOException, InterruptedException {
        var command = new ArrayList<String>();
        command.add(java());
        command.addAll(options());
        command.addAll(extra);
        command.addAll(List.of("-jar", extracted()));
        var begin = System.nanoTime();
        var server = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(work.resolve("start.log").toFile())
                .start();
        try {
            Servers.await(server, "http://127.0.0.1:" + PORT + "/actuator/health/readiness");
            var seconds = (System.nanoTime() - begin) / 1e9;
            var status = Files.readString(Path.of("/proc/" + server.pid() + "/status"));
            var resident = RESIDENT.matcher(status);
            if (!resident.find()) {
                throw new IllegalStateException("no resident size in " + status);
            }
            return new Sample(
                    seconds, Cpu.millisOf(server.toHandle()) / 1e3, Double.parseDouble(resident.group(1)) / 1024);
        } finally {
            server.destroy();
            server.waitFor();
        }
    }

    private List<String> options() {
        return List.of(
                "-Xmx512m",
                "-Dserver.port=" + PORT,
                "-Dbelay.secret=a-secret-for-measuring-only-0123456789",
                "-Dbelay.database.url=" + url,
                "-Dbelay.database.password=" + EmbeddedDatabase.APPLICATION,
                "-Dbelay.database.owner.password=" + EmbeddedDatabase.OWNER,
                "-Dbelay.files.directory=" + work.resolve("files"),
                "-Dbelay.audit.directory=" + work.resolve("audit"));
    }

    private void run(List<String> arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(java()));
        command.addAll(arguments);
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(work.resolve("run.log").toFile())
                .start();
        if (process.waitFor() != 0) {
            throw new IllegalStateException(Files.readString(work.resolve("run.log")));
        }
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private static String jar() throws IOException {
        return jarIn(Path.of("deploy/app/target"));
    }

    private String extracted() throws IOException {
        return jarIn(work.resolve("app"));
    }

    private static String jarIn(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().matches("belay-app-.*\\.jar"))
                    .findFirst()
                    .orElseThrow()
                    .toString();
        }
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }
}

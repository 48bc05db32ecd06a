// SPDX-License-Identifier: Apache-2.0
package belay.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * One run of {@code wrk} against loopback.
 *
 * @param p50 milliseconds
 * @param p99 milliseconds
 * @param appCpu milliseconds of the application's processor time for each request
 * @param databaseCpu milliseconds of the database's processor time for each request
 */
record Load(
        String name,
        int connections,
        double perSecond,
        double p50,
        double p99,
        double appCpu,
        double databaseCpu,
        long failures) {

    private static final Pattern RATE = Pattern.compile("Requests/sec:\\s+([\\d.]+)");
    private static final Pattern COUNT = Pattern.compile("(\\d+) requests in");
    private static final Pattern QUANTILE = Pattern.compile("(50|99)%\\s+([\\d.]+)(us|ms|s)");
    private static final Pattern FAILED = Pattern.compile("Non-2xx or 3xx responses: (\\d+)");

    /** What to ask for. */
    record Target(String name, int port, String path, List<String> headers, String script) {}

    static Load run(Target target, int connections, int seconds, ProcessHandle application)
            throws IOException, InterruptedException {
        var command = new ArrayList<>(
                List.of("wrk", "-t2", "-c" + connections, "-d" + seconds + "s", "--latency", "--timeout", "10s"));
        target.headers().forEach(header -> command.addAll(List.of("-H", header)));
        if (!target.script().isEmpty()) {
            command.addAll(List.of("-s", target.script()));
        }
        command.add("http://127.0.0.1:" + target.port() + target.path());
        var appBefore = Cpu.millisOf(application);
        var databaseBefore = Cpu.millisOfDatabase();
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException("wrk failed: " + output);
        }
        var requests = number(COUNT, output);
        return new Load(
                target.name(),
                connections,
                number(RATE, output),
                quantile("50", output),
                quantile("99", output),
                (Cpu.millisOf(application) - appBefore) / requests,
                (Cpu.millisOfDatabase() - databaseBefore) / requests,
                FAILED.matcher(output).find() ? (long) number(FAILED, output) : 0);
    }

    private static double number(Pattern pattern, String output) {
        var matcher = pattern.matcher(output);
        if (!matcher.find()) {
            throw new IllegalStateException("wrk said nothing about " + pattern + ": " + output);
        }
        return Double.parseDouble(matcher.group(1));
    }

    private static double quantile(String percent, String output) {
        var matcher = QUANTILE.matcher(output);
        while (matcher.find()) {
            if (matcher.group(1).equals(percent)) {
                var value = Double.parseDouble(matcher.group(2));
                return switch (matcher.group(3)) {
                    case "us" -> value / 1000;
                    case "s" -> value * 1000;
                    default -> value;
                };
            }
        }
        throw new IllegalStateException("wrk gave no quantile: " + output);
    }

    String row() {
        return "| %s | %d | %.0f | %.1f | %.1f | %.2f | %.2f | %d |"
                .formatted(name, connections, perSecond, p50, p99, appCpu, databaseCpu, failures);
    }
}

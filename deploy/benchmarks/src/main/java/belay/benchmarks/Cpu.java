// SPDX-License-Identifier: Apache-2.0
package belay.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Processor time that processes have used so far, as Linux counts it in {@code /proc} (ticks of 10 ms). */
final class Cpu {

    private static final int MILLIS_PER_TICK = 10;

    private Cpu() {}

    static long millisOf(ProcessHandle process) {
        try {
            var line = Files.readString(Path.of("/proc/" + process.pid() + "/stat"));
            var fields = line.substring(line.lastIndexOf(')') + 2).split(" ");
            return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) * MILLIS_PER_TICK;
        } catch (NoSuchFileException ended) {
            return 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static long millisOfDatabase() {
        return postgres().mapToLong(Cpu::millisOf).sum();
    }

    /** Keeps a process and all its threads to some cores, as {@code taskset} of util-linux names them: 0-2, 3. */
    static void bind(ProcessHandle process, String cores) throws IOException, InterruptedException {
        var bound = new ProcessBuilder("taskset", "-a", "-c", "-p", cores, String.valueOf(process.pid()))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        if (bound.waitFor() != 0) {
            throw new IOException("taskset could not keep " + process.pid() + " to " + cores);
        }
    }

    /** The processes of the database: the server and one for each connection. */
    static Stream<ProcessHandle> postgres() {
        return ProcessHandle.allProcesses()
                .filter(process -> process.info().command().orElse("").endsWith("/postgres"));
    }
}

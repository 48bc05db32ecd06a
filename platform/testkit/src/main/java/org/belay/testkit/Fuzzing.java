// SPDX-License-Identifier: Apache-2.0
package org.belay.testkit;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Gives a target many odd inputs. A target is a public class with {@code public static void fuzzerTestOneInput(byte[])},
 * which throws what nobody promised. Usually its samples and the same {@value #INPUTS} seeded changes to them are tried,
 * with the memory that each takes, so that a build that passed passes again; {@code belay.fuzz.seed} chooses others.
 * With {@code belay.fuzz.seconds} set, Jazzer looks for new paths for so long instead, in a JVM of its own.
 */
public final class Fuzzing {

    private static final int INPUTS = 2_000;
    private static final long MOST_MEMORY = 64_000_000;
    private static final int LONGEST = 1 << 16;
    private static final String ODD = "\"',;|\t\r\n\0[]{}()<>%&=:/\\.*+-#@ \u00e9\u2028\ufeff";

    private final Target target;
    private final Class<?> type;
    private final List<byte[]> samples;

    private Fuzzing(Class<?> type, Target target, List<byte[]> samples) {
        this.type = type;
        this.target = target;
        this.samples = samples;
    }

    /** What takes any bytes without complaint. */
    @FunctionalInterface
    public interface Target {
        void accept(byte[] input) throws Exception;
    }

    /** @param target the class's own {@code fuzzerTestOneInput} */
    public static Fuzzing of(Class<?> type, Target target, String... samples) {
        return new Fuzzing(
                type,
                target,
                Stream.of(samples).map(text -> text.getBytes(UTF_8)).toList());
    }

    public Fuzzing with(List<byte[]> more) {
        return new Fuzzing(
                type, target, Stream.concat(samples.stream(), more.stream()).toList());
    }

    /** @throws AssertionError with the input that the target did not take */
    public void run() throws IOException, InterruptedException {
        samples.forEach(sample -> once(sample, "a sample"));
        var seconds = Integer.getInteger("belay.fuzz.seconds", 0);
        if (seconds > 0) {
            runLong(seconds);
            return;
        }
        var seed = Long.getLong("belay.fuzz.seed", 1);
        var random = new Random(seed);
        var corpus = new ArrayList<>(samples);
        corpus.add(new byte[0]);
        for (int i = 1; i <= INPUTS; i++) {
            once(changed(corpus, random), "input " + i + " of seed " + seed);
        }
        System.out.println(type.getSimpleName() + ": " + INPUTS + " inputs, seed " + seed);
    }

    private void once(byte[] input, String which) {
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        try {
            target.accept(input);
        } catch (Exception | AssertionError | StackOverflowError | OutOfMemoryError unpromised) {
            throw new AssertionError(which + ": " + shown(input), unpromised);
        }
        long taken = threads.getCurrentThreadAllocatedBytes() - before;
        if (taken > MOST_MEMORY + 1_000L * input.length) {
            throw new AssertionError(which + " took " + taken + " bytes of memory: " + shown(input));
        }
    }

    private static String shown(byte[] input) {
        return Base64.getEncoder().encodeToString(input) + " = " + new String(input, ISO_8859_1);
    }

    private static byte[] changed(List<byte[]> corpus, Random random) {
        var input = corpus.get(random.nextInt(corpus.size()));
        for (int i = random.nextInt(6); i >= 0; i--) {
            input = step(input, corpus.get(random.nextInt(corpus.size())), random);
        }
        return input.length > LONGEST ? java.util.Arrays.copyOf(input, LONGEST) : input;
    }

    private static byte[] step(byte[] input, byte[] other, Random random) {
        int from = random.nextInt(input.length + 1);
        int to = from + (random.nextBoolean() ? 0 : random.nextInt(Math.min(input.length - from, 40) + 1));
        return switch (random.nextInt(6)) {
            case 0 -> spliced(input, from, to, new byte[] {(byte) random.nextInt(256)});
            case 1 -> spliced(input, from, from, odd(random));
            case 2 -> spliced(input, from, to, new byte[0]);
            case 3 -> spliced(input, from, from, java.util.Arrays.copyOfRange(input, from, to));
            case 4 -> spliced(input, from, to, part(other, random));
            default -> spliced(input, from, from, part(input, random));
        };
    }

    private static byte[] odd(Random random) {
        var one = String.valueOf(ODD.charAt(random.nextInt(ODD.length())));
        return one.repeat(random.nextInt(10) == 0 ? 300 : 1).getBytes(UTF_8);
    }

    private static byte[] part(byte[] of, Random random) {
        int from = random.nextInt(of.length + 1);
        return java.util.Arrays.copyOfRange(of, from, from + random.nextInt(of.length - from + 1));
    }

    private static byte[] spliced(byte[] input, int from, int to, byte[] piece) {
        var result = new byte[input.length - (to - from) + piece.length];
        System.arraycopy(input, 0, result, 0, from);
        System.arraycopy(piece, 0, result, from, piece.length);
        System.arraycopy(input, to, result, from + piece.length, input.length - to);
        return result;
    }

    private void runLong(int seconds) throws IOException, InterruptedException {
        var place = Path.of("target", "fuzz", type.getSimpleName()).toAbsolutePath();
        var found = Files.createDirectories(place.resolve("inputs"));
        for (int i = 0; i < samples.size(); i++) {
            Files.write(found.resolve("sample-" + i), samples.get(i));
        }
        var log = place.resolve("log").toFile();
        var jazzer = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx700m",
                        "-XX:+EnableDynamicAgentLoading",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "com.code_intelligence.jazzer.Jazzer",
                        "--target_class=" + type.getName(),
                        "--instrumentation_includes=org.belay.**:de.siegmar.**",
                        "-max_total_time=" + seconds,
                        "-max_len=" + LONGEST,
                        "-timeout=20",
                        "-rss_limit_mb=3000",
                        found.toString())
                .directory(place.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log)
                .start();
        try {
            if (!jazzer.waitFor(2L * seconds + 300, TimeUnit.SECONDS)) {
                throw new AssertionError("Jazzer did not end in time, see " + log);
            }
            if (jazzer.exitValue() != 0) {
                throw new AssertionError("Jazzer found something, see " + log + ":\n" + Files.readString(log.toPath()));
            }
        } finally {
            jazzer.destroyForcibly();
        }
        System.out.println(Files.readAllLines(log.toPath()).getLast());
    }
}

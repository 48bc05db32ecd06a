// SPDX-License-Identifier: Apache-2.0
package org.belay.app.nodes;

import java.io.IOException;
import java.net.ConnectException;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.IntUnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.belay.app.nodes.Wire.Answer;

/** Writes to one organization through the API, whatever happens, and repeats what was not answered until it is. */
final class Writer {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration PAUSE = Duration.ofMillis(50);
    private static final int LONGEST_BREATH = 60;
    private static final int ONE_IN_SO_MANY_IS_INVITED = 5;
    private static final String BOUNDARY = "crash-loop";

    private final String host;
    private final String name;
    private final Random random;
    private final IntUnaryOperator port;
    private final Ledger ledger;
    private final BooleanSupplier goesOn;
    private String bearer = "";

    /**
     * @param name tells what this writer makes from what others make
     * @param port of a node, at random
     */
    Writer(String host, String name, long seed, IntUnaryOperator port, Ledger ledger, BooleanSupplier goesOn) {
        this.host = host;
        this.name = name;
        this.random = new Random(seed);
        this.port = port;
        this.ledger = ledger;
        this.goesOn = goesOn;
    }

    /** Adds people one by one and invites some of them. */
    void addPeople() {
        for (int i = 0; goesOn.getAsBoolean(); i++) {
            var email = name + "-" + i + "@crash.example";
            var made = insist(
                    "POST /api/people",
                    "{\"givenName\":\"Crash\",\"familyName\":\"" + name + "\",\"email\":\"" + email + "\"}",
                    "Content-Type: application/json",
                    "Idempotency-Key: " + email);
            ledger.added(email, made.member("id"));
            if (i % ONE_IN_SO_MANY_IS_INVITED == 0) {
                insist("POST /api/people/" + made.member("id") + "/invitation", "", "Idempotency-Key: invite-" + email);
                ledger.invited(email);
            }
            breathe();
        }
    }

    /** Brings people in by tables, one table after the other. */
    void importTables(int rows) {
        for (int i = 0; goesOn.getAsBoolean(); i++) {
            var id = insist(
                            "POST /api/imports",
                            table(i, rows),
                            "Content-Type: multipart/form-data; boundary=" + BOUNDARY,
                            "Idempotency-Key: " + name + "-" + i)
                    .member("id");
            takeOver("/api/imports/" + id);
            ledger.imported(rows);
            breathe();
        }
    }

    /** A node that is starting needs some of the processor, too. */
    private void breathe() {
        LockSupport.parkNanos(Duration.ofMillis(random.nextInt(LONGEST_BREATH)).toNanos());
    }

    /** Each step may have been taken before its answer was lost, so what comes next is asked for each time. */
    private void takeOver(String path) {
        var end = System.nanoTime() + PATIENCE.toNanos();
        for (var state = ""; !state.equals("DONE"); ) {
            state = insist("GET " + path, "").member("state");
            switch (state) {
                case "MAPPING" -> attempt("POST " + path + "/mapping", """
                        {"columns":{"Family name":"family-name","First name":"given-name","E-mail":"email"}}""");
                case "CHECKED" -> attempt("POST " + path + "/acceptance", "{\"choice\":\"ALL_OR_NOTHING\"}");
                case "FAILED" -> throw surprise("an import failed");
                default -> LockSupport.parkNanos(PAUSE.toNanos());
            }
            if (System.nanoTime() > end) {
                throw surprise("an import stays " + state);
            }
        }
    }

    private String table(int number, int rows) {
        var lines = IntStream.range(0, rows)
                .mapToObj(row -> "%1$s;Table;%1$s@table.example".formatted(name + "-" + number + "-" + row))
                .collect(Collectors.joining("\r\n"));
        return """
                --%1$s\r
                Content-Disposition: form-data; name="kind"\r
                \r
                people\r
                --%1$s\r
                Content-Disposition: form-data; name="file"; filename="people.csv"\r
                Content-Type: text/csv\r
                \r
                Family name;First name;E-mail\r
                %2$s\r
                --%1$s--\r
                """.formatted(BOUNDARY, lines);
    }

    private void attempt(String request, String body) {
        try {
            new Wire(host, port.applyAsInt(random.nextInt()))
                    .send(request, body, bearer, "Content-Type: application/json");
        } catch (IOException lost) {
            ledger.askedAgain();
        }
    }

    private Answer insist(String request, String body, String... headers) {
        var end = System.nanoTime() + PATIENCE.toNanos();
        for (boolean again = false; System.nanoTime() < end; again = true) {
            if (again) {
                LockSupport.parkNanos(PAUSE.toNanos());
            }
            try {
                var answer = ask(request, body, headers);
                if (answer.status() < 300) {
                    if (answer.text().contains("Idempotent-Replay: true")) {
                        ledger.answeredAsBefore();
                    }
                    return answer;
                }
                if (answer.status() != 503 && answer.status() != 429) {
                    throw surprise(request + ": " + answer.text());
                }
                ledger.askedAgain();
            } catch (ConnectException nobodyThere) {
                // the node is down
            } catch (IOException lost) {
                ledger.askedAgain(); // whether it was done or not
            }
        }
        throw surprise(request + ": no answer for too long");
    }

    private Answer ask(String request, String body, String... headers) throws IOException {
        var wire = new Wire(host, port.applyAsInt(random.nextInt()));
        if (bearer.isEmpty()) {
            bearer = wire.bearer();
        }
        var all = new String[headers.length + 1];
        System.arraycopy(headers, 0, all, 1, headers.length);
        all[0] = bearer;
        var answer = wire.send(request, body, all);
        if (answer.status() == 401) {
            bearer = wire.bearer(); // ten minutes are over
            all[0] = bearer;
            return wire.send(request, body, all);
        }
        return answer;
    }

    private IllegalStateException surprise(String what) {
        ledger.surprised(what);
        return new IllegalStateException(what);
    }
}

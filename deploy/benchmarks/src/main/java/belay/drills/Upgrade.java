// SPDX-License-Identifier: Apache-2.0
package belay.drills;

import belay.benchmarks.Visitor;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * Replaces two nodes of an older version by two of this one while people write and read, one node at a time behind a
 * balancer; for a while both versions serve on the new schema. At the end a node of the older version starts once more,
 * for whoever must go back. {@code deploy/benchmarks/run upgrade [commit]}.
 */
public final class Upgrade {

    private static final int WRITERS = 4;
    private static final String HOST = "greatlakes.localhost";
    private static final List<String> PAGES = List.of("/", "/people", "/credits", "/credits/transcript");
    private static final String VERSIONS = """
            select 'kernel ' || (select max(version::int) from platform.flyway_schema_history)
                   || ', credits ' || (select max(version::int) from credits.flyway_schema_history)""";

    private final int seconds = Integer.getInteger("seconds", 10);
    private final Path older;
    private final Path newer;
    private final Path work;
    private final HttpClient http = HttpClient.newHttpClient();

    private Upgrade(Path older, Path newer, Path work) {
        this.older = older;
        this.newer = newer;
        this.work = work;
    }

    public static void main(String[] args) throws Exception {
        var upgrade = new Upgrade(
                Jars.in(Path.of(System.getProperty("old"))),
                Jars.in(Path.of("deploy/app/target")),
                Files.createTempDirectory("belay-upgrade"));
        try (var server = Server.start(upgrade.work.resolve("postgresql"), Map.of())) {
            server.prepare();
            upgrade.run(server);
        }
    }

    private void run(Server server) throws Exception {
        try (var one = Node.start(older, 18091, server.url(), work)) {
            one.ready();
            try (var two = Node.start(older, 18092, server.url(), work)) {
                two.ready();
                var visitor = new Visitor(one.port(), HOST);
                var session = visitor.session("manager@greatlakes.example");
                var before = server.ask(Server.DATABASE, VERSIONS);
                try (var writers = new Writers(WRITERS, List.of(one.port(), two.port()), HOST, visitor.token())) {
                    goOn();
                    replace(server, writers, session, before, one, two);
                }
            }
        }
    }

    private void replace(Server server, Writers writers, String session, String before, Node one, Node two)
            throws Exception {
        writers.remove(one.port());
        one.stop();
        try (var three = Node.start(newer, 18093, server.url(), work)) {
            three.ready();
            writers.add(three.port());
            var after = server.ask(Server.DATABASE, VERSIONS);
            System.out.println("schema before: " + before + "\nschema after:  " + after);
            goOn();
            read(two, session, "older version on the new schema");
            read(three, session, "newer version, session of the older one");
            writers.remove(two.port());
            two.stop();
            try (var four = Node.start(newer, 18094, server.url(), work)) {
                four.ready();
                writers.add(four.port());
                goOn();
                try (var back = Node.start(older, 18095, server.url(), work)) {
                    back.ready();
                    writers.add(back.port());
                    goOn();
                    read(back, session, "older version, started on the new schema");
                    writers.remove(back.port());
                    back.stop();
                }
                writers.close();
                report(server, writers);
            }
        }
    }

    private void report(Server server, Writers writers) throws Exception {
        var acknowledged = writers.acknowledged();
        var stored = Integer.parseInt(server.ask(
                Server.DATABASE, "select count(*) from platform.person where email like 'drill-%@drill.example'"));
        var slowest = acknowledged.stream()
                .map(Writers.Written::took)
                .max(Comparator.naturalOrder())
                .orElseThrow();
        System.out.printf(
                "acknowledged %d, stored %d, bad or missing answers %d, slowest write %d ms%n",
                acknowledged.size(), stored, writers.troubles(), slowest.toMillis());
        if (stored != acknowledged.size() || writers.troubles() > 0) {
            throw new IllegalStateException("the upgrade was noticed");
        }
    }

    private void read(Node node, String session, String what) throws Exception {
        for (var page : PAGES) {
            var answer = http.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + node.port() + page))
                            .header("Host", HOST)
                            .header("Cookie", session)
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            System.out.println(what + ": " + page + " " + answer.statusCode());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException(what + ": " + page + " answers " + answer.statusCode());
            }
        }
    }

    private void goOn() throws InterruptedException {
        Thread.sleep(Duration.ofSeconds(seconds));
    }
}

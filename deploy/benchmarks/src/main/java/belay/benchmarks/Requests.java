// SPDX-License-Identifier: Apache-2.0
package belay.benchmarks;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.List;
import org.belay.embedded.EmbeddedDatabase;

/**
 * Measures requests: the bare platform, the product's list with a token and with a session, the My CE page, one person
 * read and one created. Prints a Markdown table and the ratios of this one run.
 *
 * <p>Start it with {@code deploy/benchmarks/run requests}. It needs {@code wrk} and about ten minutes.
 */
public final class Requests {

    private static final int PRODUCT = 18080;
    private static final int BARE = 18081;
    private static final int[] CONNECTIONS = {8, 32};
    private static final String DATABASE = "belay";

    private Requests() {}

    public static void main(String[] args) throws Exception {
        var seconds = Integer.getInteger("seconds", 15);
        var work = Files.createTempDirectory("belay-benchmarks");
        try (var database = EmbeddedDatabase.on(work.resolve("postgresql")).withDatabase(DATABASE)) {
            var url = database.url(DATABASE);
            var product = Servers.product(work, PRODUCT, url);
            var bare = Servers.start(
                    work.resolve("bare.log"),
                    List.of(
                            "-Dserver.port=" + BARE,
                            "-Dspring.threads.virtual.enabled=true",
                            "-Dbare.url=" + url,
                            "-Dbare.user=" + EmbeddedDatabase.APPLICATION,
                            "-Dbare.password=" + EmbeddedDatabase.APPLICATION,
                            "-Dbare.tenant=" + tenant(url, "greatlakes")),
                    "belay.benchmarks.Bare");
            Servers.await(bare, "http://127.0.0.1:" + BARE + "/rows");
            try {
                measure(work, seconds, product.toHandle(), bare.toHandle());
            } finally {
                bare.destroy();
                product.destroy();
                bare.waitFor();
                product.waitFor();
            }
        }
    }

    private static void measure(Path work, int seconds, ProcessHandle product, ProcessHandle bare) throws Exception {
        var host = "greatlakes.localhost";
        var visitor = new Visitor(PRODUCT, host);
        var token = visitor.token();
        var bearer = List.of("Host: " + host, "Authorization: Bearer " + token);
        var manager = List.of("Host: " + host, "Cookie: " + visitor.session("manager@greatlakes.example"));
        var member = List.of("Host: " + host, "Cookie: " + visitor.session("member@greatlakes.example"));
        var create = Files.writeString(work.resolve("create.lua"), """
                local thread_number = 0
                function setup(thread) thread:set("number", thread_number); thread_number = thread_number + 1 end
                local count = 0
                function request()
                  count = count + 1
                  local body = string.format('{"givenName":"Bench","familyName":"Mark","email":"b%%d-%%d-%%d@bench.example"}', number, count, os.time())
                  return wrk.format("POST", nil, nil, body)
                end
                """.replace("%%", "%"));
        var json = new ArrayList<>(bearer);
        json.add("Content-Type: application/json");
        var runs = List.of(
                new Run(new Load.Target("(1) bare list", BARE, "/rows", List.of(), ""), bare),
                new Run(new Load.Target("(2) people, token", PRODUCT, "/api/people?limit=20", bearer, ""), product),
                new Run(new Load.Target("(3) people, session", PRODUCT, "/people", manager, ""), product),
                new Run(new Load.Target("(4) My CE, session", PRODUCT, "/credits", member, ""), product),
                new Run(
                        new Load.Target(
                                "(5) one person, token",
                                PRODUCT,
                                "/api/people/" + visitor.firstPerson(token),
                                bearer,
                                ""),
                        product),
                new Run(
                        new Load.Target("(6) create a person, token", PRODUCT, "/api/people", json, create.toString()),
                        product));
        System.out.println(
                "| What | Connections | Requests/s | p50 ms | p99 ms | App CPU ms | Database CPU ms | Refused |");
        System.out.println("|---|---|---|---|---|---|---|---|");
        for (var run : runs) {
            Load.run(run.target(), 16, 3 * seconds, run.application()); // warms up
            for (var connections : CONNECTIONS) {
                System.out.println(Load.run(run.target(), connections, seconds, run.application())
                        .row());
            }
        }
    }

    private record Run(Load.Target target, ProcessHandle application) {}

    private static String tenant(String url, String slug) throws Exception {
        try (var connection = DriverManager.getConnection(url, EmbeddedDatabase.OWNER, EmbeddedDatabase.OWNER);
                var query = connection.prepareStatement("select id from platform.tenant where slug = ?")) {
            query.setString(1, slug);
            try (var row = query.executeQuery()) {
                row.next();
                return row.getString(1);
            }
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.belay.tokens;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.belay.tenancy.Actor;
import org.belay.tenancy.TenantId;
import org.belay.tenancy.TenantKind;
import org.belay.tenancy.TenantScope;
import org.belay.tenancy.Tenants;
import org.belay.tokens.client.TestClients;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.core.env.Environment;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Two tenants with a client each, and a way to call their APIs. */
@TestComponent
public class TwoTenants {

    /** The host of the tenant that most tests are about. */
    public static final String HERE = "127.0.0.1";

    /** The host of the other tenant. */
    public static final String THERE = "localhost";

    public static final String CLIENT = "robot";
    public static final String SECRET = "a-secret-for-tests";

    private final HttpClient http = HttpClient.newHttpClient();
    private final JsonMapper json = new JsonMapper();
    private final Map<String, TenantId> tenants = new ConcurrentHashMap<>();
    private final Map<String, String> tokens = new ConcurrentHashMap<>();
    private final Tenants desk;
    private final TestClients clients;
    private final TransactionTemplate transaction;
    private final Environment environment;

    TwoTenants(Tenants desk, TestClients clients, PlatformTransactionManager transactions, Environment environment) {
        this.desk = desk;
        this.clients = clients;
        this.transaction = new TransactionTemplate(transactions);
        this.environment = environment;
    }

    /** The tenant at a host; made, with its client, when first asked for. */
    public synchronized TenantId tenant(String host) {
        var known = tenants.get(host);
        if (known != null) {
            return known;
        }
        var tenant = desk.found(
                host.equals(HERE) ? "here" : "there",
                host,
                TenantKind.UNIVERSITY,
                Set.of(host),
                ZoneId.of("America/Chicago"),
                Locale.US,
                "US",
                "#3b5bdb");
        tenants.put(host, tenant);
        as(host, Actor.SYSTEM, () -> clients.add(CLIENT, "Robot", SECRET, List.of(), Set.of("administrator")));
        return tenant;
    }

    /** Registers another client. */
    public UUID client(String host, String clientId, Set<String> roles) {
        return as(host, Actor.SYSTEM, () -> clients.add(clientId, clientId, SECRET, List.of(), roles));
    }

    /** Works inside, in one transaction. */
    public <R> R as(String host, Actor actor, Supplier<R> work) {
        return TenantScope.call(tenant(host), actor, () -> transaction.execute(status -> work.get()));
    }

    /** The token of the usual client. */
    public String token(String host) {
        return tokens.computeIfAbsent(host, any -> token(host, CLIENT));
    }

    public String token(String host, String clientId) {
        return json(askForToken(host, clientId, SECRET, "grant_type=client_credentials"))
                .get("access_token")
                .asString();
    }

    /** What a client gets that asks for a token with this secret. */
    public int tokenStatus(String host, String clientId, String secret) {
        return askForToken(host, clientId, secret, "grant_type=client_credentials")
                .statusCode();
    }

    HttpResponse<String> askForToken(String host, String clientId, String secret, String form) {
        tenant(host);
        var login = Base64.getEncoder().encodeToString((clientId + ":" + secret).getBytes(StandardCharsets.UTF_8));
        return send(request(host, "/oauth2/token")
                .header("Authorization", "Basic " + login)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form)));
    }

    public HttpResponse<String> get(String host, String path, String token) {
        return send(request(host, path).header("Authorization", "Bearer " + token));
    }

    /** Sends a body of JSON. Headers come as name, value, name, value. */
    public HttpResponse<String> send(String method, String host, String path, String body, String... headers) {
        var request = request(host, path)
                .header("Authorization", "Bearer " + token(host))
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body));
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    /** The status of an answer to a client that has no right but a learner's. */
    public int refusal(String method, String path, String body) {
        var token = tokens.computeIfAbsent("learner", any -> {
            client(HERE, "learner-client", Set.of("learner"));
            return token(HERE, "learner-client");
        });
        return send(request(HERE, path)
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", "application/json")
                        .header("If-Match", "\"v0\"")
                        .method(method, BodyPublishers.ofString(body)))
                .statusCode();
    }

    public HttpRequest.Builder request(String host, String path) {
        tenant(host);
        return HttpRequest.newBuilder(
                URI.create("http://" + host + ":" + environment.getProperty("local.server.port") + path));
    }

    public HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public JsonNode json(HttpResponse<String> answer) {
        return json.readTree(answer.body());
    }

    /** The last part of the type of the problem that an answer is. */
    public String problem(HttpResponse<String> answer) {
        var type = answer.headers().firstValue("Content-Type").orElse("");
        if (!type.startsWith("application/problem+json")) {
            return "no problem but " + type;
        }
        var body = json(answer);
        return body.get("status").asInt() == answer.statusCode() && body.hasNonNull("request")
                ? body.get("type").asString().replace("/problems/", "")
                : "incomplete: " + body;
    }
}

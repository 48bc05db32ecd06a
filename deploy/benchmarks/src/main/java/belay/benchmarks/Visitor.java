// SPDX-License-Identifier: Apache-2.0
package belay.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Gets what a load needs to be let in: a token, a session. Talks to loopback with the tenant's host name. */
public final class Visitor {

    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");
    private static final Pattern TOKEN = Pattern.compile("\"access_token\"\\s*:\\s*\"([^\"]+)\"");
    private static final Pattern ID = Pattern.compile("\"id\"\\s*:\\s*\"([^\"]+)\"");

    private final HttpClient http = HttpClient.newHttpClient();
    private final int port;
    private final String host;

    /** One who comes to a port of this machine and asks for a host. */
    public Visitor(int port, String host) {
        this.port = port;
        this.host = host;
    }

    /** A token of the demonstration's client. */
    public String token() throws IOException, InterruptedException {
        var basic = Base64.getEncoder().encodeToString("demo-cli:belay-demo".getBytes(StandardCharsets.UTF_8));
        var answer = send(request("/oauth2/token")
                .header("Authorization", "Basic " + basic)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("grant_type=client_credentials")));
        return found(TOKEN, answer.body());
    }

    /** The cookies of a signed-in person. */
    public String session(String login) throws IOException, InterruptedException {
        var page = send(request("/sign-in").GET());
        var anonymous = cookies(page);
        var answer = send(request("/sign-in")
                .header("Cookie", anonymous)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("_csrf=" + encoded(found(CSRF, page.body())) + "&login="
                        + encoded(login) + "&password=belay-demo")));
        return cookies(answer);
    }

    String firstPerson(String token) throws IOException, InterruptedException {
        return found(
                ID,
                send(request("/api/people?limit=1")
                                .header("Authorization", "Bearer " + token)
                                .GET())
                        .body());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Host", host);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static String cookies(HttpResponse<?> answer) {
        return answer.headers().allValues("set-cookie").stream()
                .map(cookie -> cookie.substring(0, cookie.indexOf(';')))
                .collect(Collectors.joining("; "));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String found(Pattern pattern, String text) {
        var matcher = pattern.matcher(text);
        if (!matcher.find()) {
            throw new IllegalStateException("not found: " + pattern + " in " + text);
        }
        return matcher.group(1);
    }
}

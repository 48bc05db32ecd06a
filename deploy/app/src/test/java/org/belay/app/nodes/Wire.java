// SPDX-License-Identifier: Apache-2.0
package org.belay.app.nodes;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** HTTP by hand, a new connection for each request, so that the balancer decides anew each time. */
final class Wire {

    private static final Pattern COOKIE = Pattern.compile("(?im)^set-cookie: (belay=[^;]+)");
    private static final Pattern FORM_TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
    private static final Pattern LENGTH = Pattern.compile("(?im)^content-length: (\\d+)\\s*$");
    private static final int TIMEOUT_MILLIS = 30_000;
    private static final String BOUNDARY = "what-no-file-contains";

    /** The header that goes with {@link #multipart}. */
    static final String MULTIPART = "Content-Type: multipart/form-data; boundary=" + BOUNDARY;

    private final String host;
    private final int port;
    private String cookie = "";

    /** @param host of the organization; the connection itself goes to loopback */
    Wire(String host, int port) {
        this.host = host;
        this.port = port;
    }

    record Answer(int status, String text) {

        /** Of a JSON body, the first text with this name. */
        String member(String name) {
            var found = Pattern.compile("\"" + name + "\":\\s*\"([^\"]*)\"").matcher(text);
            if (!found.find()) {
                throw new IllegalStateException("no " + name + " in " + text);
            }
            return found.group(1);
        }
    }

    /** Sends one request just so, as {@code POST /api/people}. */
    Answer send(String request, String body, String... headers) throws IOException {
        try (var sent = new Begun(request, body, List.of(headers))) {
            return sent.finish();
        }
    }

    /** The header that opens the API to the demo's client. */
    String bearer() throws IOException {
        return "Authorization: Bearer " + askForToken().member("access_token");
    }

    Answer askForToken() throws IOException {
        var basic = Base64.getEncoder().encodeToString("demo-cli:belay-demo".getBytes(StandardCharsets.UTF_8));
        return send(
                "POST /oauth2/token",
                "grant_type=client_credentials",
                "Authorization: Basic " + basic,
                "Content-Type: application/x-www-form-urlencoded");
    }

    Answer get(String path) throws IOException {
        try (var request = new Begun("GET " + path, "", List.of())) {
            return request.finish();
        }
    }

    /** Hands in a file as a browser does, with the token of a page. */
    Answer handIn(String path, String file, String... fields) throws IOException {
        return send("POST " + path, multipart("_csrf", formToken(), file, fields), MULTIPART);
    }

    /** The body that goes with {@link #MULTIPART}: one field, a CSV file, and more fields by name and value. */
    static String multipart(String name, String value, String file, String... fields) {
        var body = new StringBuilder(part(name, "", value));
        for (int i = 0; i < fields.length; i += 2) {
            body.append(part(fields[i], "", fields[i + 1]));
        }
        return body.append(part("file", "; filename=\"people.csv\"\r\nContent-Type: text/csv", file))
                .append("--" + BOUNDARY + "--\r\n")
                .toString();
    }

    private static String part(String name, String more, String content) {
        return "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + name + "\"" + more + "\r\n\r\n"
                + content + "\r\n";
    }

    /** Posts a form as a browser does, with the token of a page. */
    Answer post(String path, String... fields) throws IOException {
        try (var request = begin(path, fields)) {
            return request.finish();
        }
    }

    /** Sends all of a form but its last byte, so that the server is at it and waits. */
    Begun begin(String path, String... fields) throws IOException {
        var body = new StringBuilder("_csrf=").append(encoded(formToken()));
        for (int i = 0; i < fields.length; i += 2) {
            body.append('&').append(fields[i]).append('=').append(encoded(fields[i + 1]));
        }
        return new Begun("POST " + path, body.toString(), List.of("Content-Type: application/x-www-form-urlencoded"));
    }

    void signIn(String login) throws IOException {
        post("/sign-in", "login", login, "password", "belay-demo");
    }

    /** The same visitor by another way in. */
    Wire through(int otherPort) {
        var other = new Wire(host, otherPort);
        other.cookie = cookie;
        return other;
    }

    private String formToken() throws IOException {
        var token = FORM_TOKEN.matcher(get("/password/reset").text());
        if (!token.find()) {
            throw new IOException("no form on the page");
        }
        return token.group(1);
    }

    /** A request on its way. */
    final class Begun implements AutoCloseable {

        private final Socket socket;
        private final byte[] body;

        private Begun(String request, String text, List<String> headers) throws IOException {
            body = text.getBytes(StandardCharsets.UTF_8);
            var lines =
                    new ArrayList<>(List.of(request + " HTTP/1.1", "Host: " + host + ":" + port, "Connection: close"));
            lines.addAll(headers);
            lines.add("Content-Length: " + body.length);
            if (!cookie.isEmpty()) {
                lines.add("Cookie: " + cookie);
            }
            socket = new Socket(InetAddress.getLoopbackAddress(), port);
            socket.setSoTimeout(TIMEOUT_MILLIS);
            var out = socket.getOutputStream();
            out.write((String.join("\r\n", lines) + "\r\n\r\n").getBytes(StandardCharsets.UTF_8));
            out.write(body, 0, Math.max(0, body.length - 1));
            out.flush();
        }

        Answer finish() throws IOException {
            if (body.length > 0) {
                socket.getOutputStream().write(body, body.length - 1, 1);
                socket.getOutputStream().flush();
            }
            var text = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!isWhole(text)) {
                throw new IOException("no answer, or half of one");
            }
            var set = COOKIE.matcher(text);
            if (set.find()) {
                cookie = set.group(1);
            }
            return new Answer(Integer.parseInt(text.substring(9, 12)), text);
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }

    private static boolean isWhole(String text) {
        var head = text.indexOf("\r\n\r\n");
        if (head < 0) {
            return false;
        }
        var length = LENGTH.matcher(text.substring(0, head + 2));
        return length.find()
                ? text.substring(head + 4).getBytes(StandardCharsets.UTF_8).length == Integer.parseInt(length.group(1))
                : !text.substring(0, head).toLowerCase(Locale.ROOT).contains("transfer-encoding: chunked")
                        || text.endsWith("\r\n0\r\n\r\n");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.belay.webhooks;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import org.belay.webhooks.SendFailed.Reason;

/**
 * Finds the way to a host. The addresses are looked up once and checked; what connects goes to one of those and never
 * asks for the name again, so that a name which changes its mind leads nowhere else.
 */
final class Route {

    private static final Duration LOOK_UP = Duration.ofSeconds(5);

    /** The name service. */
    interface Names {
        InetAddress[] of(String host) throws UnknownHostException;
    }

    private final Names names;
    private final Predicate<InetAddress> open;
    private final boolean plain;
    private final ExecutorService lookUps = Executors.newVirtualThreadPerTaskExecutor();

    /** @param plain whether http is taken, too */
    Route(Names names, Predicate<InetAddress> open, boolean plain) {
        this.names = names;
        this.open = open;
        this.plain = plain;
    }

    static Route toPublicAddresses() {
        return new Route(InetAddress::getAllByName, PublicAddresses::contains, false);
    }

    /** Also to this machine and without TLS: for the demo and for tests. */
    static Route anywhere() {
        return new Route(InetAddress::getAllByName, address -> true, true);
    }

    boolean takesPlain() {
        return plain;
    }

    /**
     * The addresses of the target's host.
     *
     * @throws SendFailed when there is none, or when a single one of them is not public
     */
    List<InetAddress> to(URI target) throws SendFailed {
        var host = target.getHost();
        if (host == null || !(plain || "https".equals(target.getScheme()))) {
            throw new SendFailed(Reason.NOT_PUBLIC, null);
        }
        var bare = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
        var found = lookUp(bare);
        if (found.isEmpty()) {
            throw new SendFailed(Reason.UNKNOWN_HOST, null);
        }
        if (!found.stream().allMatch(open)) {
            throw new SendFailed(Reason.NOT_PUBLIC, null);
        }
        return found;
    }

    private List<InetAddress> lookUp(String host) throws SendFailed {
        Future<InetAddress[]> asked = lookUps.submit(() -> names.of(host));
        try {
            return List.of(asked.get(LOOK_UP.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException | ExecutionException e) {
            asked.cancel(true);
            throw new SendFailed(Reason.UNKNOWN_HOST, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SendFailed(Reason.TIME_OVER, e);
        }
    }
}

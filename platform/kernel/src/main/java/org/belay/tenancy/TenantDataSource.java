// SPDX-License-Identifier: Apache-2.0
package org.belay.tenancy;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Hands out connections that belong to one tenant for the length of a transaction.
 *
 * <p>The first statement of a transaction is preceded by {@code platform.enter}, which binds the tenant and answers
 * the actor's rights. Statements outside a transaction are refused, and so are statements after the scope has changed
 * to another tenant within one transaction.
 */
public final class TenantDataSource extends DelegatingDataSource {

    private static final String ENTER = "select platform.enter(?, ?)";

    TenantDataSource(DataSource pool) {
        super(pool);
    }

    @Override
    public Connection getConnection() throws SQLException {
        return guarded(super.getConnection());
    }

    @Override
    public Connection getConnection(String username, String password) throws SQLException {
        return guarded(super.getConnection(username, password));
    }

    /** The pool itself, for framework tables without a tenant (the scheduler's). No tenant's row shows through it. */
    public DataSource withoutTenant() {
        return Objects.requireNonNull(getTargetDataSource());
    }

    private static Connection guarded(Connection connection) {
        return (Connection) Proxy.newProxyInstance(
                TenantDataSource.class.getClassLoader(), new Class<?>[] {Connection.class}, new Guard(connection));
    }

    private static final class Guard implements InvocationHandler {

        private final Connection connection;
        private boolean entered;
        private @Nullable TenantId enteredFor;

        Guard(Connection connection) {
            this.connection = connection;
        }

        @Override
        public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
            switch (method.getName()) {
                case "prepareStatement", "createStatement", "prepareCall" -> enter();
                case "commit", "setAutoCommit" -> entered = false;
                case "rollback" -> {
                    entered = false; // to a savepoint, too: the setting may lie behind it
                    if (connection.isClosed()) {
                        return null; // lost, and the transaction with it; what lost it is the failure to tell of
                    }
                }
                case "equals" -> {
                    return proxy == Objects.requireNonNull(arguments)[0];
                }
                case "hashCode" -> {
                    return System.identityHashCode(proxy);
                }
                default -> {}
            }
            try {
                return method.invoke(connection, arguments);
            } catch (InvocationTargetException e) {
                throw e.getTargetException();
            }
        }

        private void enter() throws SQLException {
            var scope = TenantScope.current().orElse(null);
            var tenant = scope == null ? null : scope.tenant();
            if (entered) {
                if (!Objects.equals(tenant, enteredFor)) {
                    throw new SQLException("This transaction belongs to another tenant than the current one.");
                }
                return;
            }
            if (connection.getAutoCommit()) {
                throw new SQLException("Work outside a transaction is refused.");
            }
            if (scope != null) {
                enter(scope);
            }
            entered = true;
            enteredFor = tenant;
        }

        private void enter(TenantScope scope) throws SQLException {
            var actor = scope.actor().orElse(null);
            try (var statement = connection.prepareStatement(ENTER)) {
                statement.setObject(1, scope.tenant().value());
                statement.setObject(2, actor == null ? null : actor.id(), java.sql.Types.OTHER);
                try (var answer = statement.executeQuery()) {
                    answer.next();
                    var array = answer.getArray(1);
                    scope.remember(Rights.of(
                            array == null ? null : (String[]) array.getArray(), actor == null ? null : actor.kind()));
                }
            }
        }
    }
}

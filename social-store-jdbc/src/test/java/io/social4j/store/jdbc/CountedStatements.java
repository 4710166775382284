package io.social4j.store.jdbc;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;

/** A database that notes each statement before it goes on. Thread-safe. */
final class CountedStatements {

    private final List<String> all = new CopyOnWriteArrayList<>();
    private final DataSource database;

    CountedStatements(DataSource database) {
        this.database = database;
    }

    DataSource dataSource() {
        return noting(DataSource.class, database);
    }

    /** How many were sent that name this table. */
    long of(String table) {
        return all.stream().filter(sql -> sql.contains(table)).count();
    }

    private <T> T noting(Class<T> type, T target) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, given) -> {
            if (method.getName().equals("prepareStatement")) {
                all.add((String) given[0]);
            }
            try {
                Object answer = method.invoke(target, given);
                return answer instanceof Connection connection ? noting(Connection.class, connection) : answer;
            } catch (InvocationTargetException failed) {
                throw failed.getCause();
            }
        }));
    }
}

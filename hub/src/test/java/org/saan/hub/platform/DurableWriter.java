package org.saan.hub.platform;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;

/** A small Saan for crash tests: inserts without end and says each number only after its commit. */
final class DurableWriter {
    private DurableWriter() {}

    @SuppressWarnings("SystemOut")
    public static void main(String[] args) throws Exception {
        try (EmbeddedPostgres database = EmbeddedPostgres.start(Path.of(args[0]));
                Connection connection =
                        DriverManager.getConnection(database.url(), database.user(), database.password());
                Statement statement = connection.createStatement();
                PreparedStatement insert = connection.prepareStatement("insert into row_written values (?)")) {
            statement.execute("create table if not exists row_written (n bigint primary key)");
            System.out.println("pid "
                    + PostmasterFile.find(Cluster.filesIn(Path.of(args[0])))
                            .orElseThrow()
                            .pid());
            for (long n = Long.parseLong(args[1]); ; n++) {
                insert.setLong(1, n);
                insert.executeUpdate();
                System.out.println(n);
            }
        } catch (SQLException killed) {
            System.exit(3);
        }
    }
}

package io.eenjakarta.cluster;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;

/**
 * What one node is to be, on any server.
 *
 * @param name differs on each node
 * @param server what it runs on
 * @param port where it serves
 * @param database port of PostgreSQL on this machine; of no use to one that is alone
 * @param lent whether it is to take the suite's word for who is signed in, as its server does not know the sessions of the
 *     others
 * @param alone whether it is one server as it ships, with grants in an H2 file and sessions in its memory
 * @param words what stands for {@code ${word}} in the settings that all nodes have in common
 */
public record NodePlan(
        String name, Server server, int port, int database, boolean lent, boolean alone, Map<String, String> words) {

    /** Settings of the portal, as environment: the same file for every server. */
    public Map<String, String> environment(Path file) throws IOException {
        Properties lines = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            lines.load(reader);
        }
        Map<String, String> environment = new HashMap<>();
        for (String name : lines.stringPropertyNames()) {
            String value = lines.getProperty(name);
            for (Map.Entry<String, String> word : words.entrySet()) {
                value = value.replace("${" + word.getKey() + "}", word.getValue());
            }
            environment.put(name, value);
        }
        return environment;
    }
}

package io.eenjakarta.security;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs the integration tests of the checklist on WildFly, by a Maven of its own, after Open Liberty has had its turn: one
 * build has one server's adapter on its class path.
 */
public final class OtherServer {

    private OtherServer() {}

    /**
     * Ends as that Maven ends; with 0 where there is nothing to do.
     *
     * @param args {@code both}, or which servers else; this build's server; the folder of Maven; {@code offline=true} when it is; the
     *     moment from which on records count; {@code it.test}, if anybody set it; then what is handed over as it is
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        if (!args[0].equals("both") || !args[1].equals("liberty")) {
            System.out.println("Servers: " + args[0] + ", this one " + args[1] + ": no other has its turn.");
            return;
        }
        Process maven = new ProcessBuilder(command(List.of(args))).inheritIO().start();
        System.exit(maven.waitFor());
    }

    private static List<String> command(List<String> args) {
        boolean windows = System.getProperty("os.name").startsWith("Windows");
        List<String> command = new ArrayList<>(List.of(
                args.get(2) + (windows ? "/bin/mvn.cmd" : "/bin/mvn"),
                "-B",
                "-ntp",
                "-Psecurity",
                "-Dserver=wildfly",
                "-Dsecurity.servers=wildfly",
                "-Dsecurity.since=" + args.get(4),
                "-Dtest=none",
                "-Dsurefire.failIfNoSpecifiedTests=false",
                "-Dmutation.skip=true",
                "-Dfuzz.skip=true",
                "-Dspotless.check.skip=true"));
        if (args.get(3).equals("offline=true")) {
            command.add("-o");
        }
        if (!args.get(5).startsWith("${")) {
            command.add("-Dit.test=" + args.get(5));
        }
        args.subList(6, args.size()).stream().filter(arg -> !arg.contains("${")).forEach(command::add);
        command.add("verify");
        return command;
    }
}

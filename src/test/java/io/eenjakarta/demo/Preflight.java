package io.eenjakarta.demo;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Looks, before anything is built, for what would end the demo halfway. Started as a source file, so it uses nothing but
 * the JDK.
 */
public final class Preflight {
    private static final int CONNECT_MILLIS = 500;

    private Preflight() {}

    /** @param args {@code simulator} or {@code eagle-eye}, the portal's port, the simulator's port */
    public static void main(String[] args) throws IOException {
        boolean simulated = args[0].equals("simulator");
        int portal = Integer.parseInt(args[1]);
        int simulator = Integer.parseInt(args[2]);
        List<String> faults = new ArrayList<>();
        if (taken(portal)) {
            faults.add("Port " + portal + " is in use; the portal needs it: its address is the redirect URI.");
        }
        if (simulated && taken(simulator)) {
            faults.add("Port " + simulator + " is in use; the simulated provider needs it.");
        }
        if (!simulated && !hasSecret(System.getenv())) {
            faults.add("EEN_CLIENT_ID is set without EEN_CLIENT_SECRET or EEN_CLIENT_SECRET_FILE.");
        }
        if (!faults.isEmpty()) {
            System.err.println(System.lineSeparator() + "The demo cannot start:");
            faults.forEach(fault -> System.err.println("  " + fault));
            System.err.println("Nothing was built or started." + System.lineSeparator());
            System.exit(1);
        }
    }

    static boolean hasSecret(Map<String, String> environment) {
        return !environment.getOrDefault("EEN_CLIENT_SECRET", "").isEmpty()
                || !environment.getOrDefault("EEN_CLIENT_SECRET_FILE", "").isEmpty();
    }

    /**
     * Whether somebody listens where a browser would look for {@code localhost} or {@code 127.0.0.1}. Some systems let
     * a second listener in on one address while another has them all, so it is not enough to try to listen.
     */
    static boolean taken(int port) throws IOException {
        for (InetAddress address : InetAddress.getAllByName("localhost")) {
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress(address, port), CONNECT_MILLIS);
                return true;
            } catch (IOException nobodyThere) {
                continue;
            }
        }
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getByName("127.0.0.1"))) {
            return !socket.isBound();
        } catch (IOException refused) {
            return true;
        }
    }
}

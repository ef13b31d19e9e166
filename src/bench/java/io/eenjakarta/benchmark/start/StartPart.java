package io.eenjakarta.benchmark.start;

import io.eenjakarta.benchmark.BenchSettings;
import io.eenjakarta.benchmark.Part;
import io.eenjakarta.cluster.Progress;
import io.eenjakarta.cluster.Server;
import io.eenjakarta.simulator.EenSimulator;
import io.eenjakarta.simulator.SimulatorSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * From the start of a server to its first login page, beside the same server with nothing deployed and with an application
 * of one servlet; the heap afterwards; and the size of the WAR. All start in turns, several times.
 */
public final class StartPart {

    private static final int ROUNDS = Variant.OURS.rounds();
    private static final int ROUNDS_OF_LONG_FORM = 15;

    private StartPart() {}

    /** Takes its folders and ports from system properties. */
    public static void main(String[] args) throws IOException, InterruptedException {
        BenchSettings settings = BenchSettings.ofSystemProperties();
        SimulatorSettings demo = SimulatorSettings.demo().withRedirectUris("http://127.0.0.1:" + settings.portalPort());
        StartReport report = new StartReport(Files.size(settings.war()));
        try (EenSimulator provider = EenSimulator.start(settings.simulatorPort(), demo)) {
            for (Server server : Server.values()) {
                measure(settings, server, provider, report);
            }
        }
        Part.write(settings, Part.START.label(), report.results(), report.details());
    }

    /** The first start of each does not count: servers keep for later what they find out in it. */
    private static void measure(BenchSettings settings, Server server, EenSimulator provider, StartReport report)
            throws IOException, InterruptedException {
        Map<Variant, StartingServer> servers = new EnumMap<>(Variant.class);
        Map<Variant, List<Start>> starts = new EnumMap<>(Variant.class);
        try {
            for (Variant variant : Variant.values()) {
                StartingServer one = StartingServer.create(settings, server, variant, provider);
                servers.put(variant, one);
                starts.put(variant, new ArrayList<>());
                one.prepare();
            }
            for (int i = 0; i < (settings.longForm() ? ROUNDS_OF_LONG_FORM : ROUNDS); i++) {
                for (Variant variant : Variant.values()) {
                    if (settings.longForm() || i < variant.rounds()) {
                        Start start = servers.get(variant).start();
                        starts.get(variant).add(start);
                        Progress.say(server.title() + " with " + variant.title() + ": " + start.said());
                    }
                }
            }
            StartFigures figures = new StartFigures(starts);
            report.add(
                    server,
                    figures,
                    figures.isMissed() ? cause(servers.get(Variant.OURS), servers.get(Variant.BARE)) : "");
        } finally {
            servers.values().forEach(StartingServer::close);
        }
    }

    private static String cause(StartingServer ours, StartingServer bare) throws IOException, InterruptedException {
        return ours.profile().beyond(bare.profile()) + " Decision 0049 has what was tried.";
    }
}

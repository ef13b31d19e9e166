package io.eenjakarta.benchmark.page;

import io.eenjakarta.benchmark.BenchSettings;
import io.eenjakarta.benchmark.Details;
import io.eenjakarta.benchmark.Recording;
import io.eenjakarta.benchmark.Result;
import io.eenjakarta.benchmark.StackShares;
import io.eenjakarta.cluster.Progress;
import io.eenjakarta.cluster.Server;
import io.eenjakarta.faults.Gauges;
import io.eenjakarta.simulator.DemoData;
import io.eenjakarta.simulator.EenSimulator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The part on one kind of server: all its portals side by side. */
final class PageRun {

    /** Users who ask at the same time. */
    static final int GUESTS = 4;

    /** Servers that start at the same time: all of them together take so long on a busy machine that they are given up. */
    private static final int STARTING = 2;

    private final BenchSettings settings;
    private final PagePlan plan;
    private final Server server;
    private final EenSimulator provider;
    private final LoadProcess loader;
    private final Entry entry = new Entry();
    private final Map<Portal, PortalServer> servers = new EnumMap<>(Portal.class);

    PageRun(BenchSettings settings, PagePlan plan, Server server, EenSimulator provider, LoadProcess loader) {
        this.settings = settings;
        this.plan = plan;
        this.server = server;
        this.provider = provider;
        this.loader = loader;
    }

    /** Starts the servers, measures, and stops them; blocks meanwhile. */
    void measure(List<Result> results, Details details) throws IOException, InterruptedException {
        Path root = settings.output().resolve("page-" + server.name().toLowerCase(Locale.ROOT));
        Folders.delete(root);
        Files.createDirectories(root);
        try {
            List<Place> places = places(root);
            rounds(places);
            places.forEach(place -> System.out.println(place.line()));
            if (!PagePart.wantsAll()) {
                return;
            }
            PageResults shown = new PageResults(server, places, plan);
            for (Place place : places) {
                if (place.variant() != Variant.NOTHING) {
                    shown.memory(place.variant(), memory(place));
                }
            }
            StackShares shares = profile(places);
            shown.throughput(shares, results, details);
            shown.memories(results, details);
            shown.profile(shares, results, details);
            if (server == Server.LIBERTY) {
                servers.values().forEach(PortalServer::close);
                PortalServer shipped = PortalServer.launch(settings, server, Portal.SHIPPED, root, provider);
                servers.put(Portal.SHIPPED, shipped);
                new ShippedPages(shipped, loader, plan).measure(users().get(0), settings.output(), results, details);
            }
        } finally {
            servers.values().forEach(PortalServer::close);
        }
    }

    private List<DemoData.User> users() {
        return provider.settings().data().users().stream()
                .filter(user -> user.email().startsWith("user-"))
                .toList();
    }

    private List<Place> places(Path root) throws IOException, InterruptedException {
        List<Variant> wanted =
                Variant.on(server).stream().filter(PagePart::wants).toList();
        List<Portal> portals = wanted.stream().map(Variant::portal).distinct().toList();
        for (int i = 0; i < portals.size(); i++) {
            servers.put(portals.get(i), PortalServer.launch(settings, server, portals.get(i), root, provider));
            if (i >= STARTING - 1) {
                servers.get(portals.get(i - STARTING + 1)).awaitReady();
            }
        }
        servers.values().forEach(PortalServer::awaitReady);
        Progress.say("they serve");
        List<Place> places = new ArrayList<>();
        for (Variant variant : wanted) {
            PortalServer home = servers.get(variant.portal());
            Path file = home.file(variant + ".users");
            Guests.write(entry.all(home, variant, users().subList(0, GUESTS)), file);
            places.add(new Place(variant, home, file));
        }
        return places;
    }

    private void rounds(List<Place> places) throws IOException {
        for (int i = 0; i < 2; i++) {
            for (Place place : places) {
                place.load(loader, plan.warmUp().dividedBy(2));
            }
        }
        Progress.say("they are warm");
        Map<Place, Gauges> gauges = new LinkedHashMap<>();
        try {
            for (Place place : places) {
                gauges.put(place, place.server().gauges());
            }
            for (int i = 0; i < plan.rounds(); i++) {
                for (Place place : places) {
                    place.measure(loader, gauges.get(place), plan.round());
                }
            }
        } finally {
            for (Gauges one : gauges.values()) {
                one.close();
            }
        }
    }

    /** Bytes of the heap for each user more who is in. */
    private double memory(Place place) throws IOException, InterruptedException {
        List<DemoData.User> users = users();
        int first = GUESTS + plan.early();
        try (Gauges gauges = place.server().gauges()) {
            entry.all(place.server(), place.variant(), users.subList(GUESTS, first));
            long before = Math.min(gauges.liveBytes(), gauges.liveBytes());
            entry.all(place.server(), place.variant(), users.subList(first, first + plan.sessions()));
            long after = Math.min(gauges.liveBytes(), gauges.liveBytes());
            return (double) (after - before) / plan.sessions();
        }
    }

    /** Last, so that it disturbs nothing. */
    private StackShares profile(List<Place> places) throws IOException, InterruptedException {
        Place ours = places.stream()
                .filter(place -> place.variant() == Variant.EEN)
                .findFirst()
                .orElseThrow();
        Path recording = settings.output().resolve("page-" + server.name().toLowerCase(Locale.ROOT) + ".jfr");
        Recording sampling = ours.server().record();
        ours.load(loader, plan.profile());
        sampling.stop(recording);
        return StackShares.of(recording);
    }
}

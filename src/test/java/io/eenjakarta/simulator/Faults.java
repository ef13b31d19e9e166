package io.eenjakarta.simulator;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.StringReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * What is to go wrong, and which variant of a disputed point is played. Thread-safe; everything takes effect for the
 * next request that arrives. Of several overrides for one request the oldest is used; changes of answers add up.
 */
public final class Faults {
    /** How the last page of a list names the next one. */
    public enum LastPage {
        NULL,
        ABSENT,
        EMPTY
    }

    private static final class Armed {
        final EndPoint at;
        final Fault fault;
        int left;

        Armed(EndPoint at, Fault fault, int left) {
            this.at = at;
            this.fault = fault;
            this.left = left;
        }
    }

    private final List<Armed> armed = new ArrayList<>();
    /** Also those whose requests were all seen, since they may still be held. */
    private final List<Gate> gates = new ArrayList<>();

    private final List<Runnable> others = new CopyOnWriteArrayList<>();

    private volatile GrantRules rules = GrantRules.DEFAULT;
    private volatile LastPage lastPage = LastPage.NULL;
    private volatile boolean repeatedPageToken;
    private volatile String unavailableCamera;
    private volatile Duration dripInterval = Duration.ofSeconds(1);

    /** For the next request to the end point. */
    public FaultArming next(EndPoint at) {
        return next(1, at);
    }

    /** For the next so many requests to the end point. */
    public FaultArming next(int requests, EndPoint at) {
        return new FaultArming(fault -> arm(new Armed(at, fault, requests)), false);
    }

    /** For all requests to the end point, until {@link #clear()}. */
    public FaultArming all(EndPoint at) {
        return next(Integer.MAX_VALUE, at);
    }

    /** All requests to the end point wait before they are carried out. */
    public Gate hold(EndPoint at) {
        return all(at).hold();
    }

    /** Everything goes well again; gates are opened. */
    public void clear() {
        synchronized (armed) {
            armed.clear();
            gates.forEach(Gate::open);
            gates.clear();
        }
        rules = GrantRules.DEFAULT;
        lastPage = LastPage.NULL;
        repeatedPageToken = false;
        unavailableCamera = null;
        dripInterval = Duration.ofSeconds(1);
        others.forEach(Runnable::run);
    }

    /** @param reset puts rules that are kept elsewhere back to their defaults, whenever everything is cleared */
    void clearsAlso(Runnable reset) {
        others.add(reset);
    }

    /** @param status 400 (default) or 401 for a code or refresh token that is no longer good */
    public void deadGrantStatus(int status) {
        change(old -> new GrantRules(status, old.reuseKillsFamily(), old.newLoginKillsOlder(), old.permanent()));
    }

    /** Whether a rotated refresh token that comes again ends its login. Default: no. */
    public void reuseKillsFamily(boolean kills) {
        change(old -> new GrantRules(old.deadGrantStatus(), kills, old.newLoginKillsOlder(), old.permanent()));
    }

    /** Whether a login ends the user's older ones with the same client. Default: no. */
    public void newLoginKillsOlder(boolean kills) {
        change(old -> new GrantRules(old.deadGrantStatus(), old.reuseKillsFamily(), kills, old.permanent()));
    }

    /** Whether refresh tokens stay as they are and never expire. Default: no. */
    public void permanentTokens(boolean permanent) {
        change(old ->
                new GrantRules(old.deadGrantStatus(), old.reuseKillsFamily(), old.newLoginKillsOlder(), permanent));
    }

    public void lastPage(LastPage variant) {
        lastPage = variant;
    }

    /** Lists name the token of the page just asked for as the next one, over and over. */
    public void repeatedPageToken(boolean repeated) {
        repeatedPageToken = repeated;
    }

    /** This camera answers 503 {@code deviceUnavailable} although its status says online; null for none. */
    public void unavailableCamera(String cameraId) {
        unavailableCamera = cameraId;
    }

    /** How long a dripping socket fault waits before each byte. Default: one second. */
    public void dripEvery(Duration interval) {
        dripInterval = interval;
    }

    Duration dripInterval() {
        return dripInterval;
    }

    GrantRules rules() {
        return rules;
    }

    LastPage lastPage() {
        return lastPage;
    }

    boolean repeatedPageToken() {
        return repeatedPageToken;
    }

    boolean makesUnavailable(String cameraId) {
        return cameraId.equals(unavailableCamera);
    }

    /** Carries a request out, with everything that is armed for it. May block at a gate. */
    Reply through(EndPoint at, Request request, Supplier<Reply> real) {
        take(at, Fault.Slow.class).ifPresent(slow -> pause(slow.time()));
        Optional<Fault.Hold> hold = take(at, Fault.Hold.class);
        hold.filter(h -> !h.after()).ifPresent(h -> h.gate().pass());
        Optional<Fault.Replacement> override = take(at, Fault.Replacement.class);
        if (override.isPresent() && !override.get().commits()) {
            return override.get().reply().apply(request);
        }
        Reply reply = changed(at, real.get());
        hold.filter(Fault.Hold::after).ifPresent(h -> h.gate().pass());
        return override.map(o -> o.reply().apply(request)).orElse(reply);
    }

    private static void pause(Duration time) {
        try {
            Thread.sleep(time.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Reply changed(EndPoint at, Reply reply) {
        Reply changed = reply;
        List<Fault.Member> members = takeAll(at, Fault.Member.class);
        if (!members.isEmpty() && reply.status() / 100 == 2 && reply.isJson()) {
            JsonObject json = Json.createReader(new StringReader(reply.text())).readObject();
            JsonObjectBuilder builder = Json.createObjectBuilder(json);
            members.forEach(member -> member.change().accept(builder, member.name()));
            changed = Reply.json(reply.status(), builder.build());
        }
        for (Fault.Mangle mangle : takeAll(at, Fault.Mangle.class)) {
            changed = mangle.change().apply(changed);
        }
        return changed;
    }

    boolean anySocketFault() {
        synchronized (armed) {
            return armed.stream().anyMatch(one -> one.fault instanceof Fault.Socket);
        }
    }

    /** The oldest fault of the kind that covers the end point; uses it up by one. */
    <F extends Fault> Optional<F> take(EndPoint actual, Class<F> kind) {
        return take(actual, kind, 1).stream().findFirst();
    }

    private <F extends Fault> List<F> takeAll(EndPoint actual, Class<F> kind) {
        return take(actual, kind, Integer.MAX_VALUE);
    }

    private <F extends Fault> List<F> take(EndPoint actual, Class<F> kind, int most) {
        List<F> taken = new ArrayList<>();
        synchronized (armed) {
            for (Iterator<Armed> all = armed.iterator(); all.hasNext() && taken.size() < most; ) {
                Armed one = all.next();
                if (kind.isInstance(one.fault) && one.at.covers(actual)) {
                    taken.add(kind.cast(one.fault));
                    if (one.left != Integer.MAX_VALUE && --one.left == 0) {
                        all.remove();
                    }
                }
            }
        }
        return taken;
    }

    private void arm(Armed one) {
        synchronized (armed) {
            armed.add(one);
            if (one.fault instanceof Fault.Hold hold) {
                gates.add(hold.gate());
            }
        }
    }

    private synchronized void change(UnaryOperator<GrantRules> to) {
        rules = to.apply(rules);
    }
}

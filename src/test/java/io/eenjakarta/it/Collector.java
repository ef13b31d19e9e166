package io.eenjakarta.it;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.google.protobuf.InvalidProtocolBufferException;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceRequest;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.trace.v1.Span;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** A collector of OpenTelemetry: takes what servers export by OTLP over HTTP in protobuf, and keeps it. Thread-safe. */
final class Collector implements AutoCloseable {

    /** The part that is een-jakarta's. */
    static final String SCOPE = "io.eenjakarta";

    private final HttpServer http;
    private final ExecutorService threads = Executors.newFixedThreadPool(2);
    private final List<ExportMetricsServiceRequest> metrics = new CopyOnWriteArrayList<>();
    private final List<ExportTraceServiceRequest> traces = new CopyOnWriteArrayList<>();
    private final List<ExportLogsServiceRequest> logs = new CopyOnWriteArrayList<>();
    private final List<String> bodies = new CopyOnWriteArrayList<>();

    Collector() throws IOException {
        http = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        http.setExecutor(threads);
        http.createContext(
                "/v1/metrics",
                exchange -> take(exchange, body -> metrics.add(ExportMetricsServiceRequest.parseFrom(body))));
        http.createContext(
                "/v1/traces",
                exchange -> take(exchange, body -> traces.add(ExportTraceServiceRequest.parseFrom(body))));
        http.createContext(
                "/v1/logs", exchange -> take(exchange, body -> logs.add(ExportLogsServiceRequest.parseFrom(body))));
        http.start();
    }

    private interface Parser {
        void parse(byte[] body) throws InvalidProtocolBufferException;
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + http.getAddress().getPort());
    }

    private void take(HttpExchange exchange, Parser parser) throws IOException {
        byte[] sent = exchange.getRequestBody().readAllBytes();
        byte[] body = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding")) ? unzipped(sent) : sent;
        parser.parse(body);
        bodies.add(new String(body, ISO_8859_1));
        exchange.getResponseHeaders().set("Content-Type", "application/x-protobuf");
        exchange.sendResponseHeaders(200, -1);
        exchange.close();
    }

    private static byte[] unzipped(byte[] body) {
        try (InputStream stream = new GZIPInputStream(new ByteArrayInputStream(body))) {
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every export, as text in which every string stands as it is. */
    List<String> bodies() {
        return List.copyOf(bodies);
    }

    /** Metrics of een-jakarta, the latest export last. */
    Stream<Metric> metrics() {
        return metrics.stream()
                .flatMap(export -> export.getResourceMetricsList().stream())
                .flatMap(resource -> resource.getScopeMetricsList().stream())
                .filter(scope -> scope.getScope().getName().equals(SCOPE))
                .flatMap(scope -> scope.getMetricsList().stream());
    }

    /** Spans of een-jakarta. */
    Stream<Span> spans() {
        return spans(SCOPE);
    }

    /** Spans of everybody. */
    Stream<Span> allSpans() {
        return spans("");
    }

    private Stream<Span> spans(String ofScope) {
        return traces.stream()
                .flatMap(export -> export.getResourceSpansList().stream())
                .flatMap(resource -> resource.getScopeSpansList().stream())
                .filter(scope -> ofScope.isEmpty() || scope.getScope().getName().equals(ofScope))
                .flatMap(scope -> scope.getSpansList().stream());
    }

    /** How many exports of the log came. */
    int logs() {
        return logs.size();
    }

    @Override
    public void close() {
        http.stop(0);
        threads.shutdownNow();
    }
}

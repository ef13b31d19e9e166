package io.eenjakarta.it;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/**
 * What the server under test holds, after a collection of garbage; its WAR has {@code io.eenjakarta.it.gauge}.
 *
 * @param heap bytes in use
 * @param threads that live
 */
record ServerGauge(long heap, long threads) {

    static ServerGauge read(HttpClient http) throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(Provider.portal("/server-gauge")).build();
        String[] told =
                http.send(request, HttpResponse.BodyHandlers.ofString()).body().split(" ");
        return new ServerGauge(Long.parseLong(told[0]), Long.parseLong(told[1]));
    }
}

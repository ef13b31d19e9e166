package io.eenjakarta.provider;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How events are delivered to us.
 *
 * @param address in front of each webhook's own part, without a slash at the end; absent: no webhooks
 * @param contactName whom the platform tells of trouble
 * @param contactEmail address of the same
 * @param signatureHeader name of the header that holds a delivery's signature
 * @param window how old an event may be, and how long it is remembered
 * @param bodyBytes largest delivery
 * @param atATime deliveries that a node reads at a time
 * @param interval how often each webhook is looked after
 */
public record WebhookSettings(
        Optional<URI> address,
        String contactName,
        String contactEmail,
        String signatureHeader,
        Duration window,
        int bodyBytes,
        int atATime,
        Duration interval) {

    private static final Pattern MAIL_ADDRESS = Pattern.compile("[^@\\s,<>]+@[^@\\s,<>]+");
    private static final Pattern HEADER = Pattern.compile("[A-Za-z0-9-]{1,64}");

    /** None. */
    public static final WebhookSettings OFF = new WebhookSettings(
            Optional.empty(), "", "", "X-Een-Signature", Duration.ofHours(6), 262144, 8, Duration.ofDays(1));

    static WebhookSettings read(GivenSettings given) {
        boolean plainAllowed = given.flag(Setting.ALLOW_LOOPBACK);
        Optional<URI> address = given.configured(Setting.WEBHOOKS_ADDRESS)
                .flatMap(any -> given.address(Setting.WEBHOOKS_ADDRESS, plainAllowed));
        if (address.filter(uri -> uri.getRawQuery() != null).isPresent()) {
            given.fault(Setting.WEBHOOKS_ADDRESS, "must have no query (?)");
        }
        String name = given.configured(Setting.WEBHOOKS_CONTACT_NAME).orElse("");
        String email = given.configured(Setting.WEBHOOKS_CONTACT_EMAIL).orElse("");
        if (address.isPresent() && name.isBlank()) {
            given.missing(Setting.WEBHOOKS_CONTACT_NAME);
        }
        if (address.isPresent() && !MAIL_ADDRESS.matcher(email).matches()) {
            given.fault(Setting.WEBHOOKS_CONTACT_EMAIL, "must be a mail address, as ops@example.com");
        }
        String header = given.text(Setting.WEBHOOKS_SIGNATURE_HEADER);
        if (!HEADER.matcher(header).matches()) {
            given.fault(Setting.WEBHOOKS_SIGNATURE_HEADER, "must be the name of a header");
        }
        return new WebhookSettings(
                address.map(WebhookSettings::withoutSlash),
                name,
                email,
                header,
                given.duration(Setting.WEBHOOKS_WINDOW, Duration.ofMinutes(5), Duration.ofDays(30)),
                given.number(Setting.WEBHOOKS_BODY_LIMIT, 1024, 16 << 20),
                given.number(Setting.WEBHOOKS_AT_A_TIME, 1, 1000),
                given.duration(Setting.WEBHOOKS_INTERVAL, Duration.ofSeconds(1), Duration.ofDays(30)));
    }

    private static URI withoutSlash(URI address) {
        return URI.create(address.toString().replaceAll("/+$", ""));
    }
}

package io.eenjakarta.benchmark.jvm;

import java.util.Base64;
import java.util.Random;

/** What the token end point answers a refresh with: the members and the lengths that the platform has, in its order. */
final class EagleEyeReply {

    /** As long as a signed one with the usual claims. */
    static final String ACCESS = jwt();

    static final String REFRESH = random(96, 4);

    static final String JSON = "{\"access_token\":\"" + ACCESS + "\",\"refresh_token\":\"" + REFRESH
            + "\",\"httpsBaseUrl\":{\"hostname\":\"api.c001.eagleeyenetworks.com\",\"port\":443},"
            + "\"scope\":\"vms.all\",\"token_type\":\"Bearer\",\"expires_in\":43199}";

    private EagleEyeReply() {}

    private static String jwt() {
        return random(60, 1) + '.' + random(450, 2) + '.' + random(256, 3);
    }

    /** The same in every run. */
    private static String random(int bytes, int seed) {
        byte[] random = new byte[bytes];
        new Random(seed).nextBytes(random);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }
}

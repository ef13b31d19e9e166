package io.eenjakarta.token;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.util.LinkedHashSet;
import java.util.Set;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;

/** What an exception says about the request: whether it can have left. */
final class SendFailure {

    /** Of Apache HttpClient, which is not on our compile path: the connection did not come about in time. */
    private static final String CONNECT_TIMEOUT = "ConnectTimeoutException";

    private SendFailure() {}

    /** The failure with the names of its exceptions; their messages may quote what was sent and stay unread. */
    static PostResult.Lost of(Throwable failure) {
        Set<String> names = new LinkedHashSet<>();
        boolean sent = true;
        for (Throwable t = failure; t != null && names.add(t.getClass().getSimpleName()); t = t.getCause()) {
            sent &= !beforeSending(t);
        }
        return new PostResult.Lost(String.join(" of ", names), sent);
    }

    private static boolean beforeSending(Throwable t) {
        return t instanceof ConnectException
                || t instanceof NoRouteToHostException
                || t instanceof UnknownHostException
                || t instanceof SSLHandshakeException
                || t instanceof SSLPeerUnverifiedException
                || t.getClass().getSimpleName().equals(CONNECT_TIMEOUT);
    }
}

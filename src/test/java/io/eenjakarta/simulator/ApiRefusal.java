package io.eenjakarta.simulator;

/** Ends the handling of an API request with this answer. Never leaves {@link ApiEndpoint}. */
final class ApiRefusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Reply reply;

    ApiRefusal(Reply reply) {
        super(null, null, false, false);
        this.reply = reply;
    }

    Reply reply() {
        return reply;
    }
}

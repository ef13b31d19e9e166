package io.eenjakarta.simulator;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** {@code POST /api/v3.0/authorizationTokens} of the authorization host: a reseller's user goes to an account below. */
final class AuthorizationTokens {
    static final String PATH = ApiError.API_ROOT + "authorizationTokens";

    private static final Set<String> MEMBERS =
            Set.of("type", "targetType", "targetId", "scopes", "expirationTimestamp");

    private final CurrentData data;
    private final TokenBook book;
    private final Faults faults;
    private final PostLog log;
    private final int port;

    AuthorizationTokens(CurrentData data, TokenBook book, Faults faults, PostLog log, int port) {
        this.data = data;
        this.book = book;
        this.faults = faults;
        this.log = log;
        this.port = port;
    }

    Reply answer(Request request) {
        Reply reply = faults.through(EndPoint.AUTHORIZATION_TOKENS, request, () -> carriedOut(request));
        String hash = request.bearer().map(Secrets::sha256).orElse(null);
        log.add(new PostLog.ApiCall(request.method(), PATH, reply.status(), hash));
        return reply;
    }

    private Reply carriedOut(Request request) {
        if (request.rawQuery() != null) {
            return ApiError.argument("unexpectedArgument", "Unexpected argument", "query", PATH);
        }
        if (!request.is("POST")) {
            return ApiError.of(405, PATH);
        }
        Optional<DemoData.User> user =
                request.bearer().filter(token -> !book.switched().has(token)).flatMap(book::bearer);
        if (user.isEmpty()) {
            return ApiError.of(401, PATH);
        }
        String type =
                Optional.ofNullable(request.header("Content-Type")).orElse("").toLowerCase(Locale.ROOT);
        if (!type.startsWith("application/json")) {
            return ApiError.of(
                    415, "mediaTypeNotSupported", "The media type is not supported", "mediaTypeNotSupported", PATH);
        }
        try {
            return judged(
                    user.get(),
                    Json.createReader(new StringReader(request.text())).readObject());
        } catch (JsonException | ClassCastException e) {
            return ApiError.of(400, "invalidArgument", "Invalid JSON", "invalidJSON", PATH);
        }
    }

    private Reply judged(DemoData.User user, JsonObject asked) {
        for (String name : asked.keySet()) {
            if (!MEMBERS.contains(name)) {
                return ApiError.argument("unexpectedArgument", "Unexpected argument: " + name, name, PATH);
            }
        }
        for (String name : Set.of("type", "targetType", "targetId", "scopes")) {
            if (!asked.containsKey(name)) {
                return ApiError.argument("missingRequiredArgument", "Missing required arguments: " + name, name, PATH);
            }
        }
        JsonArray scopes = asked.getJsonArray("scopes");
        if (!asked.getString("type").equals("reseller")
                || !asked.getString("targetType").equals("account")
                || scopes.size() != 1
                || !scopes.getString(0).equals("vms.all")) {
            return ApiError.argument("wrongArgumentValue", "Wrong value for argument", "type", PATH);
        }
        if (!Reseller.isReseller(data.now(), user.accountId())) {
            return ApiError.of(
                    403, "permissionDenied", "This feature is only available for resellers", "wrongAccountType", PATH);
        }
        String account = asked.getString("targetId");
        boolean below = Reseller.accountsBelow(data.now(), user.accountId()).stream()
                .anyMatch(one -> one.id().equals(account));
        return below ? issued(user, account) : ApiError.noSuchResource("account", account, PATH);
    }

    private Reply issued(DemoData.User user, String account) {
        SwitchedTokens.Issued issued = book.switched()
                .issue(new DemoData.User(
                        user.id(),
                        user.email(),
                        user.password(),
                        user.firstName(),
                        user.lastName(),
                        account,
                        user.permissions()));
        return Reply.json(
                201,
                Json.createObjectBuilder()
                        .add("accessToken", issued.token())
                        .add("expireTimestamp", issued.expires().toString())
                        .add("scopes", Json.createArrayBuilder().add("vms.all"))
                        .add(
                                "httpsBaseUrl",
                                Json.createObjectBuilder()
                                        .add("hostname", Reseller.API_HOST)
                                        .add("port", port))
                        .build());
    }
}

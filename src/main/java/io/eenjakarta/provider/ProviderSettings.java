package io.eenjakarta.provider;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** The settings of the providers that are switched on; those of others are not looked at. */
final class ProviderSettings {

    private static final Pattern EEN_ACCOUNT = Pattern.compile("[0-9]{8}|(?![0-9]+$)[A-Za-z0-9_-]{1,64}");
    private static final Pattern CAMERA_MANAGER_ACCOUNT = Pattern.compile("[0-9]{1,19}");
    private static final Pattern USER = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    private ProviderSettings() {}

    /** Those that are configured without a fault. */
    static Providers read(GivenSettings given) {
        List<Provider> active = new ArrayList<>();
        for (String name : names(given)) {
            if (name.equals(EagleEyeProvider.NAME)) {
                eagleEye(given).ifPresent(active::add);
            } else if (name.equals(CameraManagerProvider.NAME)) {
                cameraManager(given).ifPresent(active::add);
            } else {
                given.fault(Setting.PROVIDERS, "must list een, cameramanager or both");
            }
        }
        if (active.size() == 2) {
            compare(given, active.get(0), active.get(1));
        }
        return new Providers(active);
    }

    private static Set<String> names(GivenSettings given) {
        List<String> names = given.list(Setting.PROVIDERS);
        if (names.isEmpty() || new HashSet<>(names).size() < names.size()) {
            given.fault(Setting.PROVIDERS, "must list een, cameramanager or both, each once");
        }
        return new LinkedHashSet<>(names);
    }

    private static void compare(GivenSettings given, Provider one, Provider other) {
        if (!one.origin().equals(other.origin())) {
            given.fault(
                    Setting.CAMERAMANAGER_REDIRECT_URI,
                    "must have the scheme, host and port of " + Setting.REDIRECT_URI.key());
        } else if (one.callbackPath().equals(other.callbackPath())) {
            given.fault(
                    Setting.CAMERAMANAGER_REDIRECT_URI,
                    "must have another path than " + Setting.REDIRECT_URI.key()
                            + ", so that the answers of one cannot pass for answers of the other");
        }
    }

    private static Optional<Provider> eagleEye(GivenSettings given) {
        boolean loopback = given.flag(Setting.ALLOW_LOOPBACK);
        ClientCredentials client = SecretFile.client(
                given,
                given.text(Setting.CLIENT_ID),
                new SecretFile.Pair(Setting.CLIENT_SECRET, Setting.CLIENT_SECRET_FILE),
                new SecretFile.Pair(Setting.NEXT_CLIENT_SECRET, Setting.NEXT_CLIENT_SECRET_FILE));
        Optional<URI> redirect = given.address(Setting.REDIRECT_URI, true);
        String scope = given.text(Setting.SCOPE);
        Optional<URI> authorize = given.address(Setting.AUTHORIZATION_ENDPOINT, loopback);
        Optional<URI> token = given.address(Setting.TOKEN_ENDPOINT, loopback);
        Optional<URI> revoke = given.address(Setting.REVOCATION_ENDPOINT, loopback);
        Optional<URI> clientSettings = given.address(Setting.CLIENT_SETTINGS_URL, loopback);
        List<Pattern> hosts = hosts(given, Setting.API_HOSTS);
        List<Pattern> media = hosts(given, Setting.MEDIA_HOSTS);
        Access access = access(given, Setting.ALLOWED_ACCOUNTS, Setting.ADMINS, EEN_ACCOUNT);
        if (authorize.isEmpty()
                || token.isEmpty()
                || revoke.isEmpty()
                || clientSettings.isEmpty()
                || redirect.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new EagleEyeProvider(
                authorize.get(),
                token.get(),
                revoke.get(),
                clientSettings.get(),
                new ApiHosts(hosts, loopback, token.get().getScheme()),
                new ApiHosts(media, loopback, token.get().getScheme()),
                client,
                given.text(Setting.REDIRECT_URI),
                scope,
                access));
    }

    private static Optional<Provider> cameraManager(GivenSettings given) {
        boolean loopback = given.flag(Setting.ALLOW_LOOPBACK);
        ClientCredentials client = SecretFile.client(
                given,
                given.text(Setting.CAMERAMANAGER_CLIENT_ID),
                new SecretFile.Pair(Setting.CAMERAMANAGER_CLIENT_SECRET, Setting.CAMERAMANAGER_CLIENT_SECRET_FILE),
                new SecretFile.Pair(
                        Setting.CAMERAMANAGER_NEXT_CLIENT_SECRET, Setting.CAMERAMANAGER_NEXT_CLIENT_SECRET_FILE));
        Optional<URI> redirect = given.address(Setting.CAMERAMANAGER_REDIRECT_URI, true);
        String scope = given.oneOf(Setting.CAMERAMANAGER_SCOPE, "write", "read");
        Optional<URI> authorize = given.address(Setting.CAMERAMANAGER_AUTHORIZATION_ENDPOINT, loopback);
        Optional<URI> token = given.address(Setting.CAMERAMANAGER_TOKEN_ENDPOINT, loopback);
        Optional<ApiHosts.Accepted> base = base(given, loopback);
        String state = given.oneOf(Setting.CAMERAMANAGER_STATE, "required", "cookie-only");
        String transport = given.oneOf(Setting.CAMERAMANAGER_TOKEN_TRANSPORT, "form", "query");
        Access access = access(
                given, Setting.CAMERAMANAGER_ALLOWED_ACCOUNTS, Setting.CAMERAMANAGER_ADMINS, CAMERA_MANAGER_ACCOUNT);
        if (authorize.isEmpty() || token.isEmpty() || base.isEmpty() || redirect.isEmpty()) {
            return Optional.empty();
        }
        URI api = base.get().base();
        return Optional.of(new CameraManagerProvider(
                authorize.get(),
                token.get(),
                api,
                only(api, loopback),
                client,
                given.text(Setting.CAMERAMANAGER_REDIRECT_URI),
                scope,
                access,
                state.equals("cookie-only"),
                transport.equals("query")));
    }

    private static Optional<ApiHosts.Accepted> base(GivenSettings given, boolean loopback) {
        Optional<URI> base = given.address(Setting.CAMERAMANAGER_API_BASE, loopback);
        if (base.isEmpty()) {
            return Optional.empty();
        }
        ApiHosts.Verdict verdict = only(base.get(), loopback).judge(base.get());
        if (verdict instanceof ApiHosts.Accepted accepted) {
            return Optional.of(accepted);
        }
        given.fault(Setting.CAMERAMANAGER_API_BASE, "must be a scheme and a host, such as https://rest.example.com");
        return Optional.empty();
    }

    private static ApiHosts only(URI base, boolean loopback) {
        Pattern host = Pattern.compile(Pattern.quote(base.getHost().toLowerCase(java.util.Locale.ROOT)));
        return new ApiHosts(List.of(host), loopback, base.getScheme());
    }

    private static List<Pattern> hosts(GivenSettings given, Setting setting) {
        List<Pattern> patterns = new ArrayList<>();
        for (String expression : given.list(setting)) {
            try {
                patterns.add(Pattern.compile(expression));
            } catch (PatternSyntaxException e) {
                given.fault(setting, "has a wrong regular expression: " + Excerpt.of(e.getDescription()));
            }
        }
        return patterns;
    }

    private static Access access(GivenSettings given, Setting accountsSetting, Setting adminsSetting, Pattern account) {
        boolean digits = account == CAMERA_MANAGER_ACCOUNT;
        Set<String> accounts = new HashSet<>(given.list(accountsSetting));
        boolean any = accounts.remove("*");
        if (any && !accounts.isEmpty()) {
            given.fault(accountsSetting, "must be * alone or a list of account ids");
        }
        if (!accounts.stream().allMatch(a -> account.matcher(a).matches())) {
            given.fault(
                    accountsSetting,
                    digits
                            ? "has an account id that is no number"
                            : "has an account id without its eight digits, zeros in front");
        }
        Set<String> admins = Set.copyOf(new HashSet<>(given.list(adminsSetting)));
        for (String admin : admins) {
            String[] parts = admin.split("/", -1);
            if (parts.length != 2
                    || !account.matcher(parts[0]).matches()
                    || !USER.matcher(parts[1]).matches()) {
                given.fault(
                        adminsSetting,
                        "must list account/user, such as " + (digits ? "1106/20311" : "00001106/ca0f61ab"));
            }
        }
        return new Access(any, Set.copyOf(accounts), admins);
    }
}

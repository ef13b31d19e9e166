package io.eenjakarta.lifecycle;

/** What is done with a grant, and what becomes of it. A thousand grants, or a part of them by {@code -Dlifecycle.percent}. */
enum Kind {
    IDLE("een", 700, 0, 0),
    USED_DAILY("een", 40, 1, 0),
    USED_EVERY_EIGHT_DAYS("een", 60, 8, 0),
    PERMANENT("een", 70, 0, 0),
    PERMANENT_USED_DAILY("een", 10, 1, 0),
    CONSTANT("cameramanager", 60, 0, 0),
    CONSTANT_USED_DAILY("cameramanager", 10, 1, 0),
    PASSWORD_CHANGED("een", 30, 0, 20),
    REVOKED_THERE("een", 20, 1, 30);

    private final String provider;
    private final int grants;
    private final int everyDays;
    private final int killedOnDay;

    Kind(String provider, int grants, int everyDays, int killedOnDay) {
        this.provider = provider;
        this.grants = Math.max(1, grants * share() / 100);
        this.everyDays = everyDays;
        this.killedOnDay = killedOnDay;
    }

    /** Of a hundred grants, how many there are. */
    private static int share() {
        return Integer.getInteger("lifecycle.percent", 100);
    }

    String provider() {
        return provider;
    }

    /** How many of them there are. */
    int grants() {
        return grants;
    }

    /** How often it is used; 0: never. */
    int everyDays() {
        return everyDays;
    }

    /** The first day on which one of them dies at the provider, one each day from then on; 0: none does. */
    int killedOnDay() {
        return killedOnDay;
    }

    boolean permanent() {
        return this == PERMANENT || this == PERMANENT_USED_DAILY;
    }

    /** Whether it ends ninety days after its login and not before. */
    boolean livesNinetyDays() {
        return this == IDLE || this == USED_DAILY || this == USED_EVERY_EIGHT_DAYS;
    }
}

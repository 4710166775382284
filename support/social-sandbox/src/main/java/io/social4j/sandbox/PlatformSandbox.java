package io.social4j.sandbox;

import io.social4j.sandbox.Fault.Kind;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One platform: its endpoints, its accounts and its way of saying no. Called by one thread at a time; the time, the ledger
 * and the faults come from its {@link Ground}. A further platform is one more implementation and one line in
 * {@link Sandbox}.
 */
interface PlatformSandbox {

    /** The faults that only some platforms know. */
    Set<Kind> SPECIAL_KINDS = Set.copyOf(EnumSet.range(Kind.DUPLICATE, Kind.CONTAINER_EXPIRED));

    /** As in {@code social4j.platforms.<name>}. */
    String platform();

    Routes routes();

    Accounts accounts();

    /** Client id, client secret and whatever else a host has to know, by short keys. */
    Map<String, String> settings();

    /** Opens what is there from the start; the account opened first is the demo account. */
    default void openDemoAccounts() {
        SandboxAccount ignored = newAccount("demo", "Demo Account");
    }

    /** A new account with valid tokens. */
    SandboxAccount newAccount(String username, String displayName);

    /** No endpoint answers this. */
    Answer unknownEndpoint(Call call);

    Answer serverError(int status);

    Answer rateLimited(boolean withHeaders);

    Answer unauthorized();

    /** Content that the platform does not want. */
    Answer refused();

    /** Which of the {@link #SPECIAL_KINDS} it knows. */
    Set<Kind> specialities();

    /** The answer of one of its specialities. */
    Answer special(Fault fault);

    /** The path as the routes know it, for example without the version of the API. */
    default List<String> path(Call call) {
        return call.segments();
    }
}

package io.social4j.spring.web;

import io.social4j.Social4j;
import io.social4j.model.Account;
import io.social4j.model.HoldTarget;
import io.social4j.model.Violation;
import io.social4j.spi.PlatformToken;
import io.social4j.spring.CurrentUser;
import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What a user has connected. */
@ConditionalOnMissingBean(name = "socialAccountsController")
@RestController
@RequestMapping("${social4j.web.base-path:/api}/accounts")
final class AccountsController {

    private final Social4j social;
    private final CurrentUser currentUser;
    private final Owned owned;

    AccountsController(Social4j social, CurrentUser currentUser, Owned owned) {
        this.social = social;
        this.currentUser = currentUser;
        this.owned = owned;
    }

    @GetMapping
    AccountView[] accounts() {
        return social.accounts().of(currentUser.userId()).stream()
                .map(this::view)
                .toArray(AccountView[]::new);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    AccountView importToken(@RequestBody TokenBody body) {
        String user = currentUser.userId();
        PlatformToken token = body.toToken();
        if (!social.accounts().isUsable(token.account().platform())) {
            throw RequestException.refused(List.of(Violation.error(
                    token.account().platform(),
                    "platform.unknown",
                    "platform",
                    "This platform is not present or not configured here")));
        }
        Account account = social.accounts().importToken(user, token.account().id(), token);
        return view(account);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void disconnect(@PathVariable String id) {
        String user = currentUser.userId();
        social.accounts().disconnect(owned.account(user, id).id(), user);
    }

    @PostMapping("/{id}/pause")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void pause(@PathVariable String id) {
        String user = currentUser.userId();
        social.publisher()
                .actingAs(user)
                .pause(HoldTarget.account(owned.account(user, id).id()));
    }

    @PostMapping("/{id}/resume")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void resume(@PathVariable String id) {
        String user = currentUser.userId();
        social.publisher()
                .actingAs(user)
                .resume(HoldTarget.account(owned.account(user, id).id()));
    }

    private AccountView view(Account account) {
        return AccountView.of(
                account, social.accounts().isRenewable(account), social.health().storeTime());
    }
}

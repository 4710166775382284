package io.social4j.examples.calendar.browser;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@PageTest
class AccountsTest {

    @LocalServerPort
    private int port;

    @Test
    void aTokenIsImportedTheAccountPausedResumedAndRemoved(Tab tab) {
        Calendar calendar = new Calendar(tab, port).open("accounts");
        int before = calendar.call("GET", "/api/accounts", "").items().size();
        tab.pictures("accounts");
        tab.click("#import");
        tab.eval("document.querySelector('#import-platform').value = 'facebook'");
        tab.write("#import-accountId", "112130000000009");
        tab.write("#import-accessToken", "a-token-nobody-sees");
        tab.click(".dialog-foot button", "Import");
        String row = ".account:has(h2)";
        tab.untilShown(row, "112130000000009");
        assertThat(tab.eval("document.documentElement.outerHTML.includes('a-token-nobody-sees')")
                        .flag())
                .contains(false);

        String account = "eyes.find('.account', '112130000000009')";
        press(tab, account, "Pause");
        tab.until(account + ".textContent.includes('Paused')");
        press(tab, account, "Resume");
        tab.until("!" + account + ".textContent.includes('Paused')");
        press(tab, account, "Remove");
        tab.click(".dialog.small button", "Remove the account");
        tab.until("!" + account);
        assertThat(calendar.call("GET", "/api/accounts", "").items()).hasSize(before);
    }

    private static void press(Tab tab, String account, String button) {
        tab.eval("[..." + account + ".querySelectorAll('button')].find(one => one.textContent.includes('" + button
                + "')).click()");
    }
}

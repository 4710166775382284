package io.social4j.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LinkedInTextTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "Hello (world) ! Hello ! Hello",
                "Hello \\(world\\) ! Hello (world) ! Hello \\(world\\)",
                "mail me@example.com ! mail me ! mail me",
                "Use #my\\_tag now ! Use #my_tag now ! Use {hashtag|\\#|my\\_tag} now",
                "Use {hashtag|\\#|창업} now ! Use #창업 now ! Use {hashtag|\\#|창업} now",
                "Hi @[Ann Lee](urn:li:person:abc) there ! Hi Ann Lee there ! Hi @[Ann Lee](urn:li:person:abc) there",
                "C# is cut ! C ! C",
                "a lone \\ is cut ! a lone ! a lone",
                "a|b ! a ! a",
                "\\\\ \\| \\{ \\} \\@ \\[ \\] \\< \\> \\# \\* \\_ \\~ ! \\ | { } @ [ ] < > # * _ ~ "
                        + "! \\\\ \\| \\{ \\} \\@ \\[ \\] \\< \\> \\# \\* \\_ \\~"
            })
    void cutsSilentlyAtWhatIsNotEscaped(String sent, String visible, String shown) {
        LinkedInText text = LinkedInText.of(sent);

        assertThat(text.visible().strip()).isEqualTo(visible);
        assertThat(text.shown().strip()).isEqualTo(shown);
    }
}

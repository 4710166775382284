package com.example.host;

import io.social4j.SocialPublisher;
import io.social4j.model.PostId;
import io.social4j.model.PublishRequest;
import java.time.Instant;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A service of the application: a row of its own and a post, both or neither. */
@Service
public class Launches {

    private final JdbcTemplate own;
    private final SocialPublisher social;

    public Launches(JdbcTemplate own, SocialPublisher social) {
        this.own = own;
        this.social = social;
        own.execute("CREATE TABLE IF NOT EXISTS launch (name VARCHAR(100))");
    }

    @Transactional
    public PostId launch(String name, Instant at, boolean fails) {
        own.update("INSERT INTO launch (name) VALUES (?)", name);
        PostId post = social.schedule(PublishRequest.builder()
                        .user("ann")
                        .text(name)
                        .to("linkedin", "twitter")
                        .at(at)
                        .build())
                .id();
        if (fails) {
            throw new IllegalStateException("after it was scheduled");
        }
        return post;
    }
}

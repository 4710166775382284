-- What people schedule. Columns that only programs read hold JSON as text. Half of each page is left to the second version of its rows,
-- which says how they ended.
CREATE TABLE ${prefix}scheduled_post (
    id              varchar(64) COLLATE "C" NOT NULL PRIMARY KEY,
    user_id         varchar(200) COLLATE "C" NOT NULL,
    project_id      varchar(200),
    platforms       varchar(1000) NOT NULL,
    message         text NOT NULL,
    content         text NOT NULL,
    deliveries      text NOT NULL,
    scheduled_at    timestamptz NOT NULL,
    zone            varchar(64) NOT NULL,
    draft           boolean NOT NULL,
    status          varchar(20) NOT NULL,
    version         integer NOT NULL,
    idempotency_key varchar(300),
    request_hash    varchar(128) NOT NULL,
    created_at      timestamptz NOT NULL,
    updated_at      timestamptz NOT NULL
) WITH (fillfactor = 50);
CREATE UNIQUE INDEX ${prefix}scheduled_post_key ON ${prefix}scheduled_post (user_id, idempotency_key) WHERE idempotency_key IS NOT NULL;
CREATE INDEX ${prefix}scheduled_post_calendar ON ${prefix}scheduled_post (user_id, scheduled_at, id);
-- For retention. On the time of creation, as that never changes: the end of a post can then stay on its page and touches no index.
CREATE INDEX ${prefix}scheduled_post_age ON ${prefix}scheduled_post USING brin (created_at);

-- The hot table: three row versions for each delivery. Only what a visit changes stands here.
CREATE TABLE ${prefix}delivery (
    id              varchar(64) COLLATE "C" NOT NULL PRIMARY KEY,
    post_id         varchar(64) COLLATE "C" NOT NULL,
    account_id      varchar(64) COLLATE "C" NOT NULL,
    platform        varchar(40) COLLATE "C" NOT NULL,
    remote_account  varchar(300) COLLATE "C" NOT NULL,
    state           varchar(12) NOT NULL,
    due_at          timestamptz NOT NULL,
    next_at         timestamptz,
    lease_until     timestamptz,
    fence           bigint NOT NULL,
    seq             integer NOT NULL,
    content_version integer NOT NULL,
    tries           integer NOT NULL,
    deaths          integer NOT NULL,
    looks           integer NOT NULL,
    clean_looks     integer NOT NULL,
    silent          boolean NOT NULL,
    parked_by_hold  boolean NOT NULL,
    dismissed       boolean NOT NULL,
    first_intent_at timestamptz,
    published_at    timestamptz,
    permalink       text,
    failure         text
) WITH (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.01, autovacuum_vacuum_threshold = 200, autovacuum_vacuum_cost_delay = 0);
CREATE INDEX ${prefix}delivery_due ON ${prefix}delivery (platform, next_at, id) WHERE next_at IS NOT NULL;
CREATE INDEX ${prefix}delivery_dead ON ${prefix}delivery (id) WHERE state IN ('FAILED', 'NEEDS_REVIEW') AND NOT dismissed;

-- What deliveries send that an edit of their post left out; all others send what the post says.
CREATE TABLE ${prefix}delivery_payload (
    delivery_id varchar(64) COLLATE "C" NOT NULL PRIMARY KEY,
    payload     text NOT NULL
);

-- One row for each intent. The promise rests on its unique indexes.
CREATE TABLE ${prefix}publish_log (
    delivery_id     varchar(64) COLLATE "C" NOT NULL,
    seq             integer NOT NULL,
    platform        varchar(40) COLLATE "C" NOT NULL,
    remote_account  varchar(300) COLLATE "C" NOT NULL,
    step            varchar(200) NOT NULL,
    fingerprint     text NOT NULL,
    twin_key        varchar(64) COLLATE "C",
    is_last         boolean NOT NULL,
    is_open         boolean NOT NULL,
    fence           bigint NOT NULL,
    content_version integer NOT NULL,
    intent_at       timestamptz NOT NULL,
    deadline_at     timestamptz NOT NULL,
    steps           text,
    earlier_parts   text,
    accepted_handle text,
    outcome         varchar(10),
    outcome_at      timestamptz,
    remote_id       varchar(300) COLLATE "C",
    judged          boolean NOT NULL,
    failure         text,
    PRIMARY KEY (delivery_id, seq)
);
CREATE UNIQUE INDEX ${prefix}publish_log_open ON ${prefix}publish_log (delivery_id) WHERE is_open;
CREATE UNIQUE INDEX ${prefix}publish_log_twin ON ${prefix}publish_log (twin_key) WHERE twin_key IS NOT NULL;
CREATE UNIQUE INDEX ${prefix}publish_log_bound ON ${prefix}publish_log (remote_id, remote_account, platform) WHERE remote_id IS NOT NULL;

CREATE TABLE ${prefix}publish_step (
    delivery_id varchar(64) COLLATE "C" NOT NULL,
    step        varchar(200) NOT NULL,
    step_value  text NOT NULL,
    PRIMARY KEY (delivery_id, step)
);

CREATE TABLE ${prefix}account (
    id             varchar(64) COLLATE "C" NOT NULL PRIMARY KEY,
    user_id        varchar(200) COLLATE "C" NOT NULL,
    platform       varchar(40) COLLATE "C" NOT NULL,
    remote_account varchar(300) COLLATE "C" NOT NULL,
    display_name   text NOT NULL,
    scopes         text NOT NULL,
    expires_at     timestamptz
);
CREATE INDEX ${prefix}account_user ON ${prefix}account (user_id, id);

-- What platforms said is left of their budgets, less what processes have taken; expired ones go within the hour.
CREATE TABLE ${prefix}rate_limit (
    id             varchar(600) COLLATE "C" NOT NULL PRIMARY KEY,
    platform       varchar(40) COLLATE "C" NOT NULL,
    remote_account varchar(300) COLLATE "C" NOT NULL,
    bucket         varchar(200) NOT NULL,
    remaining      bigint NOT NULL,
    reset_at       timestamptz NOT NULL,
    probe          boolean NOT NULL,
    changed_at     timestamptz NOT NULL
) WITH (fillfactor = 70);
CREATE INDEX ${prefix}rate_limit_changed ON ${prefix}rate_limit (changed_at);

-- What keeps deliveries back. The target is "*", "platform:…" or "account:…".
CREATE TABLE ${prefix}hold (
    target     varchar(200) COLLATE "C" NOT NULL,
    cause      varchar(12) NOT NULL,
    account_id varchar(64) COLLATE "C",
    platform   varchar(40) COLLATE "C",
    until_at   timestamptz,
    PRIMARY KEY (target, cause)
);

-- Tokens are ciphertext, bound to this account, field and version.
CREATE TABLE ${prefix}platform_token (
    account_id    varchar(64) COLLATE "C" NOT NULL PRIMARY KEY,
    version       bigint NOT NULL,
    access_token  text NOT NULL,
    refresh_token text,
    expires_at    timestamptz,
    scopes        text NOT NULL,
    attributes    text NOT NULL,
    lease_until   timestamptz
);
CREATE INDEX ${prefix}platform_token_expiry ON ${prefix}platform_token (expires_at);

-- Events that one statement stored. The position is given when they are first read, so that none becomes visible behind a reader;
-- it is that of the last of them.
CREATE TABLE ${prefix}audit_batch (
    id            bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    events        integer NOT NULL,
    last_position bigint
);
CREATE INDEX ${prefix}audit_batch_new ON ${prefix}audit_batch (id) WHERE last_position IS NULL;
CREATE UNIQUE INDEX ${prefix}audit_batch_position ON ${prefix}audit_batch (last_position) WHERE last_position IS NOT NULL;

-- What happened, in the order of its batch.
CREATE TABLE ${prefix}audit_log (
    batch_id    bigint NOT NULL,
    place       integer NOT NULL,
    at          timestamptz NOT NULL,
    type        varchar(40) NOT NULL,
    post_id     varchar(64) COLLATE "C",
    delivery_id varchar(64) COLLATE "C",
    account_id  varchar(64) COLLATE "C",
    platform    varchar(40) COLLATE "C",
    actor       varchar(200) NOT NULL,
    detail      text NOT NULL,
    PRIMARY KEY (batch_id, place)
);
CREATE INDEX ${prefix}audit_log_post ON ${prefix}audit_log (post_id, batch_id, place);

-- What platforms said about live posts, one row each time they were asked. What a platform does not say is null, never 0.
CREATE TABLE ${prefix}analytics_event (
    delivery_id varchar(64) COLLATE "C" NOT NULL,
    at          timestamptz NOT NULL,
    platform    varchar(40) COLLATE "C" NOT NULL,
    impressions bigint,
    reactions   bigint,
    comments    bigint,
    shares      bigint,
    clicks      bigint,
    saves       bigint,
    PRIMARY KEY (delivery_id, at)
);

CREATE TABLE ${prefix}event_reader (
    reader   varchar(200) NOT NULL PRIMARY KEY,
    position bigint NOT NULL
);
-- The highest position given so far; whoever gives positions locks it.
INSERT INTO ${prefix}event_reader (reader, position) VALUES ('', 0);

-- Content of media, by its SHA-256; small items only, and none where a directory is set.
CREATE TABLE ${prefix}media (
    sha256  varchar(64) COLLATE "C" NOT NULL PRIMARY KEY,
    kept_at timestamptz NOT NULL,
    content bytea NOT NULL
);
CREATE INDEX ${prefix}media_kept ON ${prefix}media (kept_at);

-- Which post needs which content, wherever that is kept.
CREATE TABLE ${prefix}post_media (
    post_id varchar(64) COLLATE "C" NOT NULL,
    sha256  varchar(64) COLLATE "C" NOT NULL,
    PRIMARY KEY (post_id, sha256)
);
CREATE INDEX ${prefix}post_media_content ON ${prefix}post_media (sha256);

CREATE TABLE ${prefix}schema_version (
    version integer NOT NULL PRIMARY KEY
);
INSERT INTO ${prefix}schema_version (version) VALUES (1);

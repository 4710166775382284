-- What people schedule. Columns that only programs read hold JSON as character varying.
CREATE TABLE ${prefix}scheduled_post (
    id              varchar(64) NOT NULL PRIMARY KEY,
    user_id         varchar(200) NOT NULL,
    project_id      varchar(200),
    platforms       varchar(1000) NOT NULL,
    message         character varying NOT NULL,
    content         character varying NOT NULL,
    deliveries      character varying NOT NULL,
    scheduled_at    timestamp(6) with time zone NOT NULL,
    zone            varchar(64) NOT NULL,
    draft           boolean NOT NULL,
    status          varchar(20) NOT NULL,
    version         integer NOT NULL,
    idempotency_key varchar(300),
    request_hash    varchar(128) NOT NULL,
    created_at      timestamp(6) with time zone NOT NULL,
    updated_at      timestamp(6) with time zone NOT NULL
);
CREATE UNIQUE INDEX ${prefix}scheduled_post_key ON ${prefix}scheduled_post (user_id, idempotency_key);
CREATE INDEX ${prefix}scheduled_post_calendar ON ${prefix}scheduled_post (user_id, scheduled_at, id);
CREATE INDEX ${prefix}scheduled_post_ended ON ${prefix}scheduled_post (status, updated_at);

-- The hot table: three row versions for each delivery. Only what a visit changes stands here.
CREATE TABLE ${prefix}delivery (
    id              varchar(64) NOT NULL PRIMARY KEY,
    post_id         varchar(64) NOT NULL,
    account_id      varchar(64) NOT NULL,
    platform        varchar(40) NOT NULL,
    remote_account  varchar(300) NOT NULL,
    state           varchar(12) NOT NULL,
    due_at          timestamp(6) with time zone NOT NULL,
    next_at         timestamp(6) with time zone,
    lease_until     timestamp(6) with time zone,
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
    first_intent_at timestamp(6) with time zone,
    published_at    timestamp(6) with time zone,
    permalink       character varying,
    failure         character varying
);
CREATE INDEX ${prefix}delivery_due ON ${prefix}delivery (platform, next_at, id);
CREATE INDEX ${prefix}delivery_dead ON ${prefix}delivery (state, dismissed, id);

-- What deliveries send that an edit of their post left out; all others send what the post says.
CREATE TABLE ${prefix}delivery_payload (
    delivery_id varchar(64) NOT NULL PRIMARY KEY,
    payload     character varying NOT NULL
);

-- One row for each intent. The promise rests on its unique indexes; a generated column stands for a partial one.
CREATE TABLE ${prefix}publish_log (
    delivery_id     varchar(64) NOT NULL,
    seq             integer NOT NULL,
    platform        varchar(40) NOT NULL,
    remote_account  varchar(300) NOT NULL,
    step            varchar(200) NOT NULL,
    fingerprint     character varying NOT NULL,
    twin_key        varchar(64),
    is_last         boolean NOT NULL,
    is_open         boolean NOT NULL,
    fence           bigint NOT NULL,
    content_version integer NOT NULL,
    intent_at       timestamp(6) with time zone NOT NULL,
    deadline_at     timestamp(6) with time zone NOT NULL,
    steps           character varying,
    earlier_parts   character varying,
    accepted_handle character varying,
    outcome         varchar(10),
    outcome_at      timestamp(6) with time zone,
    remote_id       varchar(300),
    judged          boolean NOT NULL,
    failure         character varying,
    open_key        varchar(64) GENERATED ALWAYS AS (CASE WHEN is_open THEN delivery_id END),
    PRIMARY KEY (delivery_id, seq)
);
CREATE UNIQUE INDEX ${prefix}publish_log_open ON ${prefix}publish_log (open_key);
CREATE UNIQUE INDEX ${prefix}publish_log_twin ON ${prefix}publish_log (twin_key);
CREATE UNIQUE INDEX ${prefix}publish_log_bound ON ${prefix}publish_log (remote_id, remote_account, platform);

CREATE TABLE ${prefix}publish_step (
    delivery_id varchar(64) NOT NULL,
    step        varchar(200) NOT NULL,
    step_value  character varying NOT NULL,
    PRIMARY KEY (delivery_id, step)
);

CREATE TABLE ${prefix}account (
    id             varchar(64) NOT NULL PRIMARY KEY,
    user_id        varchar(200) NOT NULL,
    platform       varchar(40) NOT NULL,
    remote_account varchar(300) NOT NULL,
    display_name   character varying NOT NULL,
    scopes         character varying NOT NULL,
    expires_at     timestamp(6) with time zone
);
CREATE INDEX ${prefix}account_user ON ${prefix}account (user_id, id);

-- What platforms said is left of their budgets, less what processes have taken; expired ones go within the hour.
CREATE TABLE ${prefix}rate_limit (
    id             varchar(600) NOT NULL PRIMARY KEY,
    platform       varchar(40) NOT NULL,
    remote_account varchar(300) NOT NULL,
    bucket         varchar(200) NOT NULL,
    remaining      bigint NOT NULL,
    reset_at       timestamp(6) with time zone NOT NULL,
    probe          boolean NOT NULL,
    changed_at     timestamp(6) with time zone NOT NULL
);
CREATE INDEX ${prefix}rate_limit_changed ON ${prefix}rate_limit (changed_at);

-- What keeps deliveries back. The target is "*", "platform:…" or "account:…".
CREATE TABLE ${prefix}hold (
    target     varchar(200) NOT NULL,
    cause      varchar(12) NOT NULL,
    account_id varchar(64),
    platform   varchar(40),
    until_at   timestamp(6) with time zone,
    PRIMARY KEY (target, cause)
);

-- Tokens are ciphertext, bound to this account, field and version.
CREATE TABLE ${prefix}platform_token (
    account_id    varchar(64) NOT NULL PRIMARY KEY,
    version       bigint NOT NULL,
    access_token  character varying NOT NULL,
    refresh_token character varying,
    expires_at    timestamp(6) with time zone,
    scopes        character varying NOT NULL,
    attributes    character varying NOT NULL,
    lease_until   timestamp(6) with time zone
);
CREATE INDEX ${prefix}platform_token_expiry ON ${prefix}platform_token (expires_at);

-- Events that one statement stored. The position is given when they are first read, so that none becomes visible behind a reader;
-- it is that of the last of them.
CREATE TABLE ${prefix}audit_batch (
    id            bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    events        integer NOT NULL,
    last_position bigint
);
CREATE INDEX ${prefix}audit_batch_new ON ${prefix}audit_batch (last_position, id);
CREATE UNIQUE INDEX ${prefix}audit_batch_position ON ${prefix}audit_batch (last_position);

-- What happened, in the order of its batch.
CREATE TABLE ${prefix}audit_log (
    batch_id    bigint NOT NULL,
    place       integer NOT NULL,
    at          timestamp(6) with time zone NOT NULL,
    type        varchar(40) NOT NULL,
    post_id     varchar(64),
    delivery_id varchar(64),
    account_id  varchar(64),
    platform    varchar(40),
    actor       varchar(200) NOT NULL,
    detail      character varying NOT NULL,
    PRIMARY KEY (batch_id, place)
);
CREATE INDEX ${prefix}audit_log_post ON ${prefix}audit_log (post_id, batch_id, place);

-- What platforms said about live posts, one row each time they were asked. What a platform does not say is null, never 0.
CREATE TABLE ${prefix}analytics_event (
    delivery_id varchar(64) NOT NULL,
    at          timestamp(6) with time zone NOT NULL,
    platform    varchar(40) NOT NULL,
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
    sha256  varchar(64) NOT NULL PRIMARY KEY,
    kept_at timestamp(6) with time zone NOT NULL,
    content blob NOT NULL
);
CREATE INDEX ${prefix}media_kept ON ${prefix}media (kept_at);

-- Which post needs which content, wherever that is kept.
CREATE TABLE ${prefix}post_media (
    post_id varchar(64) NOT NULL,
    sha256  varchar(64) NOT NULL,
    PRIMARY KEY (post_id, sha256)
);
CREATE INDEX ${prefix}post_media_content ON ${prefix}post_media (sha256);

CREATE TABLE ${prefix}schema_version (
    version integer NOT NULL PRIMARY KEY
);
INSERT INTO ${prefix}schema_version (version) VALUES (1);

-- The truth of a fresh database. Times are UTC milliseconds, amounts minor units of the item's currency.
-- Older databases reach the same schema through storage/migrations/.

CREATE TABLE setting (
    name  TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT;

CREATE TABLE user (
    id            TEXT PRIMARY KEY,
    email         TEXT NOT NULL UNIQUE CHECK (email = lower(email)),
    password_hash TEXT,
    name          TEXT,
    image         TEXT,
    verified_at   INTEGER,
    created_at    INTEGER NOT NULL,
    updated_at    INTEGER NOT NULL,
    -- Kept by triggers on notification.
    unread        INTEGER NOT NULL DEFAULT 0 CHECK (unread >= 0),
    -- Of mails and notifications.
    language      TEXT NOT NULL DEFAULT 'en' CHECK (language IN ('en', 'de', 'es', 'hu', 'pl'))
) STRICT;

CREATE TABLE session (
    token_hash   TEXT PRIMARY KEY,
    user_id      TEXT NOT NULL REFERENCES user (id) ON DELETE CASCADE,
    created_at   INTEGER NOT NULL,
    expires_at   INTEGER NOT NULL,
    user_agent   TEXT NOT NULL DEFAULT '',
    last_seen_at INTEGER
) STRICT;
CREATE INDEX session_of_user ON session (user_id);
CREATE INDEX session_by_end ON session (expires_at);

CREATE TABLE auction (
    id                              TEXT PRIMARY KEY,
    creator_id                      TEXT NOT NULL REFERENCES user (id) ON DELETE CASCADE,
    name                            TEXT NOT NULL,
    description                     TEXT,
    thumbnail_url                   TEXT,
    join_mode                       TEXT NOT NULL CHECK (join_mode IN ('FREE', 'INVITE_ONLY', 'LINK')),
    member_can_invite               INTEGER NOT NULL CHECK (member_can_invite IN (0, 1)),
    bidder_visibility               TEXT NOT NULL CHECK (bidder_visibility IN ('VISIBLE', 'ANONYMOUS', 'PER_BID')),
    bid_mode                        TEXT NOT NULL CHECK (bid_mode IN ('PLAIN', 'PROXY')),
    item_end_mode                   TEXT NOT NULL CHECK (item_end_mode IN ('AUCTION_END', 'CUSTOM', 'NONE')),
    soft_close_mode                 TEXT NOT NULL CHECK (soft_close_mode IN ('ADD_TO_END', 'RESET_FROM_BID')),
    ends_at                         INTEGER,
    hard_stop_at                    INTEGER,
    closed_at                       INTEGER,
    default_items_editable_by_admin INTEGER NOT NULL CHECK (default_items_editable_by_admin IN (0, 1)),
    default_anti_snipe              INTEGER NOT NULL CHECK (default_anti_snipe IN (0, 1)),
    default_anti_snipe_threshold    INTEGER NOT NULL CHECK (default_anti_snipe_threshold BETWEEN 60 AND 3600),
    default_anti_snipe_extension    INTEGER NOT NULL CHECK (default_anti_snipe_extension BETWEEN 5 AND 3600),
    created_at                      INTEGER NOT NULL,
    updated_at                      INTEGER NOT NULL,
    -- Whoever joins by link must know it, where it is set.
    invite_token                    TEXT
) STRICT;
CREATE UNIQUE INDEX auction_by_invite_token ON auction (invite_token);
CREATE INDEX auction_by_thumbnail ON auction (thumbnail_url);
CREATE INDEX auction_of_creator ON auction (creator_id);
CREATE INDEX auction_by_join_mode ON auction (join_mode, created_at, id);
CREATE INDEX auction_open_by_end ON auction (ends_at) WHERE closed_at IS NULL;

CREATE TABLE member (
    id         TEXT PRIMARY KEY,
    auction_id TEXT NOT NULL REFERENCES auction (id) ON DELETE CASCADE,
    user_id    TEXT NOT NULL REFERENCES user (id) ON DELETE CASCADE,
    role       TEXT NOT NULL CHECK (role IN ('OWNER', 'ADMIN', 'CREATOR', 'BIDDER')),
    joined_at  INTEGER NOT NULL,
    invited_by TEXT REFERENCES user (id) ON DELETE SET NULL,
    UNIQUE (auction_id, user_id)
) STRICT;
CREATE INDEX member_of_user ON member (user_id, joined_at, auction_id);
CREATE INDEX member_of_auction ON member (auction_id, role, joined_at, id);
CREATE INDEX member_by_inviter ON member (invited_by);

CREATE TABLE invite (
    id         TEXT PRIMARY KEY,
    auction_id TEXT NOT NULL REFERENCES auction (id) ON DELETE CASCADE,
    email      TEXT NOT NULL CHECK (email = lower(email)),
    role       TEXT NOT NULL CHECK (role IN ('ADMIN', 'CREATOR', 'BIDDER')),
    token      TEXT NOT NULL UNIQUE,
    expires_at INTEGER,
    used_at    INTEGER,
    created_at INTEGER NOT NULL,
    sender_id  TEXT NOT NULL REFERENCES user (id) ON DELETE CASCADE,
    UNIQUE (auction_id, email)
) STRICT;
CREATE INDEX invite_of_auction ON invite (auction_id, created_at, id);
CREATE INDEX invite_of_sender ON invite (sender_id);
CREATE INDEX invite_to ON invite (email, created_at, id);

CREATE TABLE item (
    id                   TEXT PRIMARY KEY,
    auction_id           TEXT NOT NULL REFERENCES auction (id) ON DELETE CASCADE,
    creator_id           TEXT NOT NULL REFERENCES user (id) ON DELETE CASCADE,
    last_updated_by      TEXT REFERENCES user (id) ON DELETE SET NULL,
    name                 TEXT NOT NULL,
    description          TEXT,
    currency_code        TEXT NOT NULL,
    starting_bid         INTEGER NOT NULL CHECK (starting_bid >= 0),
    min_bid_increment    INTEGER NOT NULL CHECK (min_bid_increment > 0),
    current_bid          INTEGER,
    leader_id            TEXT REFERENCES user (id) ON DELETE SET NULL,
    leader_maximum       INTEGER NOT NULL DEFAULT 0,
    leader_anonymous     INTEGER NOT NULL DEFAULT 0 CHECK (leader_anonymous IN (0, 1)),
    bid_count            INTEGER NOT NULL DEFAULT 0 CHECK (bid_count >= 0),
    bidder_anonymous     INTEGER NOT NULL CHECK (bidder_anonymous IN (0, 1)),
    is_published         INTEGER NOT NULL CHECK (is_published IN (0, 1)),
    announced_at         INTEGER,
    is_editable_by_admin INTEGER NOT NULL CHECK (is_editable_by_admin IN (0, 1)),
    discussions_enabled  INTEGER NOT NULL CHECK (discussions_enabled IN (0, 1)),
    ends_at              INTEGER,
    extended_until       INTEGER,
    -- The end in force (auction/closing_rules), kept with every write that moves it.
    closes_at            INTEGER,
    anti_snipe_enabled   INTEGER NOT NULL CHECK (anti_snipe_enabled IN (0, 1)),
    anti_snipe_threshold INTEGER NOT NULL CHECK (anti_snipe_threshold BETWEEN 60 AND 3600),
    anti_snipe_extension INTEGER NOT NULL CHECK (anti_snipe_extension BETWEEN 5 AND 3600),
    closed_at            INTEGER,
    created_at           INTEGER NOT NULL,
    updated_at           INTEGER NOT NULL,
    -- When its watchers were told that it ends soon.
    reminded_at          INTEGER,
    CHECK ((current_bid IS NULL) = (bid_count = 0))
) STRICT;
CREATE INDEX item_of_auction ON item (auction_id, created_at, id);
CREATE INDEX item_of_creator ON item (creator_id, created_at, id);
CREATE INDEX item_of_leader ON item (leader_id);
CREATE INDEX item_by_editor ON item (last_updated_by);
CREATE INDEX item_open_by_end ON item (closes_at) WHERE closed_at IS NULL;
CREATE INDEX item_to_remind_of ON item (closes_at)
    WHERE closed_at IS NULL AND reminded_at IS NULL AND is_published = 1;

CREATE TABLE bid (
    seq          INTEGER PRIMARY KEY,
    id           TEXT NOT NULL UNIQUE,
    item_id      TEXT NOT NULL REFERENCES item (id) ON DELETE CASCADE,
    user_id      TEXT NOT NULL REFERENCES user (id) ON DELETE CASCADE,
    amount       INTEGER NOT NULL CHECK (amount > 0),
    is_anonymous INTEGER NOT NULL CHECK (is_anonymous IN (0, 1)),
    placed_at    INTEGER NOT NULL
) STRICT;
CREATE INDEX bid_of_item ON bid (item_id, amount DESC, seq);
CREATE INDEX bid_of_user ON bid (user_id, item_id, amount);
CREATE INDEX bid_by_user ON bid (user_id);

CREATE TABLE discussion (
    id         TEXT PRIMARY KEY,
    item_id    TEXT NOT NULL REFERENCES item (id) ON DELETE CASCADE,
    user_id    TEXT NOT NULL REFERENCES user (id) ON DELETE CASCADE,
    parent_id  TEXT REFERENCES discussion (id) ON DELETE CASCADE,
    content    TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL
) STRICT;
CREATE INDEX discussion_of_item ON discussion (item_id, created_at, id);
CREATE INDEX discussion_on_top ON discussion (item_id, created_at, id) WHERE parent_id IS NULL;
CREATE INDEX discussion_of_parent ON discussion (parent_id);
CREATE INDEX discussion_of_user ON discussion (user_id);

-- What happened, not its text: that is rendered when it is read.
CREATE TABLE notification (
    seq        INTEGER PRIMARY KEY,
    id         TEXT NOT NULL UNIQUE,
    user_id    TEXT NOT NULL REFERENCES user (id) ON DELETE CASCADE,
    type       TEXT NOT NULL,
    auction_id TEXT,
    item_id    TEXT,
    subject    TEXT NOT NULL,
    detail     TEXT NOT NULL,
    is_read    INTEGER NOT NULL DEFAULT 0 CHECK (is_read IN (0, 1)),
    created_at INTEGER NOT NULL,
    -- Words that came with an import; kept as they were.
    title      TEXT,
    message    TEXT,
    -- Whom the detail names; it is emptied when he goes.
    about_user TEXT
) STRICT;
CREATE INDEX notification_about_user ON notification (about_user) WHERE about_user IS NOT NULL;
CREATE TRIGGER notification_forgets_who BEFORE DELETE ON user
BEGIN
    UPDATE notification SET detail = '', about_user = NULL WHERE about_user = OLD.id;
END;
CREATE INDEX notification_by_age ON notification (created_at);
CREATE INDEX notification_read_by_age ON notification (created_at) WHERE is_read = 1;
CREATE INDEX notification_of_user ON notification (user_id, seq);
CREATE INDEX notification_unread ON notification (user_id, seq) WHERE is_read = 0;
CREATE TRIGGER notification_counts AFTER INSERT ON notification WHEN NEW.is_read = 0
BEGIN
    UPDATE user SET unread = unread + 1 WHERE id = NEW.user_id;
END;
CREATE TRIGGER notification_counts_no_more AFTER DELETE ON notification WHEN OLD.is_read = 0
BEGIN
    UPDATE user SET unread = unread - 1 WHERE id = OLD.user_id;
END;
CREATE TRIGGER notification_was_read AFTER UPDATE OF is_read ON notification WHEN OLD.is_read <> NEW.is_read
BEGIN
    UPDATE user SET unread = unread + OLD.is_read - NEW.is_read WHERE id = NEW.user_id;
END;

CREATE TABLE user_setting (
    id                     TEXT PRIMARY KEY,
    user_id                TEXT NOT NULL UNIQUE REFERENCES user (id) ON DELETE CASCADE,
    item_sidebar_collapsed INTEGER NOT NULL DEFAULT 0 CHECK (item_sidebar_collapsed IN (0, 1)),
    email_on_new_item      INTEGER NOT NULL DEFAULT 0 CHECK (email_on_new_item IN (0, 1)),
    email_on_outbid        INTEGER NOT NULL DEFAULT 0 CHECK (email_on_outbid IN (0, 1)),
    email_on_item_won      INTEGER NOT NULL DEFAULT 0 CHECK (email_on_item_won IN (0, 1)),
    -- Types of notifications that are not wanted, separated by commas.
    muted_types            TEXT NOT NULL DEFAULT '',
    created_at             INTEGER NOT NULL,
    updated_at             INTEGER NOT NULL
) STRICT;

CREATE TABLE one_time_token (
    token_hash TEXT PRIMARY KEY,
    user_id    TEXT NOT NULL REFERENCES user (id) ON DELETE CASCADE,
    purpose    TEXT NOT NULL CHECK (purpose IN ('VERIFY_EMAIL', 'RESET_PASSWORD')),
    created_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    -- Used, or replaced by a newer one; kept for an hour, as their number is limited.
    spent_at   INTEGER
) STRICT;
CREATE INDEX one_time_token_of_user ON one_time_token (user_id, purpose, created_at);
CREATE INDEX one_time_token_by_age ON one_time_token (created_at);

-- Paths are below the folder of images. Copies of an item share its files.
CREATE TABLE image (
    id           TEXT PRIMARY KEY,
    item_id      TEXT NOT NULL REFERENCES item (id) ON DELETE CASCADE,
    path         TEXT NOT NULL,
    position     INTEGER NOT NULL CHECK (position >= 0),
    content_type TEXT NOT NULL,
    bytes        INTEGER NOT NULL CHECK (bytes >= 0),
    width        INTEGER NOT NULL CHECK (width >= 0),
    height       INTEGER NOT NULL CHECK (height >= 0),
    created_at   INTEGER NOT NULL
) STRICT;
CREATE INDEX image_of_item ON image (item_id, position);
CREATE INDEX image_by_path ON image (path);

-- Files nobody shows any more, until the house has deleted them.
CREATE TABLE orphan_file (
    path TEXT PRIMARY KEY
) STRICT, WITHOUT ROWID;
CREATE TRIGGER image_leaves_its_file AFTER DELETE ON image
WHEN NOT EXISTS (SELECT 1 FROM image WHERE path = OLD.path)
BEGIN
    INSERT OR IGNORE INTO orphan_file (path) VALUES (OLD.path);
END;
CREATE TRIGGER auction_leaves_its_thumbnail AFTER DELETE ON auction
WHEN OLD.thumbnail_url IS NOT NULL AND NOT EXISTS (SELECT 1 FROM auction WHERE thumbnail_url = OLD.thumbnail_url)
BEGIN
    INSERT OR IGNORE INTO orphan_file (path) VALUES (OLD.thumbnail_url);
END;
CREATE TRIGGER auction_changes_its_thumbnail AFTER UPDATE OF thumbnail_url ON auction
WHEN OLD.thumbnail_url IS NOT NULL AND NOT EXISTS (SELECT 1 FROM auction WHERE thumbnail_url = OLD.thumbnail_url)
BEGIN
    INSERT OR IGNORE INTO orphan_file (path) VALUES (OLD.thumbnail_url);
END;

CREATE TABLE mail (
    seq         INTEGER PRIMARY KEY,
    id          TEXT NOT NULL UNIQUE,
    user_id     TEXT REFERENCES user (id) ON DELETE CASCADE,
    item_id     TEXT,
    to_email    TEXT NOT NULL,
    to_name     TEXT,
    kind        TEXT NOT NULL CHECK (kind IN ('WELCOME', 'INVITE', 'NEW_ITEM', 'OUTBID', 'PASSWORD_RESET', 'ITEM_WON',
                                              'ACCOUNT_EXISTS', 'EMAIL_VERIFICATION')),
    language    TEXT NOT NULL,
    -- What the template shows, as JSON. Emptied once the mail is done with, as it may hold links that sign in.
    detail      TEXT NOT NULL,
    status      TEXT NOT NULL CHECK (status IN ('PENDING', 'SENT', 'FAILED', 'ABANDONED')),
    attempts    INTEGER NOT NULL DEFAULT 0 CHECK (attempts >= 0),
    -- When it may next be tried; nothing once it is done with.
    due_at      INTEGER,
    last_error  TEXT,
    created_at  INTEGER NOT NULL,
    sent_at     INTEGER
) STRICT;
CREATE INDEX mail_due ON mail (due_at) WHERE due_at IS NOT NULL;
CREATE INDEX mail_of_user ON mail (user_id, kind, item_id, created_at);
CREATE INDEX mail_by_age ON mail (created_at);

-- What an import of Auktiva's data has brought, so that no later run brings back what was deleted here.
CREATE TABLE imported (
    kind TEXT NOT NULL CHECK (kind IN ('user', 'auction', 'thumbnail', 'item', 'image')),
    id   TEXT NOT NULL,
    at   INTEGER NOT NULL,
    PRIMARY KEY (kind, id)
) STRICT, WITHOUT ROWID;

-- Accepted bids by the key their sender gave; written in the bid's own transaction, kept 48 hours.
CREATE TABLE accepted_request (
    user_id      TEXT NOT NULL REFERENCES user (id) ON DELETE CASCADE,
    key          TEXT NOT NULL,
    request_hash TEXT NOT NULL,
    answer       TEXT NOT NULL,
    at           INTEGER NOT NULL,
    PRIMARY KEY (user_id, key)
) STRICT, WITHOUT ROWID;
CREATE INDEX accepted_request_by_age ON accepted_request (at);

CREATE TABLE audit (
    seq     INTEGER PRIMARY KEY,
    at      INTEGER NOT NULL,
    actor   TEXT NOT NULL,
    action  TEXT NOT NULL,
    subject TEXT NOT NULL,
    detail  TEXT NOT NULL
) STRICT;
CREATE TRIGGER audit_is_never_changed BEFORE UPDATE ON audit
BEGIN
    SELECT raise(ABORT, 'audit rows are never changed');
END;
CREATE TRIGGER audit_is_never_deleted BEFORE DELETE ON audit
BEGIN
    SELECT raise(ABORT, 'audit rows are never deleted');
END;

CREATE TABLE channel (
    id   INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE
) STRICT;

CREATE TABLE event (
    id      INTEGER PRIMARY KEY,
    channel INTEGER NOT NULL REFERENCES channel (id) ON DELETE CASCADE,
    seq     INTEGER NOT NULL,
    at      INTEGER NOT NULL,
    name    TEXT NOT NULL,
    data    TEXT NOT NULL,
    UNIQUE (channel, seq)
) STRICT;
CREATE INDEX event_by_age ON event (at);

-- What webhooks are still to be told, in the order of each receiver.
CREATE TABLE webhook_delivery (
    -- Never given twice: one may be taken off the queue a second time.
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    app        TEXT NOT NULL,
    -- Which of the app's webhooks, from 0.
    hook       INTEGER NOT NULL CHECK (hook >= 0),
    url        TEXT NOT NULL,
    body       TEXT NOT NULL,
    created_at INTEGER NOT NULL
) STRICT;
CREATE INDEX webhook_delivery_to ON webhook_delivery (url);

-- What receivers hold true since they were told: a channel is occupied, or with a user_id, that member is on it.
CREATE TABLE webhook_belief (
    app     TEXT NOT NULL,
    channel TEXT NOT NULL,
    user_id TEXT NOT NULL,
    PRIMARY KEY (app, channel, user_id)
) STRICT, WITHOUT ROWID;

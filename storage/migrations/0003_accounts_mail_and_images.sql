ALTER TABLE user ADD COLUMN language TEXT NOT NULL DEFAULT 'en' CHECK (language IN ('en', 'de', 'es', 'hu', 'pl'));
ALTER TABLE session ADD COLUMN user_agent TEXT NOT NULL DEFAULT '';
ALTER TABLE session ADD COLUMN last_seen_at INTEGER;
ALTER TABLE auction ADD COLUMN invite_token TEXT;
CREATE UNIQUE INDEX auction_by_invite_token ON auction (invite_token);
CREATE INDEX auction_by_thumbnail ON auction (thumbnail_url);
ALTER TABLE item ADD COLUMN reminded_at INTEGER;
CREATE INDEX item_to_remind_of ON item (closes_at)
    WHERE closed_at IS NULL AND reminded_at IS NULL AND is_published = 1;
CREATE INDEX bid_by_user ON bid (user_id);
ALTER TABLE notification ADD COLUMN title TEXT;
ALTER TABLE notification ADD COLUMN message TEXT;
ALTER TABLE notification ADD COLUMN about_user TEXT;
CREATE INDEX notification_about_user ON notification (about_user) WHERE about_user IS NOT NULL;
CREATE TRIGGER notification_forgets_who BEFORE DELETE ON user
BEGIN
    UPDATE notification SET detail = '', about_user = NULL WHERE about_user = OLD.id;
END;
CREATE INDEX notification_by_age ON notification (created_at);
CREATE INDEX notification_read_by_age ON notification (created_at) WHERE is_read = 1;

-- Lists are read in the order of an index, page by page.
DROP INDEX auction_by_join_mode;
CREATE INDEX auction_by_join_mode ON auction (join_mode, created_at, id);
DROP INDEX member_of_user;
CREATE INDEX member_of_user ON member (user_id, joined_at, auction_id);
CREATE INDEX member_of_auction ON member (auction_id, role, joined_at, id);
CREATE INDEX invite_of_auction ON invite (auction_id, created_at, id);
DROP INDEX item_of_auction;
CREATE INDEX item_of_auction ON item (auction_id, created_at, id);
DROP INDEX item_of_creator;
CREATE INDEX item_of_creator ON item (creator_id, created_at, id);
DROP INDEX bid_of_item;
CREATE INDEX bid_of_item ON bid (item_id, amount DESC, seq);
DROP INDEX discussion_of_item;
CREATE INDEX discussion_of_item ON discussion (item_id, created_at, id);
CREATE INDEX discussion_on_top ON discussion (item_id, created_at, id) WHERE parent_id IS NULL;

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

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

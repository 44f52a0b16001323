-- The layout of a database of the Auktiva on Prisma, as its seventeen steps leave it.

CREATE TABLE _prisma_migrations (id TEXT PRIMARY KEY NOT NULL, migration_name TEXT NOT NULL);

CREATE TABLE users (
    id            TEXT NOT NULL PRIMARY KEY,
    email         TEXT NOT NULL,
    passwordHash  TEXT,
    name          TEXT,
    image         TEXT,
    emailVerified DATETIME,
    createdAt     DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    updatedAt     DATETIME NOT NULL
);
CREATE UNIQUE INDEX users_email_key ON users (email);

CREATE TABLE accounts (
    id                TEXT NOT NULL PRIMARY KEY,
    userId            TEXT NOT NULL REFERENCES users (id) ON DELETE CASCADE ON UPDATE CASCADE,
    type              TEXT NOT NULL,
    provider          TEXT NOT NULL,
    providerAccountId TEXT NOT NULL,
    refresh_token     TEXT,
    access_token      TEXT,
    expires_at        INTEGER,
    token_type        TEXT,
    scope             TEXT,
    id_token          TEXT,
    session_state     TEXT
);
CREATE UNIQUE INDEX accounts_provider_key ON accounts (provider, providerAccountId);

CREATE TABLE user_settings (
    id                   TEXT NOT NULL PRIMARY KEY,
    userId               TEXT NOT NULL REFERENCES users (id) ON DELETE CASCADE ON UPDATE CASCADE,
    itemSidebarCollapsed BOOLEAN NOT NULL DEFAULT false,
    emailOnNewItem       BOOLEAN NOT NULL DEFAULT false,
    emailOnOutbid        BOOLEAN NOT NULL DEFAULT false,
    emailOnItemWon       BOOLEAN NOT NULL DEFAULT false,
    createdAt            DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    updatedAt            DATETIME NOT NULL
);
CREATE UNIQUE INDEX user_settings_userId_key ON user_settings (userId);

CREATE TABLE auctions (
    id                          TEXT NOT NULL PRIMARY KEY,
    name                        TEXT NOT NULL,
    description                 TEXT,
    joinMode                    TEXT NOT NULL DEFAULT 'INVITE_ONLY',
    memberCanInvite             BOOLEAN NOT NULL DEFAULT false,
    inviteToken                 TEXT,
    bidderVisibility            TEXT NOT NULL DEFAULT 'VISIBLE',
    endDate                     DATETIME,
    itemEndMode                 TEXT NOT NULL DEFAULT 'CUSTOM',
    thumbnailUrl                TEXT,
    defaultItemsEditableByAdmin BOOLEAN NOT NULL DEFAULT false,
    defaultAntiSnipe            BOOLEAN NOT NULL DEFAULT false,
    defaultAntiSnipeThreshold   INTEGER NOT NULL DEFAULT 300,
    defaultAntiSnipeExtension   INTEGER NOT NULL DEFAULT 300,
    createdAt                   DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    updatedAt                   DATETIME NOT NULL,
    creatorId                   TEXT NOT NULL REFERENCES users (id) ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE UNIQUE INDEX auctions_inviteToken_key ON auctions (inviteToken);

CREATE TABLE auction_members (
    id          TEXT NOT NULL PRIMARY KEY,
    auctionId   TEXT NOT NULL REFERENCES auctions (id) ON DELETE CASCADE ON UPDATE CASCADE,
    userId      TEXT NOT NULL REFERENCES users (id) ON DELETE CASCADE ON UPDATE CASCADE,
    role        TEXT NOT NULL DEFAULT 'BIDDER',
    joinedAt    DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    invitedById TEXT
);
CREATE UNIQUE INDEX auction_members_key ON auction_members (auctionId, userId);

CREATE TABLE auction_invites (
    id        TEXT NOT NULL PRIMARY KEY,
    auctionId TEXT NOT NULL REFERENCES auctions (id) ON DELETE CASCADE ON UPDATE CASCADE,
    email     TEXT NOT NULL,
    role      TEXT NOT NULL DEFAULT 'BIDDER',
    token     TEXT NOT NULL,
    expiresAt DATETIME,
    usedAt    DATETIME,
    createdAt DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    senderId  TEXT NOT NULL REFERENCES users (id) ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE UNIQUE INDEX auction_invites_token_key ON auction_invites (token);
CREATE UNIQUE INDEX auction_invites_key ON auction_invites (auctionId, email);

CREATE TABLE currencies (code TEXT NOT NULL PRIMARY KEY, name TEXT NOT NULL, symbol TEXT NOT NULL);

CREATE TABLE auction_items (
    id                        TEXT NOT NULL PRIMARY KEY,
    auctionId                 TEXT NOT NULL REFERENCES auctions (id) ON DELETE CASCADE ON UPDATE CASCADE,
    name                      TEXT NOT NULL,
    description               TEXT,
    currencyCode              TEXT NOT NULL DEFAULT 'USD' REFERENCES currencies (code) ON DELETE RESTRICT
                                  ON UPDATE CASCADE,
    startingBid               REAL NOT NULL DEFAULT 0,
    minBidIncrement           REAL NOT NULL DEFAULT 1,
    currentBid                REAL,
    highestBidderId           TEXT,
    bidderAnonymous           BOOLEAN NOT NULL DEFAULT false,
    isPublished               BOOLEAN NOT NULL DEFAULT false,
    isEditableByAdmin         BOOLEAN NOT NULL DEFAULT false,
    endDate                   DATETIME,
    antiSnipeEnabled          BOOLEAN NOT NULL DEFAULT false,
    antiSnipeThresholdSeconds INTEGER NOT NULL DEFAULT 300,
    antiSnipeExtensionSeconds INTEGER NOT NULL DEFAULT 300,
    winnerNotified            BOOLEAN NOT NULL DEFAULT false,
    createdAt                 DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    updatedAt                 DATETIME NOT NULL,
    creatorId                 TEXT NOT NULL REFERENCES users (id) ON DELETE CASCADE ON UPDATE CASCADE,
    lastUpdatedById           TEXT REFERENCES users (id) ON DELETE SET NULL ON UPDATE CASCADE,
    discussionsEnabled        BOOLEAN NOT NULL DEFAULT true
);

CREATE TABLE auction_item_images (
    id            TEXT NOT NULL PRIMARY KEY,
    auctionItemId TEXT NOT NULL REFERENCES auction_items (id) ON DELETE CASCADE ON UPDATE CASCADE,
    url           TEXT NOT NULL,
    "order"       INTEGER NOT NULL DEFAULT 0,
    createdAt     DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP
);

CREATE TABLE bids (
    id            TEXT NOT NULL PRIMARY KEY,
    auctionItemId TEXT NOT NULL REFERENCES auction_items (id) ON DELETE CASCADE ON UPDATE CASCADE,
    userId        TEXT NOT NULL REFERENCES users (id) ON DELETE CASCADE ON UPDATE CASCADE,
    amount        REAL NOT NULL,
    isAnonymous   BOOLEAN NOT NULL DEFAULT false,
    createdAt     DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP
);
CREATE INDEX bids_auctionItemId_amount_idx ON bids (auctionItemId, amount);

CREATE TABLE item_discussions (
    id            TEXT NOT NULL PRIMARY KEY,
    auctionItemId TEXT NOT NULL REFERENCES auction_items (id) ON DELETE CASCADE ON UPDATE CASCADE,
    userId        TEXT NOT NULL REFERENCES users (id) ON DELETE CASCADE ON UPDATE CASCADE,
    content       TEXT NOT NULL,
    parentId      TEXT REFERENCES item_discussions (id) ON DELETE CASCADE ON UPDATE CASCADE,
    createdAt     DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    updatedAt     DATETIME NOT NULL
);
CREATE INDEX item_discussions_auctionItemId_createdAt_idx ON item_discussions (auctionItemId, createdAt);
CREATE INDEX item_discussions_parentId_idx ON item_discussions (parentId);

CREATE TABLE notifications (
    id        TEXT NOT NULL PRIMARY KEY,
    userId    TEXT NOT NULL REFERENCES users (id) ON DELETE CASCADE ON UPDATE CASCADE,
    type      TEXT NOT NULL,
    title     TEXT NOT NULL,
    message   TEXT NOT NULL,
    imageUrl  TEXT,
    auctionId TEXT,
    itemId    TEXT,
    read      BOOLEAN NOT NULL DEFAULT false,
    createdAt DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP
);
CREATE INDEX notifications_userId_read_idx ON notifications (userId, read);

CREATE TABLE email_logs (
    id          TEXT NOT NULL PRIMARY KEY,
    toEmail     TEXT NOT NULL,
    toName      TEXT,
    type        TEXT NOT NULL,
    subject     TEXT NOT NULL,
    htmlContent TEXT NOT NULL,
    status      TEXT NOT NULL DEFAULT 'PENDING',
    retryCount  INTEGER NOT NULL DEFAULT 0,
    lastError   TEXT,
    metadata    TEXT,
    sentAt      DATETIME,
    createdAt   DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    updatedAt   DATETIME NOT NULL
);

CREATE TABLE system_settings (
    id                   TEXT NOT NULL PRIMARY KEY DEFAULT 'system',
    deploymentAdminEmail TEXT,
    autoCheckUpdates     BOOLEAN NOT NULL DEFAULT true,
    createdAt            DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    updatedAt            DATETIME NOT NULL
);

CREATE TABLE password_reset_tokens (
    id        TEXT NOT NULL PRIMARY KEY,
    token     TEXT NOT NULL UNIQUE,
    userId    TEXT NOT NULL REFERENCES users (id) ON DELETE CASCADE ON UPDATE CASCADE,
    expiresAt DATETIME NOT NULL,
    createdAt DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP
);

CREATE TABLE email_verification_tokens (
    id        TEXT NOT NULL PRIMARY KEY,
    token     TEXT NOT NULL UNIQUE,
    userId    TEXT NOT NULL REFERENCES users (id) ON DELETE CASCADE ON UPDATE CASCADE,
    expiresAt DATETIME NOT NULL,
    createdAt DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP
);

-- An old database with everything that can be wrong with one; what an import makes of each is in its name.
-- The bcrypt hash is of "correct horse".

PRAGMA foreign_keys = OFF;

-- A promise of the layout that is not kept.
PRAGMA writable_schema = ON;
UPDATE sqlite_master SET sql = replace(sql, ' NOT NULL', '') WHERE type = 'table' AND name <> '_prisma_migrations';
UPDATE sqlite_master SET sql = replace(sql, 'PRIMARY KEY', 'NOT NULL PRIMARY KEY') WHERE type = 'table'
    AND name <> '_prisma_migrations';
PRAGMA writable_schema = RESET;

INSERT INTO _prisma_migrations VALUES ('m1', 'init');
INSERT INTO currencies VALUES ('EUR', 'Euro', '€'), ('JPY', 'Yen', '¥'), ('HUF', 'Forint', 'Ft'), ('XBT', 'Coin', '₿');

-- Users ------------------------------------------------------------------------------------------------------
INSERT INTO users (id, email, passwordHash, name, image, emailVerified, createdAt, updatedAt) VALUES
    ('seller', 'seller@example.org', '$2b$04$abcdefghijklmnopqrstuujydOTSfIH/d5oUHpsygqV5X9xJLQc6e', 'Sella', NULL,
        '2025-12-10T08:00:00.000+00:00', '2025-12-10T08:00:00.000+00:00', 0),
    ('ann', 'Ann@Example.org', '$2b$04$abcdefghijklmnopqrstuujydOTSfIH/d5oUHpsygqV5X9xJLQc6e', 'Ann',
        'https://example.org/ann.png', 1765353600000, '2025-12-10 08:00:00', 0),
    ('ann-again', 'ann@example.org', NULL, 'Ann again', NULL, NULL, '2025-12-11T08:00:00.000Z', 0),
    ('bob', 'bob@example.org', NULL, 'Bob', NULL, 1765353600, 1765353600000, 0),
    ('cora', 'cora@example.org', 'plain text', 'Cora' || char(8238) || 'x', NULL, 'soon', 'someday', 0),
    ('dora', 'not an address', NULL, CAST(x'446F7261FF' AS TEXT), NULL, NULL, '2025-12-12T08:00:00.000Z', 0),
    ('nomail', NULL, NULL, 'No mail', NULL, NULL, '2025-12-12T08:00:00.000Z', 0),
    ('blobmail', x'00ff', NULL, 'Blob', NULL, NULL, '2025-12-12T08:00:00.000Z', 0),
    ('../slash', 'slash@example.org', NULL, 'Slash', NULL, NULL, '2025-12-12T08:00:00.000Z', 0);

INSERT INTO accounts (id, userId, type, provider, providerAccountId) VALUES ('oa1', 'bob', 'oauth', 'google', '1');
INSERT INTO email_logs (id, toEmail, type, subject, htmlContent, updatedAt) VALUES
    ('l1', 'x', 'INVITE', 'x', 'x', 0), ('l2', 'x', 'INVITE', 'x', 'x', 0);
INSERT INTO password_reset_tokens (id, token, userId, expiresAt) VALUES ('t1', 'x', 'ann', 0);
INSERT INTO email_verification_tokens (id, token, userId, expiresAt) VALUES ('t2', 'x', 'ann', 0);
INSERT INTO system_settings (id, deploymentAdminEmail, updatedAt) VALUES ('system', 'SELLER@example.org', 0);
CREATE TABLE stray (id TEXT);

INSERT INTO user_settings (id, userId, emailOnOutbid, emailOnItemWon, createdAt, updatedAt) VALUES
    ('s-ann', 'ann', 1, 2, '2025-12-10T08:00:00.000Z', 0), ('s-gone', 'gone', 1, 1, '2025-12-10T08:00:00.000Z', 0),
    ('s-nomail', 'nomail', 1, 1, '2025-12-10T08:00:00.000Z', 0);

INSERT INTO notifications (id, userId, type, title, message, auctionId, itemId, read, createdAt) VALUES
    ('n2', 'ann', 'OUTBID', 'You have been outbid', 'Somebody bid €12.00 on "Lantern"', 'autumn', 'lantern', 0,
        '2025-12-14T08:00:00.000+00:00'),
    ('n1', 'ann', 'NEW_ITEM', 'Lantern', 'From the harbour', 'autumn', 'lantern', 1, 1765526400000),
    ('n-type', 'ann', 'HOROSCOPE', 'Stars', 'Good', NULL, NULL, 0, 0),
    ('n-words', 'ann', 'OUTBID', NULL, 'x', NULL, NULL, 0, 0),
    ('n-gone', 'gone', 'OUTBID', 'x', 'x', NULL, NULL, 0, 0);

-- Auctions ---------------------------------------------------------------------------------------------------
INSERT INTO auctions (id, name, description, joinMode, bidderVisibility, itemEndMode, endDate, thumbnailUrl, createdAt,
        updatedAt, creatorId, defaultAntiSnipeThreshold) VALUES
    ('autumn', 'Autumn', '<p onclick=evil()>Roof</p>', 'LINK', 'VISIBLE', 'CUSTOM', '2035-01-01T20:00:00.000+00:00',
        'auctions/autumn/thumbnail-1.jpg', '2025-12-10T09:00:00.000+00:00', '2025-12-10T09:30:00.000+00:00', 'seller', 300),
    ('past', 'Past', NULL, 'FREE', 'ANONYMOUS', 'AUCTION_END', '2026-01-01 20:00:00', NULL, '2025-12-10 09:00:00',
        1765353600000, 'seller', 300),
    ('odd', printf('%0150d', 0), NULL, 'BY_MOON', 'HALF', 'NEVER', 'whenever', '../../etc/passwd', NULL, NULL, 'ann', 5),
    ('orphan', 'Orphan', NULL, 'LINK', 'VISIBLE', 'CUSTOM', NULL, NULL, '2025-12-10 09:00:00', 0, 'gone', 300);

INSERT INTO auction_members (id, auctionId, userId, role, joinedAt, invitedById) VALUES
    ('m1', 'autumn', 'seller', 'OWNER', '2025-12-10T09:00:00.000Z', NULL),
    ('m2', 'autumn', 'ann', 'BIDDER', '2025-12-10T09:01:00.000Z', 'seller'),
    ('m3', 'autumn', 'bob', 'WIZARD', '2025-12-10T09:02:00.000Z', 'gone'),
    ('m-gone', 'autumn', 'gone', 'BIDDER', '2025-12-10T09:03:00.000Z', NULL),
    ('m4', 'past', 'ann', 'OWNER', '2025-12-10T09:00:00.000Z', NULL),
    ('m5', 'past', 'bob', 'OWNER', '2025-12-10T09:00:00.000Z', NULL),
    ('m6', 'nowhere', 'bob', 'BIDDER', '2025-12-10T09:00:00.000Z', NULL),
    ('m7', 'orphan', 'bob', 'BIDDER', '2025-12-10T09:00:00.000Z', NULL);

INSERT INTO auction_invites (id, auctionId, email, role, token, expiresAt, usedAt, createdAt, senderId) VALUES
    ('v1', 'autumn', 'Eve@Example.org', 'ADMIN', 'token-eve', '2035-01-01T00:00:00.000Z', NULL, '2025-12-10T09:00:00.000Z',
        'seller'),
    ('v2', 'autumn', 'fred@example.org', 'OWNER', 'token-fred', '2025-12-17T09:00:00.000Z', NULL,
        '2025-12-10T09:00:00.000Z', 'seller'),
    ('v3', 'autumn', 'eve@example.org', 'BIDDER', 'token-eve-2', NULL, NULL, '2025-12-11T09:00:00.000Z', 'seller'),
    ('v4', 'autumn', 'gina@example.org', 'BIDDER', NULL, NULL, NULL, '2025-12-11T09:00:00.000Z', 'seller'),
    ('v5', 'autumn', 'hugo@example.org', 'BIDDER', 'token-hugo', NULL, NULL, '2025-12-11T09:00:00.000Z', 'gone');

-- Items ------------------------------------------------------------------------------------------------------
INSERT INTO auction_items (id, auctionId, name, description, currencyCode, startingBid, minBidIncrement, currentBid,
        highestBidderId, isPublished, endDate, winnerNotified, createdAt, updatedAt, creatorId, lastUpdatedById) VALUES
    -- A lost race: the last writer stood, not the highest.
    ('lantern', 'autumn', 'Lantern', '<p>Brass</p><script>evil()</script>', 'EUR', 10, 1, 12.0, 'bob', 1,
        '2034-12-31T20:00:00.000+00:00', 0, '2025-12-10T10:00:00.000+00:00', '2025-12-10T10:00:00.000+00:00', 'seller', 'gone'),
    -- The leader's account is gone.
    ('quilt', 'autumn', 'Quilt', NULL, 'EUR', 10, 1, 40, 'gone', 1, NULL, 0, '2025-12-10T10:00:00.000Z', 0, 'seller', NULL),
    -- A sum of doubles.
    ('honey', 'autumn', 'Honey', NULL, 'EUR', 1.1, 2.2, 3.3000000000000003, 'ann', 1, NULL, 0, '2025-12-10T10:00:00.000Z', 0,
        'seller', NULL),
    ('sake', 'autumn', 'Sake', NULL, 'JPY', 300, 50.5, 301, 'ann', 1, NULL, 0, '2025-12-10T10:00:00.000Z', 0, 'seller', NULL),
    ('paprika', 'autumn', 'Paprika', NULL, 'HUF', 100.50, 0.01, NULL, NULL, 1, NULL, 0, '2025-12-10T10:00:00.000Z', 0, 'seller',
        NULL),
    ('draft', 'autumn', 'Draft', NULL, 'EUR', 1, 1, NULL, NULL, 0, NULL, 0, '2025-12-10T10:00:00.000Z', 0, 'seller', NULL),
    ('negative', 'autumn', 'Negative', NULL, 'EUR', -5, -1, NULL, NULL, 1, NULL, 0, '2025-12-10T10:00:00.000Z', 0, 'seller',
        NULL),
    ('coin', 'autumn', 'Coin', NULL, 'XBT', 1, 1, 2, 'ann', 1, NULL, 0, '2025-12-10T10:00:00.000Z', 0, 'seller', NULL),
    ('endless', 'autumn', 'Endless', NULL, 'EUR', 9e999, 1, NULL, NULL, 1, NULL, 0, '2025-12-10T10:00:00.000Z', 0, 'seller',
        NULL),
    ('ghostly', 'autumn', 'Ghostly', NULL, 'EUR', 1, 1, NULL, NULL, 1, NULL, 0, '2025-12-10T10:00:00.000Z', 0, 'gone', NULL),
    ('late-end', 'autumn', 'Late end', NULL, 'EUR', 1, 1, NULL, NULL, 1, '2036-01-01T00:00:00.000Z', 0,
        '2025-12-10T10:00:00.000Z', 0, 'seller', NULL),
    -- Items that nothing ever ended, and ones whose winner knows.
    ('never-ended', 'past', 'Never ended', NULL, 'EUR', 1, 1, 7, 'bob', 1, NULL, 0, '2025-12-10T10:00:00.000Z', 0, 'seller', NULL),
    ('won', 'past', 'Won', NULL, 'EUR', 1, 1, 5, 'ann', 1, '2025-12-31 20:00:00', 1, '2025-12-10T10:00:00.000Z', 0, 'seller', NULL),
    ('nameless', 'odd', NULL, NULL, 'EUR', NULL, NULL, 3, NULL, 7, 'never', NULL, 'never', 'never', 'ann', NULL),
    ('stranded', 'nowhere', 'Stranded', NULL, 'EUR', 1, 1, NULL, NULL, 1, NULL, 0, '2025-12-10T10:00:00.000Z', 0, 'seller', NULL),
    ('orphaned', 'orphan', 'Orphaned', NULL, 'EUR', 1, 1, NULL, NULL, 1, NULL, 0, '2025-12-10T10:00:00.000Z', 0, 'seller', NULL);

INSERT INTO auction_item_images (id, auctionItemId, url, "order", createdAt) VALUES
    ('p2', 'lantern', 'autumn/lantern/2-b.jpg', 1, '2025-12-10T10:00:00.000Z'),
    ('p1', 'lantern', 'autumn/lantern/1-a.jpg', 0, '2025-12-10T10:00:01.000Z'),
    ('p3', 'lantern', 'https://cdn.example.org/lantern.jpg', 2, '2025-12-10T10:00:02.000Z'),
    ('p-missing', 'lantern', 'autumn/lantern/missing.jpg', 3, '2025-12-10T10:00:02.000Z'),
    ('p-text', 'lantern', 'autumn/lantern/text.jpg', 4, '2025-12-10T10:00:02.000Z'),
    ('p-outside', 'lantern', '../../../secret.jpg', 5, '2025-12-10T10:00:02.000Z'),
    ('p-null', 'lantern', NULL, 6, '2025-12-10T10:00:02.000Z'),
    ('p-coin', 'coin', 'autumn/lantern/1-a.jpg', 0, '2025-12-10T10:00:02.000Z'),
    ('p-gone', 'gone', 'autumn/lantern/1-a.jpg', 0, '2025-12-10T10:00:02.000Z');

INSERT INTO bids (id, auctionItemId, userId, amount, isAnonymous, createdAt) VALUES
    ('b2', 'lantern', 'bob', 12, 0, '2025-12-11T10:00:00.002+00:00'),
    ('b1', 'lantern', 'ann', 50, 1, '2025-12-11 10:00:00'),
    ('b3', 'lantern', 'bob', 50, 0, 1765447200003),
    ('b-gone', 'lantern', 'gone', 90, 0, '2025-12-11T10:00:00.004Z'),
    ('b-when', 'lantern', 'ann', 95, 0, 'noon'),
    ('b-null', 'lantern', 'ann', NULL, 0, '2025-12-11T10:00:00.005Z'),
    ('b-minus', 'lantern', 'ann', -3, 0, '2025-12-11T10:00:00.006Z'),
    ('b-huge', 'lantern', 'ann', 1e300, 0, '2025-12-11T10:00:00.007Z'),
    ('b-text', 'lantern', 'ann', 'much', 0, '2025-12-11T10:00:00.008Z'),
    ('b-nowhere', 'gone', 'ann', 5, 0, '2025-12-11T10:00:00.009Z'),
    ('q1', 'quilt', 'bob', 30, 0, '2025-12-11T10:00:00.000Z'),
    ('q2', 'quilt', 'gone', 40, 0, '2025-12-11T10:00:01.000Z'),
    ('h1', 'honey', 'ann', 3.3000000000000003, 0, '2025-12-11T10:00:00.000Z'),
    ('k1', 'sake', 'ann', 300.5, 0, '2025-12-11T10:00:00.000Z'),
    ('k2', 'sake', 'bob', 301.5, 0, '2025-12-11T10:00:01.000Z'),
    ('c1', 'coin', 'ann', 2, 0, '2025-12-11T10:00:00.000Z'),
    ('e1', 'never-ended', 'bob', 7, 0, '2026-01-02T10:00:00.000Z'),
    ('w1', 'won', 'ann', 5, 0, '2025-12-30T10:00:00.000Z'),
    ('z1', 'stranded', 'ann', 5, 0, '2025-12-30T10:00:00.000Z');

INSERT INTO item_discussions (id, auctionItemId, userId, content, parentId, createdAt, updatedAt) VALUES
    ('d2', 'lantern', 'seller', '<p>It does</p>', 'd1', '2025-12-11T11:00:00.000Z', '2025-12-11T11:05:00.000Z'),
    ('d1', 'lantern', 'ann', '<p>Does it burn?</p>', NULL, '2025-12-11T10:59:00.000Z', '2025-12-11T10:59:00.000Z'),
    ('d3', 'lantern', 'bob', '<a href=javascript:evil()>look</a><b>bold</b>', 'd-gone', '2025-12-11T11:01:00.000Z',
        '2025-12-11T11:01:00.000Z'),
    ('d4', 'lantern', 'bob', '<p>one</p>', 'd5', '2025-12-11T11:02:00.000Z', '2025-12-11T11:02:00.000Z'),
    ('d5', 'lantern', 'bob', '<p>two</p>', 'd4', '2025-12-11T11:03:00.000Z', '2025-12-11T11:03:00.000Z'),
    ('d-null', 'lantern', 'bob', NULL, NULL, '2025-12-11T11:04:00.000Z', '2025-12-11T11:04:00.000Z'),
    ('d-author', 'lantern', 'gone', '<p>gone</p>', NULL, '2025-12-11T11:04:00.000Z', '2025-12-11T11:04:00.000Z'),
    ('d6', 'lantern', 'ann', '<p>answer to gone</p>', 'd-author', '2025-12-11T11:05:00.000Z', '2025-12-11T11:05:00.000Z'),
    ('d-long', 'lantern', 'ann', '<p>' || printf('%03000d', 0) || '</p>', NULL, '2025-12-11T11:06:00.000Z',
        '2025-12-11T11:06:00.000Z');

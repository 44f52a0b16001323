// What the API answers, as far as it is shown. All of it: GET /api/openapi.json.

/** UTC, ISO 8601. */
export type Time = string;

export interface Position {
  /** Newest event of the channel that the body knows of. */
  seq: number;
  /** Which life of the log that counts in. */
  epoch: string;
}

export interface UserRef {
  id: string;
  name: string | null;
  email: string | null;
}

export interface Person {
  id: string;
  name: string | null;
  email: string;
}

export type Role = 'OWNER' | 'ADMIN' | 'CREATOR' | 'BIDDER';
export type JoinMode = 'FREE' | 'INVITE_ONLY' | 'LINK';
export type BidderVisibility = 'VISIBLE' | 'ANONYMOUS' | 'PER_BID';
export type BidMode = 'PLAIN' | 'PROXY';
export type ItemEndMode = 'AUCTION_END' | 'CUSTOM' | 'NONE';
export type SoftCloseMode = 'ADD_TO_END' | 'RESET_FROM_BID';

export interface Counts {
  items: number;
  members: number;
}

export interface Auction {
  id: string;
  name: string;
  description: string | null;
  joinMode: JoinMode;
  memberCanInvite: boolean;
  inviteToken: string | null;
  bidderVisibility: BidderVisibility;
  bidMode: BidMode;
  endDate: Time | null;
  hardStop: Time | null;
  closedAt: Time | null;
  itemEndMode: ItemEndMode;
  softCloseMode: SoftCloseMode;
  thumbnailUrl: string | null;
  defaultItemsEditableByAdmin: boolean;
  defaultAntiSnipe: boolean;
  defaultAntiSnipeThreshold: number;
  defaultAntiSnipeExtension: number;
  creatorId: string;
  creator: UserRef;
  _count: Counts;
}

export interface AuctionCard {
  id: string;
  name: string;
  description: string | null;
  endDate: Time | null;
  closedAt: Time | null;
  createdAt: Time;
  role: Role | 'Open';
  thumbnailUrl: string | null;
  _count: Counts;
}

export interface WaitingInvite {
  id: string;
  auction: { id: string; name: string };
  sender: UserRef;
  role: Role;
  expiresAt: Time | null;
  createdAt: Time;
  /** What accepts it; only where the address is proved. */
  token: string | null;
}

export interface ItemCard {
  id: string;
  name: string;
  description: string | null;
  currencyCode: string;
  startingBid: number;
  currentBid: number | null;
  highestBidderId: string | null;
  userHasBid: boolean;
  endsAt: Time | null;
  closedAt: Time | null;
  createdAt: Time;
  creatorId: string;
  isPublished: boolean;
  thumbnailUrl: string | null;
  _count: { bids: number };
}

export interface Details extends Position {
  auction: Auction;
  items: ItemCard[];
}

export interface Item {
  id: string;
  auctionId: string;
  name: string;
  description: string | null;
  currencyCode: string;
  startingBid: number;
  minBidIncrement: number;
  currentBid: number | null;
  highestBidderId: string | null;
  isPublished: boolean;
  isEditableByAdmin: boolean;
  /** Its own, as it was set or extended. */
  endDate: Time | null;
  /** In force. */
  endsAt: Time | null;
  closedAt: Time | null;
  antiSnipeEnabled: boolean;
  antiSnipeThresholdSeconds: number;
  antiSnipeExtensionSeconds: number;
  creatorId: string;
  creator: UserRef;
  discussionsEnabled: boolean;
}

export interface Bid {
  id: string;
  amount: number;
  createdAt: Time;
  isAnonymous: boolean;
  bidderId: string;
  user: { id: string; name: string | null } | null;
}

export interface Image {
  id: string;
  publicUrl: string;
  width: number;
  height: number;
}

export interface Comment {
  id: string;
  content: string;
  createdAt: Time;
  isEdited: boolean;
  parentId: string | null;
  user: { id: string; name: string | null };
  replies: Comment[];
}

/** The route that is polled. */
export interface ItemAndBids extends Position {
  item: Item;
  bids: Bid[];
  winnerEmail: string | null;
  /** What the others see of us where bidders are anonymous. */
  myBidderId: string;
}

export interface ItemPage extends ItemAndBids {
  images: Image[];
  discussions: Comment[];
  isHighestBidder: boolean;
  canBid: boolean;
  canEdit: boolean;
  isItemOwner: boolean;
  isOwnerOrAdmin: boolean;
  auctionItems: ItemCard[];
  auction: {
    id: string;
    name: string;
    bidMode: BidMode;
    bidderVisibility: BidderVisibility;
    itemEndMode: ItemEndMode;
    softCloseMode: SoftCloseMode;
    hardStop: Time | null;
    closedAt: Time | null;
  };
  minBid: number;
  /** Our highest amount; where maxima are bid, our maximum. */
  userHighestBid: number | null;
}

export interface PlacedBid {
  id: string;
  amount: number;
  createdAt: Time;
  isAnonymous: boolean;
  leads: boolean;
  currentBid: number;
  minBid: number;
  newEndDate?: Time;
  endsAt: Time | null;
  seq: number;
}

export interface Notice {
  id: string;
  type: string;
  title: string;
  message: string;
  imageUrl: string | null;
  auctionId: string | null;
  itemId: string | null;
  read: boolean;
  createdAt: Time;
}

export interface Notices extends Position {
  notifications: Notice[];
  unreadCount: number;
  nextCursor?: string | null;
}

export interface BidItem {
  id: string;
  name: string;
  thumbnailUrl: string | null;
  currentBid: number | null;
  startingBid: number;
  highestBidderId: string | null;
  endsAt: Time | null;
  closedAt: Time | null;
  currencyCode: string;
  auctionId: string;
  auctionName: string;
  userHighestBid: number;
}

export interface Listing {
  id: string;
  name: string;
  auctionId: string;
  auctionName: string;
  currencyCode: string;
  startingBid: number;
  currentBid: number | null;
  endsAt: Time | null;
  closedAt: Time | null;
  thumbnailUrl: string | null;
  bidCount: number;
  isPublished: boolean;
  winner: { name: string | null; email: string } | null;
}

export interface Total {
  code: string;
  total: number;
}

export interface Dashboard extends Position {
  auctions: AuctionCard[];
  bidItems: BidItem[];
  userItems: Listing[];
}

export interface Config {
  realtime: {
    driver: string;
    key: string | null;
    cluster: string;
    wsHost: string;
    wsPort: number;
    wssPort: number;
    forceTLS: boolean;
    wsPath: string;
    authEndpoint: string;
  };
  polling: { critical: number; high: number; medium: number; low: number };
}

/** Who leads or has won, as far as we may know. */
export interface Winner {
  itemId: string;
  itemName: string;
  thumbnailUrl: string | null;
  winningBid: number;
  currencyCode: string;
  winner: UserRef | null;
  seller: UserRef;
  isCurrentUser: boolean;
  isItemCreator: boolean;
  closedAt: Time | null;
}

export interface Results {
  auction: { id: string; name: string; endDate: Time | null; isEnded: boolean };
  winners: Winner[];
  userWins: Winner[];
  totalItems: number;
  totalBids: number;
}

export interface PastBid {
  id: string;
  amount: number;
  createdAt: Time;
  isWinning: boolean;
  item: { id: string; name: string; currentBid: number | null; endDate: Time | null; currency: { code: string } };
  auction: { id: string; name: string };
}

export interface History {
  bids: PastBid[];
  stats: { totalBids: number; winningBids: number; winningTotals: Total[] };
  nextCursor: string | null;
}

/** An auction as those see it who might join. */
export interface PublicAuction {
  id: string;
  name: string;
  description: string | null;
  thumbnailUrl: string | null;
  endDate: Time | null;
  closedAt: Time | null;
  joinMode: JoinMode;
  creatorName: string | null;
  _count: Counts;
}

/** What an event tells of an item in the grid of its auction. */
export interface ItemPrice {
  itemId: string;
  currencyCode: string;
  currentBid: number | null;
  bidCount: number;
  minBid: number;
  highestBidderId: string | null;
  endsAt: Time | null;
}

/** How the server is. */
export interface Health {
  timestamp: Time;
  version: string;
  database: 'connected' | 'disconnected';
  mail: { status: 'off' | 'ok' | 'failing'; waiting: number };
}

// What the API answers to those who run auctions, and of the house.
import type { Image, Item, Role, Time, UserRef } from './answers.ts';

/** An item as those may change it who run the auction. */
export interface AdminItem {
  id: string;
  name: string;
  currencyCode: string;
  startingBid: number;
  minBidIncrement: number;
  isPublished: boolean;
  discussionsEnabled: boolean;
  isEditableByAdmin: boolean;
  endDate: Time | null;
  createdAt: Time;
  thumbnailUrl: string | null;
  bidCount: number;
  creatorId: string;
  creatorName: string | null;
}

/** What became of many items that were changed alike. */
export interface BulkEdit {
  updated: number;
  skipped: number;
  errors: { itemId: string; itemName: string; errorType: 'notOwner' | 'hasBids' | 'notEditable' }[];
}

export interface Member {
  id: string;
  role: Role;
  joinedAt: Time;
  user: UserRef;
  invitedBy: UserRef | null;
}

export interface Invite {
  id: string;
  email: string;
  role: Role;
  token: string;
  expiresAt: Time | null;
  usedAt: Time | null;
  createdAt: Time;
  sender: UserRef;
}

export interface SentInvites {
  /** `emailSent`: a mail with the link is on its way. */
  invites: (Invite & { emailSent: boolean })[];
  errors: { email: string; key: string; message: string }[];
}

export interface SheetRow {
  /** The header is 1. */
  row: number;
  name: string;
  description: string | null;
  currencyCode: string;
  startingBid: number;
  minBidIncrement: number;
  isPublished: boolean;
  endDate: Time | null;
  discussionsEnabled: boolean;
  isEditableByAdmin: boolean;
  antiSnipeEnabled: boolean;
  antiSnipeThresholdSeconds: number;
  antiSnipeExtensionSeconds: number;
}

/** What would come of a file of items: of each row what it would become, or what is wrong. */
export interface SheetPreview {
  rows: SheetRow[];
  errors: { row: number; field: string; message: string }[];
  total: number;
  ignoredColumns: string[];
}

export interface ImportedItems {
  created: number;
  items: { id: string; name: string; isPublished: boolean }[];
}

export interface Currency {
  code: string;
  name: string;
  symbol: string;
}

export interface ItemToEdit {
  item: Item;
  hasBids: boolean;
  isItemOwner: boolean;
  images: Image[];
}

/** Who administers the server, and how we sign in. */
export interface House {
  hasPassword: boolean;
  isDeploymentAdmin: boolean;
  hasDeploymentAdmin: boolean;
  isHostedDeployment: boolean;
}

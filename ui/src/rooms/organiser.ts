export * from '../shell/kernel.ts';
export { default as editAuction } from '../organiser/edit_auction.tsx';
export { default as editItem } from '../organiser/edit_item.tsx';
export { default as importItems } from '../organiser/import.tsx';
export { default as manage } from '../organiser/manage.tsx';
export { default as members } from '../organiser/members.tsx';
export { default as newAuction } from '../organiser/new_auction.tsx';
export { default as newItem } from '../organiser/new_item.tsx';
export { default as system } from '../organiser/system.tsx';

import type { Details, Item } from '../../server/answers.ts';
import { get, patch, post, Unreachable } from '../../server/ask.ts';
import { clock } from '../../server/clock.ts';
import { explain } from '../../shell/toasts.tsx';
import { Value } from '../../value.ts';
import { t } from '../../words/index.ts';
import { type PhotoDesk, PhotosLeft } from '../photos/desk.ts';
import { slack } from '../sending.ts';
import { type ItemFields, requestOfItem } from './fields.ts';

/** It went well up to a point; what is saved by then is said in words. */
export class HalfSaved extends Error {}

export type Step = 'none' | 'item' | 'photos' | 'publishing';

/**
 * Saves an item with its photos so that nobody sees it half: as a draft, then its photos, and only then it is
 * published. What failed on the way can be tried again and goes on from there.
 */
export class ItemSaving {
  readonly step = new Value<Step>('none');
  /** The item, as soon as the server has it. */
  readonly id: Value<string | undefined>;
  /** What the server has. */
  #saved: ItemFields | undefined;
  #isPublished: boolean;
  /** When it was asked for what was never answered. */
  #lostAt: string | undefined;

  constructor(
    private readonly auction: string,
    private readonly desk: PhotoDesk,
    before?: { id: string; fields: ItemFields; isPublished: boolean },
  ) {
    this.id = new Value(before?.id);
    this.#saved = before?.fields;
    this.#isPublished = before?.isPublished ?? false;
  }

  /** It was published, or withdrawn, by another way. */
  know(isPublished: boolean): void {
    this.#isPublished = isPublished;
  }

  get #path(): string {
    return `/api/auctions/${this.auction}/items/${this.id.get()}`;
  }

  /** Throws what the server refuses of the fields, or HalfSaved. */
  async save(fields: ItemFields, publish: boolean): Promise<void> {
    const wasPublished = this.#isPublished;
    try {
      this.step.set('item');
      await this.#saveFields(fields);
      this.step.set('photos');
      await this.#savePhotos(wasPublished);
      this.step.set('publishing');
      if (publish && !this.#isPublished) await this.#publish();
    } finally {
      this.step.set('none');
    }
  }

  /** Sends the photos that were not sent. */
  async savePhotos(): Promise<void> {
    this.step.set('photos');
    try {
      await this.#savePhotos(this.#isPublished);
    } finally {
      this.step.set('none');
    }
  }

  async #saveFields(fields: ItemFields): Promise<void> {
    if (this.#lostAt !== undefined) await this.#findLost(fields.name.trim());
    if (this.id.get() === undefined) await this.#create(fields);
    else {
      const request = requestOfItem(fields, this.#saved);
      if (Object.keys(request).length > 0) await patch(this.#path, request);
    }
    this.#saved = fields;
  }

  async #create(fields: ItemFields): Promise<void> {
    const from = new Date(clock.now() - slack).toISOString();
    try {
      const { id } = await post<Item>(`/api/auctions/${this.auction}/items`, {
        ...requestOfItem(fields),
        isPublished: false,
      });
      this.id.set(id);
    } catch (failure) {
      if (failure instanceof Unreachable) this.#lostAt = from;
      throw failure;
    }
  }

  /** The answer was lost; that the item is there all the same is seen in the auction. It is not made twice. */
  async #findLost(name: string): Promise<void> {
    const { items } = await get<Details>(`/api/auctions/${this.auction}/details`);
    const found = items.find((each) => !each.isPublished && each.name === name && each.createdAt >= this.#lostAt!);
    this.#lostAt = undefined;
    if (found) this.id.set(found.id);
  }

  async #savePhotos(isPublished: boolean): Promise<void> {
    try {
      await this.desk.settle(`${this.#path}/images`);
    } catch (failure) {
      if (failure instanceof PhotosLeft)
        throw new HalfSaved(
          t(isPublished ? 'itemForm.changedNotPhotos' : 'itemForm.savedNotPhotos', { count: failure.count }),
        );
      throw new HalfSaved(t('itemForm.notAllSaved', { reason: explain(failure) }));
    }
  }

  async #publish(): Promise<void> {
    try {
      await patch(this.#path, { isPublished: true });
      this.#isPublished = true;
    } catch (failure) {
      throw new HalfSaved(t('itemForm.savedNotPublished', { reason: explain(failure) }));
    }
  }
}

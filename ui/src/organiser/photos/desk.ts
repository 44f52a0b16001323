import type { Image } from '../../server/answers.ts';
import { get, patch, Refusal, remove, Unreachable } from '../../server/ask.ts';
import { explain } from '../../shell/toasts.tsx';
import { Value } from '../../value.ts';
import { shrink } from './shrink.ts';
import { sendPicture } from './upload.ts';

export const mostPhotos = 10;

export interface Photo {
  key: number;
  /** Made smaller, then ready, then on its way, then the server's. */
  state: 'preparing' | 'ready' | 'sending' | 'stored' | 'failed';
  /** Where it is to be seen, once it is prepared. */
  url?: string;
  /** How much of it is sent, from 0 to 1. */
  share: number;
  picture?: Blob;
  image?: Image;
  /** Of one that failed. */
  why?: string;
  /** Its answer got lost: it may have arrived. */
  isLost?: boolean;
}

/** Thrown where a photo could not be stored; each says itself why. */
export class PhotosLeft extends Error {
  constructor(readonly count: number) {
    super(`${count} photos are not stored`);
  }
}

const revoke = (photo: Photo | undefined) => photo?.picture && photo.url && URL.revokeObjectURL(photo.url);

const unlessGone = (failure: unknown) => {
  if (!(failure instanceof Refusal && failure.status === 404)) throw failure;
};

/**
 * The photos of an item as somebody arranges them. The server has none of it until `settle`, so that what is chosen
 * may be changed at will, also before the item exists.
 */
export class PhotoDesk {
  readonly photos: Value<readonly Photo[]>;
  /** Photos are prepared one after another: phones have little memory for several. */
  #preparing: Promise<void> = Promise.resolve();
  #stored: readonly Image[];
  #next = 0;
  #isClosed = false;

  constructor(images: readonly Image[]) {
    this.#stored = images;
    this.photos = new Value<readonly Photo[]>(
      images.map((image) => ({ key: this.#next++, state: 'stored', url: image.publicUrl, share: 1, image })),
    );
  }

  /** How many of the files found no place. */
  add(files: readonly File[]): number {
    const shown = this.photos.get();
    const taken = files.slice(0, Math.max(0, mostPhotos - shown.length));
    const fresh = taken.map((): Photo => ({ key: this.#next++, state: 'preparing', share: 0 }));
    this.photos.set([...shown, ...fresh]);
    for (const [index, { key }] of fresh.entries())
      this.#preparing = this.#preparing.then(() => this.#prepare(key, taken[index]!));
    return files.length - taken.length;
  }

  async #prepare(key: number, file: File): Promise<void> {
    if (!this.#find(key)) return;
    const picture = await shrink(file);
    // Nobody would give back the address of one that was taken away meanwhile, or is not looked at.
    if (!this.#find(key)) return;
    this.#change(key, { state: 'ready', picture, url: this.#isClosed ? undefined : URL.createObjectURL(picture) });
  }

  #find = (key: number) => this.photos.get().find((each) => each.key === key);

  #change(key: number, news: Partial<Photo>): void {
    this.photos.set(this.photos.get().map((each) => (each.key === key ? { ...each, ...news } : each)));
  }

  remove(key: number): void {
    revoke(this.#find(key));
    this.photos.set(this.photos.get().filter((each) => each.key !== key));
  }

  /** To the place `to` of all. */
  move(key: number, to: number): void {
    const moved = this.#find(key);
    const others = this.photos.get().filter((each) => each.key !== key);
    if (moved && to >= 0 && to <= others.length) this.photos.set([...others.slice(0, to), moved, ...others.slice(to)]);
  }

  /** Whether the server has something else. */
  get isChanged(): boolean {
    const shown = this.photos.get();
    return shown.length !== this.#stored.length || shown.some(({ image }, at) => image?.id !== this.#stored[at]!.id);
  }

  /** Whether something is to be sent. */
  get hasFresh(): boolean {
    return this.photos.get().some(({ state }) => state !== 'stored');
  }

  /** Makes the server's photos these, as far as it goes. `path`: of the item's images. Throws PhotosLeft. */
  async settle(path: string): Promise<void> {
    await this.#preparing;
    if (!this.isChanged) return;
    await this.#adoptLost(path);
    await this.#removeGone(path);
    await this.#sendFresh(path);
    await this.#order(path);
    const left = this.photos.get().filter(({ state }) => state !== 'stored').length;
    if (left) throw new PhotosLeft(left);
  }

  /** One whose answer got lost on its way may have arrived all the same. They are sent one by one: it is at most one. */
  async #adoptLost(path: string): Promise<void> {
    const lost = this.photos.get().find(({ isLost }) => isLost);
    if (!lost) return;
    const images = await get<Image[]>(path);
    const known = new Set(this.#stored.map(({ id }) => id));
    const image = images.find(({ id }) => !known.has(id));
    if (!image) return;
    this.#stored = images;
    this.#change(lost.key, { state: 'stored', share: 1, image, isLost: false });
  }

  async #removeGone(path: string): Promise<void> {
    const shown = new Set(this.photos.get().map(({ image }) => image?.id));
    for (const { id } of this.#stored) {
      if (shown.has(id)) continue;
      await remove(`${path}?imageId=${encodeURIComponent(id)}`).catch(unlessGone);
      this.#stored = this.#stored.filter((each) => each.id !== id);
    }
  }

  async #sendFresh(path: string): Promise<void> {
    for (const { key } of this.photos.get()) {
      const photo = this.#find(key);
      if (!photo?.picture || photo.state === 'stored') continue;
      this.#change(key, { state: 'sending', share: 0, isLost: false });
      try {
        const image = await sendPicture<Image>(path, 'image', photo.picture, (share) => this.#change(key, { share }));
        this.#stored = [...this.#stored, image];
        this.#change(key, { state: 'stored', share: 1, image });
      } catch (failure) {
        const isLost = failure instanceof Unreachable;
        this.#change(key, { state: 'failed', why: isLost ? undefined : explain(failure), isLost });
        if (isLost) return; // Without a network the others would fail too.
      }
    }
  }

  async #order(path: string): Promise<void> {
    const wanted = this.photos.get().flatMap(({ image }) => image ?? []);
    if (wanted.every(({ id }, at) => id === this.#stored[at]?.id)) return;
    await patch(path, { imageIds: wanted.map(({ id }) => id) });
    this.#stored = wanted;
  }

  /** Nobody looks at them any more. */
  close(): void {
    this.#isClosed = true;
    this.photos.get().forEach(revoke);
  }
}

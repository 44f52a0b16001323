import { Icon } from './icon.tsx';

/** `alt` is empty where the name stands beside it. */
export function Picture({ url, alt = '', lazy = true }: { url: string | null; alt?: string; lazy?: boolean }) {
  if (!url)
    return (
      <div class="picture none">
        <Icon name="box" size={32} />
      </div>
    );
  return (
    <div class="picture">
      <img src={url} alt={alt} loading={lazy ? 'lazy' : 'eager'} decoding="async" />
    </div>
  );
}

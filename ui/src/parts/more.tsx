import { useEffect, useRef } from 'preact/hooks';

import { Button } from './button.tsx';

/** At the end of a list of which only the beginning is drawn: the rest comes by itself before one reaches it. */
export function More({ text, onMore }: { text: string; onMore: () => void }) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const watch = new IntersectionObserver(([seen]) => seen?.isIntersecting && onMore(), { rootMargin: '1200px' });
    watch.observe(place.current!);
    return () => watch.disconnect();
  });
  return (
    <div ref={place}>
      <Button look="second" wide onClick={onMore}>
        {text}
      </Button>
    </div>
  );
}

import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';

interface Props {
  title: string;
  /** For links that lead right here. */
  id?: string;
  /** What became of the last change. */
  state?: ComponentChildren;
  children: ComponentChildren;
}

export function Section({ title, id, state, children }: Props) {
  const heading = useId();
  return (
    <section class="sheet stack" aria-labelledby={heading} id={id} tabIndex={id ? -1 : undefined}>
      <div class="row spread">
        <h2 id={heading}>{title}</h2>
        <span class="quiet small" role="status">
          {state}
        </span>
      </div>
      {children}
    </section>
  );
}

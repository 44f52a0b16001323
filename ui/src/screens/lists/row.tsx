import type { ComponentChildren } from 'preact';

import { Picture } from '../../parts/picture.tsx';

interface Props {
  href: string;
  name: string;
  /** None where the list has no pictures at all. */
  picture?: string | null;
  level?: 2 | 3;
  /** Below the name. */
  children: ComponentChildren;
  /** At the end of the row. */
  aside?: ComponentChildren;
}

/** One thing of a list: all of it leads there, beside what else can be pressed in it. */
export function Row({ href, name, picture, level = 3, children, aside }: Props) {
  const Heading = `h${level}` as 'h2' | 'h3';
  return (
    <li class="list-row">
      {picture !== undefined && <Picture url={picture} />}
      <div class="list-text">
        <Heading>
          <a class="stretch" href={href}>
            {name}
          </a>
        </Heading>
        {children}
      </div>
      {aside && <div class="list-aside">{aside}</div>}
    </li>
  );
}

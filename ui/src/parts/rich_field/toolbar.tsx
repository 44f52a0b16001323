import type { TargetedKeyboardEvent } from 'preact';
import { useRef, useState } from 'preact/hooks';

import { t } from '../../words/index.ts';
import { Icon } from '../icon.tsx';
import type { Command } from './commands.ts';

interface Props {
  controls: string;
  on: Partial<Record<Command, boolean>>;
  onCommand: (command: Command) => void;
  onLink: () => void;
}

/** One stop of the Tab key; arrows lead from button to button. */
export function Toolbar({ controls, on, onCommand, onLink }: Props) {
  const [at, setAt] = useState(0);
  const bar = useRef<HTMLDivElement>(null);
  const buttons = [
    { name: t('richField.bold'), face: <b>B</b>, isOn: on.bold ?? false, press: () => onCommand('bold') },
    { name: t('richField.italic'), face: <i>I</i>, isOn: on.italic ?? false, press: () => onCommand('italic') },
    {
      name: t('richField.list'),
      face: <Icon name="list" />,
      isOn: on.insertUnorderedList ?? false,
      press: () => onCommand('insertUnorderedList'),
    },
    { name: t('richField.link'), face: <Icon name="link" />, isOn: undefined, press: onLink },
  ];
  const steer = (event: TargetedKeyboardEvent<HTMLDivElement>) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const next = (at + step + buttons.length) % buttons.length;
    setAt(next);
    bar.current!.querySelectorAll('button')[next]!.focus();
  };
  return (
    <div
      ref={bar}
      class="rich-tools"
      role="toolbar"
      aria-label={t('richField.toolbar')}
      aria-controls={controls}
      onKeyDown={steer}
    >
      {buttons.map((each, index) => (
        <button
          type="button"
          class="icon-button"
          key={index}
          tabIndex={index === at ? 0 : -1}
          aria-label={each.name}
          aria-pressed={each.isOn}
          // The text keeps its selection.
          onMouseDown={(event) => event.preventDefault()}
          onFocus={() => setAt(index)}
          onClick={each.press}
        >
          {each.face}
        </button>
      ))}
    </div>
  );
}

import type { ComponentChildren, TargetedMouseEvent } from 'preact';
import { useId, useLayoutEffect, useRef } from 'preact/hooks';

import { t } from '../words/index.ts';
import { Button } from './button.tsx';
import { keepFocusNear } from './focus.ts';
import { Icon } from './icon.tsx';

interface Props {
  title: string;
  onClose: () => void;
  children: ComponentChildren;
}

/** In front of the page, which waits. The browser keeps focus inside and gives it back. */
export function Dialog({ title, onClose, children }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  // Not after the next picture: until then nobody had focus, and a key pressed would miss it.
  useLayoutEffect(() => {
    const its = dialog.current!;
    const before = document.activeElement as HTMLElement | null;
    const keepFocus = keepFocusNear(before, its);
    if (!its.open) its.showModal();
    return () => {
      its.close();
      before?.focus?.();
      keepFocus();
    };
  }, []);
  const cancel = (event: Event) => {
    event.preventDefault();
    onClose();
  };
  // Beside it, that is: not at its edge, and not where a selection ends that began in it.
  const isPressedBeside = useRef(false);
  const press = ({ currentTarget, clientX: x, clientY: y }: TargetedMouseEvent<HTMLDialogElement>) => {
    const { left, right, top, bottom } = currentTarget.getBoundingClientRect();
    isPressedBeside.current = x < left || x > right || y < top || y > bottom;
  };
  return (
    <dialog
      ref={dialog}
      class="dialog"
      aria-labelledby={id}
      onCancel={cancel}
      onMouseDown={press}
      onClick={(event) => event.target === dialog.current && isPressedBeside.current && onClose()}
    >
      <div class="stack">
        <div class="row spread">
          <h2 id={id}>{title}</h2>
          <button type="button" class="icon-button" aria-label={t('close')} onClick={onClose}>
            <Icon name="close" />
          </button>
        </div>
        {children}
      </div>
    </dialog>
  );
}

interface ConfirmProps {
  title: string;
  children: ComponentChildren;
  confirm: string;
  danger?: boolean;
  onConfirm: () => Promise<unknown>;
  onClose: () => void;
}

/** Before what cannot be undone. */
export function Confirm({ title, children, confirm, danger, onConfirm, onClose }: ConfirmProps) {
  return (
    <Dialog title={title} onClose={onClose}>
      <div class="stack tight">{children}</div>
      <div class="dialog-actions">
        <Button look={danger ? 'danger' : 'first'} onClick={() => onConfirm().then(onClose)}>
          {confirm}
        </Button>
        <Button look="second" onClick={onClose}>
          {t('cancel')}
        </Button>
      </div>
    </Dialog>
  );
}

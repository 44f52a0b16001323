import { useEffect, useState } from 'preact/hooks';

/** What `document.execCommand` calls them. It is old, and what all browsers agree on; undo works with it. */
export type Command = 'bold' | 'italic' | 'insertUnorderedList';

/** Which of the buttons are on where the caret is. */
export function useLook(editor: { current: HTMLElement | null }) {
  const [on, setOn] = useState<Partial<Record<Command, boolean>>>({});
  const look = () => {
    const selection = document.getSelection();
    if (!selection?.anchorNode || !editor.current?.contains(selection.anchorNode)) return;
    const state = (command: Command) => document.queryCommandState(command);
    setOn({ bold: state('bold'), italic: state('italic'), insertUnorderedList: state('insertUnorderedList') });
  };
  useEffect(() => {
    document.addEventListener('selectionchange', look);
    return () => document.removeEventListener('selectionchange', look);
  }, []);
  return { on, look };
}

export function run(editor: HTMLElement, command: Command): void {
  editor.focus();
  if (command === 'insertUnorderedList') keepingCaret(editor, () => document.execCommand(command));
  else document.execCommand(command);
}

/** Chromium sets the caret to the beginning of what it makes a list of. */
function keepingCaret(editor: HTMLElement, change: () => void): void {
  const selection = document.getSelection()!;
  const { anchorNode: node, anchorOffset: offset, isCollapsed } = selection;
  const isBehindText = isCollapsed && node instanceof Text && offset > 0 && editor.contains(node);
  const before = document.createRange();
  if (isBehindText) {
    before.setStart(editor, 0);
    before.setEnd(node, offset);
  }
  let left = before.toString().length;
  change();
  if (!isBehindText) return;
  const texts = document.createTreeWalker(editor, NodeFilter.SHOW_TEXT);
  for (let text = texts.nextNode() as Text | null; text; text = texts.nextNode() as Text | null) {
    if (left <= text.length) return selection.collapse(text, left);
    left -= text.length;
  }
}

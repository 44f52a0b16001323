import { useEffect, useRef, useState } from 'preact/hooks';

import { addComment, changeComment, dropComment } from '../../live/comments.ts';
import type { Followed } from '../../live/followed.ts';
import { Button } from '../../parts/button.tsx';
import { Confirm } from '../../parts/dialog.tsx';
import { Field } from '../../parts/field.tsx';
import { Icon } from '../../parts/icon.tsx';
import { Rich, richFromText, textOfRich } from '../../parts/rich.tsx';
import type { Comment, ItemPage } from '../../server/answers.ts';
import { get, patch, post, remove } from '../../server/ask.ts';
import { complain } from '../../shell/toasts.tsx';
import { formatAgo, formatExactly } from '../../time/dates.ts';
import { useNow } from '../../time/now.ts';
import { t } from '../../words/index.ts';

interface Props {
  page: ItemPage;
  path: string;
  followed: Followed<ItemPage> | undefined;
  myId: string;
}

/** How deep an answer may stand; the server says no beyond. */
const deepest = 5;

export function Discussion({ page, path, followed, myId }: Props) {
  const { discussions, item } = page;
  const change = (next: (all: Comment[]) => Comment[]) =>
    followed?.change((shown) => ({ ...shown, discussions: next(shown.discussions) }));

  /** What was written is shown at once; the event that tells of it finds it there. */
  const write = async (text: string, parentId: string | null) => {
    const { id } = await post<{ id: string }>(`${path}/discussions`, { content: richFromText(text), parentId });
    const comment = await get<Comment>(`${path}/discussions/${id}`);
    change((all) => addComment(all, { ...comment, replies: [] }));
  };
  const rewrite = async (id: string, text: string) => {
    const content = richFromText(text);
    await patch(`${path}/discussions/${id}`, { content });
    change((all) => changeComment(all, id, (each) => ({ ...each, content, isEdited: true })));
  };
  const drop = async (id: string) => {
    await remove(`${path}/discussions/${id}`);
    change((all) => dropComment(all, id));
  };
  const desk = { write, rewrite, drop, myId, sellerId: item.creatorId, moderates: page.isItemOwner || page.isOwnerOrAdmin };
  return (
    <section class="stack" aria-labelledby="talk">
      <h2 id="talk">{t('talk.title')}</h2>
      {item.discussionsEnabled ? <Writing label={t('talk.write')} onSend={(text) => write(text, null)} /> : <p class="quiet">{t('talk.off')}</p>}
      {discussions.length === 0 && item.discussionsEnabled && <p class="quiet">{t('talk.empty')}</p>}
      <Thread comments={discussions} desk={desk} depth={0} isOpen={item.discussionsEnabled} />
    </section>
  );
}

interface Desk {
  write: (text: string, parentId: string | null) => Promise<void>;
  rewrite: (id: string, text: string) => Promise<void>;
  drop: (id: string) => Promise<void>;
  myId: string;
  sellerId: string;
  moderates: boolean;
}

function Thread({ comments, desk, depth, isOpen }: { comments: Comment[]; desk: Desk; depth: number; isOpen: boolean }) {
  if (comments.length === 0) return null;
  return (
    <ul class="plain-list thread">
      {comments.map((each) => (
        <li key={each.id}>
          <Entry comment={each} desk={desk} depth={depth} isOpen={isOpen} />
          <Thread comments={each.replies} desk={desk} depth={depth + 1} isOpen={isOpen} />
        </li>
      ))}
    </ul>
  );
}

function Entry({ comment, desk, depth, isOpen }: { comment: Comment; desk: Desk; depth: number; isOpen: boolean }) {
  const [doing, setDoing] = useState<'reply' | 'edit' | 'remove'>();
  const now = useNow();
  const { user } = comment;
  const isMine = user.id === desk.myId;
  const done = () => setDoing(undefined);
  const actions = useRef<HTMLElement>(null);
  // What was written in has gone, and focus with it.
  useEffect(() => {
    if (!doing) return;
    return () => void (document.activeElement === document.body && actions.current?.querySelector('button')?.focus());
  }, [doing]);
  return (
    <article class="comment">
      <header class="row">
        <strong>{isMine ? t('bid.you') : user.name}</strong>
        {user.id === desk.sellerId && <span class="chip accent">{t('talk.seller')}</span>}
        <time class="quiet small" dateTime={comment.createdAt} title={formatExactly(comment.createdAt)}>
          {formatAgo(comment.createdAt, now)}
          {comment.isEdited && ` · ${t('talk.edited')}`}
        </time>
      </header>
      {doing === 'edit' ? (
        <Writing
          label={t('edit')}
          text={textOfRich(comment.content)}
          onSend={(text) => desk.rewrite(comment.id, text).then(done)}
          onCancel={done}
        />
      ) : (
        <Rich html={comment.content} />
      )}
      <footer class="row comment-actions" ref={actions}>
        {isOpen && depth < deepest && (
          <Button look="bare" aria-expanded={doing === 'reply'} onClick={() => setDoing(doing === 'reply' ? undefined : 'reply')}>
            {t('talk.reply')}
          </Button>
        )}
        {isMine && (
          <Button look="bare" onClick={() => setDoing('edit')}>
            {t('edit')}
          </Button>
        )}
        {(isMine || desk.moderates) && (
          <Button look="bare" onClick={() => setDoing('remove')}>
            {t('remove')}
          </Button>
        )}
      </footer>
      {doing === 'reply' && (
        <Writing
          label={t('talk.replyTo', { name: user.name ?? '' })}
          onSend={(text) => desk.write(text, comment.id).then(done)}
          onCancel={done}
        />
      )}
      {doing === 'remove' && (
        <Confirm title={t('talk.remove')} confirm={t('remove')} danger onConfirm={() => desk.drop(comment.id)} onClose={done}>
          {comment.replies.length > 0 && <p>{t('talk.removeText')}</p>}
        </Confirm>
      )}
    </article>
  );
}

interface WritingProps {
  label: string;
  text?: string;
  onSend: (text: string) => Promise<void>;
  onCancel?: () => void;
}

/** What was typed stays until it has been sent. */
function Writing({ label, text: first = '', onSend, onCancel }: WritingProps) {
  const [text, setText] = useState(first);
  const [busy, setBusy] = useState(false);
  const send = async (event: Event) => {
    event.preventDefault();
    if (!text.trim() || busy) return;
    setBusy(true);
    try {
      await onSend(text);
      setText('');
    } catch (failure) {
      complain(failure);
    } finally {
      setBusy(false);
    }
  };
  return (
    <form class="stack tight" onSubmit={send}>
      <Field label={label}>
        {(tied) => (
          <textarea
            class="input"
            rows={2}
            maxLength={1800}
            {...tied}
            value={text}
            autoFocus={onCancel !== undefined}
            onInput={(event) => setText(event.currentTarget.value)}
          />
        )}
      </Field>
      <div class="row">
        <Button type="submit" look="second" busy={busy} off={!text.trim()}>
          <Icon name="comment" />
          {t('talk.send')}
        </Button>
        {onCancel && (
          <Button look="bare" onClick={onCancel}>
            {t('cancel')}
          </Button>
        )}
      </div>
    </form>
  );
}

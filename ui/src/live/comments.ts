import type { Comment } from '../server/answers.ts';

/** What an event tells of a comment. */
export interface DiscussionNew {
  discussionId: string;
  authorId: string;
  authorName: string | null;
  content: string;
  createdAt: string;
  parentId: string | null;
}

export const commentOf = (data: DiscussionNew): Comment => ({
  id: data.discussionId,
  content: data.content,
  createdAt: data.createdAt,
  isEdited: false,
  parentId: data.parentId,
  user: { id: data.authorId, name: data.authorName },
  replies: [],
});

function holds(all: Comment[], id: string): boolean {
  return all.some((each) => each.id === id || holds(each.replies, id));
}

/** Newest first at the top, replies in their order below what they answer. */
export function addComment(all: Comment[], comment: Comment): Comment[] {
  if (holds(all, comment.id)) return all;
  if (!comment.parentId) return [comment, ...all];
  return changeComment(all, comment.parentId, (parent) => ({ ...parent, replies: [...parent.replies, comment] }));
}

export function changeComment(all: Comment[], id: string, change: (one: Comment) => Comment): Comment[] {
  return all.map((each) => (each.id === id ? change(each) : { ...each, replies: changeComment(each.replies, id, change) }));
}

export function dropComment(all: Comment[], id: string): Comment[] {
  return all.filter((each) => each.id !== id).map((each) => ({ ...each, replies: dropComment(each.replies, id) }));
}

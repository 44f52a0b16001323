import { roleIn } from '../live/auction.ts';
import { useNoticed } from '../live/notices.ts';
import { useLoaded } from '../parts/loaded.ts';
import { Bones, Empty, Problem } from '../parts/states.tsx';
import type { Auction, Details } from '../server/answers.ts';
import type { Invite, Member } from '../server/desk_answers.ts';
import { get } from '../server/ask.ts';
import type { ScreenProps } from '../shell/pages.ts';
import { useTitle } from '../shell/title.ts';
import { t } from '../words/index.ts';
import { Crumbs } from './crumbs.tsx';
import { InviteForm } from './members/invite_form.tsx';
import { InviteList } from './members/invite_list.tsx';
import { JoinLink } from './members/join_link.tsx';
import { MemberList } from './members/member_list.tsx';
import { Poster } from './members/poster.tsx';

interface People {
  auction: Auction;
  /** Others see what they themselves have sent, and no members. */
  organises: boolean;
  members: Member[];
  invites: Invite[];
}

async function loadPeople(auctionId: string): Promise<People> {
  const path = `/api/auctions/${auctionId}`;
  const [{ auction }, role] = await Promise.all([get<Details>(`${path}/details`), roleIn(auctionId)]);
  const organises = role === 'OWNER' || role === 'ADMIN';
  const [members, invites] = await Promise.all([
    organises ? get<Member[]>(`${path}/members`) : [],
    organises || auction.memberCanInvite ? get<Invite[]>(`${path}/invites`) : [],
  ]);
  return { auction, organises, members, invites };
}

export default function MembersScreen({ at, query }: ScreenProps) {
  const { value: page, problem, reload } = useLoaded(() => loadPeople(at.auction!), [at.auction]);
  useTitle(page && `${t('members.title')}: ${page.auction.name}`);
  // Who joins is told of by a notice.
  useNoticed((each) => each.type === 'MEMBER_JOINED' && each.auctionId === at.auction, reload);

  if (!page) return problem ? <Problem problem={problem} onRetry={() => void reload()} /> : <Bones rows={5} />;
  const { auction, organises, members, invites } = page;
  if (query.get('view') === 'poster' && organises) return <Poster auction={auction} />;
  const path = `/api/auctions/${auction.id}`;
  const mayInvite = organises || auction.memberCanInvite;
  return (
    <div class="stack wide">
      <header>
        <Crumbs auction={auction} desk={organises} />
        <h1>{t(organises ? 'members.title' : 'members.inviteTitle')}</h1>
      </header>
      {!mayInvite && (
        <Empty icon="people" title={t('members.mayNot')}>
          <p>{t('members.mayNotText')}</p>
        </Empty>
      )}
      {organises && <JoinLink auction={auction} onChange={reload} />}
      {mayInvite && <InviteForm path={path} organises={organises} onSent={reload} />}
      {mayInvite && <InviteList path={path} invites={invites} onChange={reload} />}
      {organises && <MemberList path={path} members={members} onChange={reload} />}
    </div>
  );
}

import { auctionPath, auctionSource } from '../live/auction.ts';
import { useFollowed } from '../live/follow.ts';
import { Bones, Problem } from '../parts/states.tsx';
import { Refusal } from '../server/ask.ts';
import type { ScreenProps } from '../shell/pages.ts';
import { me } from '../shell/session.ts';
import { useTitle } from '../shell/title.ts';
import { useValue } from '../value.ts';
import { Grid } from './auction/grid.tsx';
import { Head } from './auction/head.tsx';
import { Stranger } from './auction/stranger.tsx';

export default function AuctionScreen({ at }: ScreenProps) {
  const user = useValue(me)!;
  const auction = at.auction!;
  const { page, problem, followed } = useFollowed(auctionPath(auction), () => auctionSource(auction, user.id), 'high');
  useTitle(page?.auction.name);
  if (!page) {
    if (problem instanceof Refusal && problem.status === 403) return <Stranger auction={auction} problem={problem} />;
    return problem ? <Problem problem={problem} onRetry={() => followed?.wake()} /> : <Bones rows={4} />;
  }
  return (
    <>
      <Head page={page} />
      <Grid page={page} myId={user.id} />
    </>
  );
}

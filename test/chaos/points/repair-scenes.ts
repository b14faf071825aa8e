import { mkdirSync } from 'node:fs';
import { unfinished } from '../queue/account.ts';
import { documentsIn, type Printed, runHere } from './account.ts';
import { fillDesk, makeAreas } from './post.ts';
import type { Scene } from './scene.ts';

/** No try is put off and none is the last, so that a restart can go on at once however often a try was cut short. */
export const patient = 'queue: { attempts: 1000, backoff: 0 }\n';

/** A desk whose post is judged, with `yaml` in its configuration besides. */
export const makeQueued = async (desk: string, yaml = ''): Promise<void> => {
  mkdirSync(desk);
  makeAreas(desk, `${patient}${yaml}`);
  fillDesk(desk);
  await runHere(desk, ['ingest']);
};

/** A lease, in hours, that is over before anybody else asks. */
const soon = '0.00002';

type Claimed = { readonly repair: string; readonly token: string };

const claimAs = (by: string, ...more: readonly string[]) => ['--json', 'queue', 'claim', '--by', by, ...more];

const finishAs = (by: string, { repair, token }: Claimed) => [
  ...['--json', 'queue', 'finish', repair, '--token', token],
  ...['--outcome', 'fulfilled', '--note', 'fed', '--by', by],
];

const claimedIn = ({ out }: Printed): Claimed | null => {
  const [document] = documentsIn(out);
  return document === undefined ? null : { repair: String(document['repair']), token: String(document['token']) };
};

const claimNow = async (desk: string, ...more: readonly string[]): Promise<Claimed> => {
  const claimed = claimedIn(await runHere(desk, claimAs('Ann', ...more)));
  if (claimed === null) throw new Error('there was nothing to claim');
  return claimed;
};

const patienceMs = 60_000;

/** Another person does what is left, claim by claim; what nobody finished is claimed again when its lease is over. */
const workOff = async (desk: string): Promise<readonly Printed[]> => {
  const printed: Printed[] = [];
  for (const startedMs = performance.now(); unfinished(desk) > 0 && performance.now() - startedMs < patienceMs; ) {
    const answer = await runHere(desk, claimAs('Ben'));
    printed.push(answer);
    const claimed = claimedIn(answer);
    if (claimed !== null) printed.push(await runHere(desk, finishAs('Ben', claimed)));
  }
  return [...printed, await runHere(desk, ['ingest'])].map((one) => ({
    ...one,
    status: one.status === 1 ? 0 : one.status,
  }));
};

/** What was decided already, or is nobody's any more, is refused a second time; only a fault (3) is one. */
const unlessRefused = (printed: Printed): Printed => ({ ...printed, status: printed.status === 3 ? 3 : 0 });

/** A scene of one command by hand, on a claim that `ready` makes; after a fault the person gives it once more, since nothing else tells how it ended. */
export const byHand = (name: string, ready: (desk: string) => Promise<readonly string[]>): Scene => {
  let args: readonly string[] = [];
  return {
    name,
    prepare: async (desk) => {
      await makeQueued(desk);
      args = await ready(desk);
      return { work: { args }, before: [] };
    },
    recover: async (desk) => [unlessRefused(await runHere(desk, args)), ...(await workOff(desk))],
  };
};

/** A claim whose lease is soon over: whoever made it may have died with its token. */
export const claim = byHand('queue claim', async () => claimAs('Ann', '--lease', soon));

/** The end of a repair whose item parts from its folder. */
export const finishFirst = byHand('queue finish, first of two', async (desk) => finishAs('Ann', await claimNow(desk)));

/** The same, but the person with the token never comes back, and the lease is over: somebody else makes the repair anew, or finds it finished. */
export const finishForgotten: Scene = {
  ...byHand('queue finish, then forgotten', async (desk) => finishAs('Ann', await claimNow(desk, '--lease', soon))),
  recover: workOff,
};

/** The end of a folder's last repair, with which the rest of the folder goes. */
export const finishLast = byHand('queue finish, last of two', async (desk) => {
  await runHere(desk, finishAs('Ann', await claimNow(desk)));
  return finishAs('Ann', await claimNow(desk));
});

/** A claim that is given back undone. */
export const release = byHand('queue release', async (desk) => {
  const { repair, token } = await claimNow(desk);
  return ['queue', 'release', repair, '--token', token, '--why', 'called away', '--by', 'Ann'];
});

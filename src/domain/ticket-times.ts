import type { Instant } from './instant.ts';
import type { ItemRef } from './item.ts';
import { merged, type Span, secondOf } from './spans.ts';
import { type Instruction, isClosed, isInstructed, type TicketStatus } from './ticket.ts';

/** One thing that changed for a ticket, with its instant; an instruction is named by its own. */
export type TicketMoment = { readonly at: Instant } & (
  | { readonly kind: 'status'; readonly status: TicketStatus }
  | { readonly kind: 'items'; readonly items: readonly ItemRef[] }
  | { readonly kind: 'given'; readonly instruction: Instant; readonly items: readonly ItemRef[] }
  | { readonly kind: 'withdrawn'; readonly instruction: Instant }
  | { readonly kind: 'consumed'; readonly instruction: Instant; readonly itemKey: string }
);

/** A ticket as time went by: how it stood when it was first known, and what has changed since, in any order. */
export type TicketTimes = {
  readonly openedAt: Instant;
  readonly status: TicketStatus;
  readonly items: readonly ItemRef[];
  readonly moments: readonly TicketMoment[];
};

/** How a ticket stands between two moments. */
type Standing = Pick<TicketTimes, 'status' | 'items'> & { readonly instructions: readonly Instruction[] };

/** When a ticket stood how; each list is merged and may reach beyond its window. */
export type TicketSpans = {
  readonly open: readonly Span[];
  /** While we waited for the customer. */
  readonly awaited: readonly Span[];
  /** While its status said so itself. */
  readonly pendingCustomer: readonly Span[];
};

const given = ({ instructions }: Standing, at: Instant, items: readonly ItemRef[]): readonly Instruction[] => {
  const known = instructions.find((one) => one.at === at);
  const fresh: Instruction = { at, label: '', items, consumed: known?.consumed ?? [], isWithdrawn: false };
  return [...instructions.filter((one) => one !== known), fresh].sort((a, b) => (a.at < b.at ? -1 : 1));
};

const revised = ({ instructions }: Standing, at: Instant, change: (one: Instruction) => Partial<Instruction>) =>
  instructions.map((one) => (one.at === at ? { ...one, ...change(one) } : one));

const after = (standing: Standing, moment: TicketMoment): Standing => {
  switch (moment.kind) {
    case 'status':
      return { ...standing, status: moment.status };
    case 'items':
      return { ...standing, items: moment.items };
    case 'given':
      return { ...standing, instructions: given(standing, moment.instruction, moment.items) };
    case 'withdrawn':
      return { ...standing, instructions: revised(standing, moment.instruction, () => ({ isWithdrawn: true })) };
    case 'consumed': {
      const consume = ({ consumed }: Instruction) => ({ consumed: [...consumed, moment.itemKey] });
      return { ...standing, instructions: revised(standing, moment.instruction, consume) };
    }
  }
};

/** Whether we wait for the customer: the status says so, or a folder is asked for and nothing of the ticket is here yet. */
const isAwaited = (standing: Standing): boolean => {
  const { status } = standing;
  return status === 'Pending-Customer' || ((status === 'Open' || status === 'Pending') && isInstructed(standing));
};

type Stretch = { readonly span: Span; readonly standing: Standing };

const stretchesOf = ({ status, items, moments }: TicketTimes): readonly Stretch[] => {
  const inOrder = moments.toSorted((a, b) => (a.at === b.at ? 0 : a.at < b.at ? -1 : 1));
  const stretches: Stretch[] = [];
  let standing: Standing = { status, items, instructions: [] };
  let from = Number.NEGATIVE_INFINITY;
  for (const moment of inOrder) {
    const to = secondOf(moment.at);
    stretches.push({ span: { from, to }, standing });
    standing = after(standing, moment);
    from = to;
  }
  return [...stretches, { span: { from, to: Number.POSITIVE_INFINITY }, standing }];
};

/** When a ticket was open, and when it was the customer's turn; what comes after the last moment lasts. */
export const ticketSpans = (times: TicketTimes): TicketSpans => {
  const stretches = stretchesOf(times);
  const where = (holds: (standing: Standing) => boolean): readonly Span[] =>
    merged(stretches.filter(({ standing }) => holds(standing)).map(({ span }) => span));
  return {
    open: where(({ status }) => !isClosed(status)),
    awaited: where(isAwaited),
    pendingCustomer: where(({ status }) => status === 'Pending-Customer'),
  };
};

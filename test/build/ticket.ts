import type { Instruction, Ticket } from '../../src/domain/ticket.ts';
import { nest, snowdrop } from './item.ts';
import { instant } from './note.ts';
import { dora } from './people.ts';

/** When the perfect folder was asked for. */
export const instructedAt = instant('2010-08-19T09:00:00Z');

/** The instruction that asked for the perfect folder, or as asked. */
export const anInstruction = (over: Partial<Instruction> = {}): Instruction => ({
  at: instructedAt,
  label: 'T-1042 - Dora Quillfeather',
  items: [],
  consumed: [],
  isWithdrawn: false,
  ...over,
});

/** Dora's ticket for a bunny and a nest, with an instruction outstanding, or as asked. */
export const aTicket = (over: Partial<Ticket> = {}): Ticket => ({
  number: 'T-1042',
  owner: dora,
  status: 'Pending-Customer',
  problems: ['off-world'],
  openedAt: instant('2010-08-18T12:00:00Z'),
  items: [snowdrop, nest],
  instructions: [anInstruction()],
  columns: [
    ['priority', 'normal'],
    ['tier', 'bronze'],
    ['price', '12.50'],
  ],
  ...over,
});

/** A ticket whose instruction is used up. */
export const aConsumedTicket = (over: Partial<Ticket> = {}): Ticket =>
  aTicket({ instructions: [anInstruction({ consumed: ['bunny:483920', 'nest:n-1182'] })], ...over });

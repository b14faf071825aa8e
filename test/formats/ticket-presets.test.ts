import { describe, expect, it } from 'vitest';
import { ticketStatuses } from '../../src/domain/ticket.ts';
import { presetNames, ticketPresets } from '../../src/formats/ticket-presets.ts';

describe('ticket presets', () => {
  it('know exactly the systems that are named', () => {
    expect(Object.keys(ticketPresets)).toEqual([...presetNames]);
  });

  it.each(presetNames)('%s names the columns that no import can do without', (name) => {
    const { columns } = ticketPresets[name];
    for (const column of ['ticket', 'owner', 'status', 'opened_at'] as const) expect(columns[column]).toBeTruthy();
  });

  it.each(presetNames)('%s turns its words, in lower case, into statuses of the desk', (name) => {
    for (const [word, status] of Object.entries(ticketPresets[name].statuses)) {
      expect(word).toBe(word.toLowerCase());
      expect(ticketStatuses).toContain(status);
    }
  });

  it.each(['zammad', 'rt'] as const)('%s does not take its Owner, a member of staff, for the customer', (name) => {
    expect(ticketPresets[name].misleading).toContain('owner');
    expect(ticketPresets[name].columns.owner?.toLowerCase()).not.toBe('owner');
  });
});

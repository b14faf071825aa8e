import { describe, expect, test } from 'vitest';
import { parseConfigDocument } from '../../schemas/config-document.ts';
import { runningConfigOf } from '../../src/running-config.ts';

const faultsOf = (text: string): readonly string[] => {
  const document = parseConfigDocument(text, 'ozma.yaml');
  return document.kind === 'faulty' ? document.faults : [];
};

describe('the keys that say how a desk runs', () => {
  test.each([
    [
      'repairs: { buny: { way: hand } }',
      "repairs.buny: expected a kind of item; 'buny' is none: did you mean 'bunny'?",
    ],
    ['repairs: { bunny: { way: command } }', "repairs.bunny.way: expected 'command' beside way: command"],
    [
      'repairs: { bunny: { way: http, url: "ftp://x" } }',
      'repairs.bunny.url: expected an address that begins with http:// or https://',
    ],
    [
      'stability: { feeds: [{ name: a, format: statuspage }] }',
      "expected either 'url' or 'file' beside the feed's name",
    ],
    [
      'stability: { feeds: [{ name: a, format: json, file: f.json }] }',
      "expected 'value', 'healthy' and 'troubled' beside format: json",
    ],
    ['stability: { feeds: [{ name: a, format: statuspage, file: f, evry: 3 }] }', "unknown key; did you mean 'every'?"],
    [
      'stability: { feeds: [{ name: a, format: statuspage, file: f }, { name: a, format: statuspage, file: g }] }',
      "expected a name of its own; 'a' is taken",
    ],
    ['stability: { bad: 4, of: 3 }', "stability.of: expected at least as many looks as 'bad' (4)"],
    [
      'pauses: { schedule: [{ name: a, days: [tue], from: 5, to: "06:00" }] }',
      'expected a time in quotes such as "05:00"',
    ],
  ])('%s is refused with its reason', (text, expected) => {
    expect(faultsOf(text).join('\n')).toContain(expected);
  });

  test('have defaults, and windows take the time zone of the desk', () => {
    const running = runningConfigOf(
      { pauses: { schedule: [{ name: 'restart', days: ['tue'], from: '05:00', to: '11:00' }] } },
      'Asia/Tokyo',
    );
    expect(running.schedule).toEqual([
      { name: 'restart', days: ['tue'], from: '05:00', to: '11:00', timeZone: 'Asia/Tokyo', why: 'restart' },
    ]);
    expect(running.queue).toEqual({
      leaseMs: 30_000,
      handLeaseMs: 8 * 3_600_000,
      retry: { attempts: 5, firstMs: 30_000, mostMs: 3_600_000 },
    });
    expect(running.stability.hysteresis).toEqual({ bad: 2, of: 3, good: 3, quietMs: 300_000 });
  });
});

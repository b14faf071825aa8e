import type { Policy } from '../../src/domain/policy.ts';

/** The sample desk's policy as product.md 4 to 6 describe it. */
export const petDesk: Policy = {
  kinds: [
    {
      name: 'bunny',
      aliases: ['バニー', 'うさぎ'],
      idPattern: '[0-9]+',
      needsName: true,
      required: ['ID', 'Status', 'Previous owner'],
    },
    { name: 'nest', aliases: ['巣'], idPattern: 'N-[0-9]+', needsName: false, required: ['ID', 'Status', 'Parents'] },
  ],
  noteAliases: {
    Ticket: ['チケット', 'チケット番号'],
    Owner: ['飼い主', '名前', 'お名前', 'From'],
    Date: ['日付', '作成日'],
    ID: ['ID番号', '番号'],
    Status: ['ステータス', '状態'],
    Problem: ['症状', '不具合', '内容'],
    'Previous owner': ['前の飼い主'],
    'Former name': ['以前の名前'],
    Transaction: ['取引', '取引履歴'],
    Parents: ['両親', '両親のID'],
  },
  nameRule: 'second-life',
  labelTemplate: '{ticket} - {owner}',
  ticketPattern: 'T-[0-9]+',
  timeZone: 'UTC',
  limits: { files: 1000, bytes: 1_000_000, depth: 8, noteBytes: 262_144 },
  futureHours: 24,
};

/** Text as UTF-8 bytes. */
export const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

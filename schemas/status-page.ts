import { z } from 'zod';
import type { PageIncident, StatusPage } from '../src/formats/status-page.ts';

/** A document of a feed as read, or the JSON pointer of the first thing in it that is not as it should be. */
export type PageReading =
  | { readonly kind: 'page'; readonly page: StatusPage }
  | { readonly kind: 'malformed'; readonly at: string };

const incidents = z
  .array(z.object({ name: z.string(), status: z.string(), impact: z.string().nullish() }))
  .nullish()
  .transform((all): readonly PageIncident[] =>
    (all ?? []).map(({ name, status, impact }) => ({ name, status, impact: impact ?? null })),
  );

const components = z
  .array(z.object({ id: z.string(), name: z.string(), status: z.string(), group: z.boolean().nullish() }))
  .nullish()
  .transform((all) =>
    (all ?? []).map(({ id, name, status, group }) => ({ id, name, status, isGroup: group === true })),
  );

/** Statuspage v2 documents of any kind: keys that are not asked for may be there, and lists may be missing. */
const pageSchema = z
  .object({
    page: z.object({ id: z.string().nullish(), name: z.string().nullish(), updated_at: z.string().nullish() }),
    status: z.object({ indicator: z.string() }).nullish(),
    components,
    incidents,
    scheduled_maintenances: incidents,
  })
  .transform(
    ({ page, status, scheduled_maintenances: maintenances, ...lists }): StatusPage => ({
      id: page.id ?? null,
      name: page.name ?? null,
      updatedAt: page.updated_at ?? null,
      indicator: status?.indicator ?? null,
      maintenances,
      ...lists,
    }),
  ) satisfies z.ZodType<StatusPage>;

const pointerTo = (path: readonly PropertyKey[]): string =>
  path.map((key) => `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');

/** Reads an Atlassian Statuspage v2 document; one fault is enough to disbelieve it. */
export const readPageDocument = (document: unknown): PageReading => {
  const parsed = pageSchema.safeParse(document);
  return parsed.success
    ? { kind: 'page', page: parsed.data }
    : { kind: 'malformed', at: pointerTo(parsed.error.issues[0]?.path ?? []) };
};

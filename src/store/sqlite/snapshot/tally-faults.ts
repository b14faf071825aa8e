const counted = `select 'verdict:' || verdict as name, count(*) as many from submission group by verdict
  union all select 'place:' || place, count(*) from item where purged_at is null or place <> 'trash' group by place
  union all select case kind when 'submission-quarantined' then 'quarantined' else 'vanished' end, count(*) from event
    where kind in ('submission-quarantined', 'submission-vanished') group by kind`;

const tallies = `select 'tally' as "table", n.name as row, 'count' as "column", cast(coalesce(t.count, 0) as text) as found,
    cast(coalesce(c.many, 0) as text) as expected
  from (select name from tally union select name from (${counted})) n
  left join tally t on t.name = n.name left join (${counted}) c on c.name = n.name
  where coalesce(t.count, 0) <> coalesce(c.many, 0)`;

/** Whether something may still have to be sent for a ticket: by its instruction in force, its items and what was consumed of them. */
const isInstructed = `coalesce((select case
      when json_array_length(case when i.items = '[]' then x.items else i.items end) = 0 then 1
      else exists (select 1 from json_each(case when i.items = '[]' then x.items else i.items end) r where not exists (
        select 1 from consumption c where c.instruction_id = i.id and c.item_key = case r.type
          when 'array' then item_key_of(json_extract(r.value, '$[0]'), json_extract(r.value, '$[1]')) end)) end
    from instruction i where i.ticket_id = x.id and i.is_withdrawn = 0 order by i.at desc limit 1), 0)`;

const instructed = `select 'ticket' as "table", number as row, 'is_instructed' as "column", cast(found as text) as found,
    cast(expected as text) as expected
  from (select x.number, x.is_instructed as found, ${isInstructed} as expected from ticket x
    where json_valid(x.items) and not exists (select 1 from instruction i where i.ticket_id = x.id and not json_valid(i.items)))
  where found <> expected`;

const waiting = `select 'month' as unit, substr(opened_at, 1, 7) as start, count(*) as many from repair where state = 'queued' group by 2
  union all select 'hour', substr(opened_at, 1, 13), count(*) from repair where state = 'queued' group by 2`;

const spans = `select 'queue_span' as "table", n.unit || ' ' || n.start as row, 'waiting' as "column",
    cast(coalesce(q.waiting, 0) as text) as found, cast(coalesce(w.many, 0) as text) as expected
  from (select unit, start from queue_span union select unit, start from (${waiting})) n
  left join queue_span q on q.unit = n.unit and q.start = n.start
  left join (${waiting}) w on w.unit = n.unit and w.start = n.start
  where coalesce(q.waiting, 0) <> coalesce(w.many, 0)`;

/** Queries that answer figures that are kept beside what they count, where they differ. */
export const tallyFaults: readonly string[] = [tallies, spans, instructed];

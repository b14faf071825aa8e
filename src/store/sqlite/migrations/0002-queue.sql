-- The repair queue, pauses, what people decide about held and trashed things, and exceptions.

create table repair_before as select * from repair;
drop table repair;

create table repair (
  id integer primary key,
  submission_seq integer not null,
  position integer not null,
  ticket_id integer not null,
  item_key text not null,
  kind text not null,
  owner_key text not null,
  opened_at text not null,
  sort_key text not null,
  state text not null check (state in ('queued', 'claimed', 'fulfilled', 'unrepairable', 'escalated', 'withdrawn')),
  queued_at text not null,
  -- When it may be tried again; null when only its turn is waited for.
  not_before text,
  -- The claim, while there is one.
  token text,
  way text check (way in ('engine', 'hand')),
  holder text,
  claimed_at text,
  lease_until text,
  is_test integer not null default 0,
  -- How many claims there were, how many attempts count against the limit, how many ended with the answer `retry`.
  claims integer not null default 0,
  counted integer not null default 0,
  answered integer not null default 0,
  last_why text,
  finished_at text,
  returned_at text,
  unique (submission_seq, position),
  check ((state = 'claimed') = (token is not null))
) strict;

insert into repair (id, submission_seq, position, ticket_id, item_key, kind, owner_key, opened_at, sort_key, state, queued_at, finished_at)
select r.id, r.submission_seq, r.position, r.ticket_id, r.item_key, coalesce(i.kind, ''), coalesce(t.owner_key, ''), r.opened_at, r.sort_key,
  'queued', r.queued_at, null
from repair_before r
left join item i on i.submission_seq = r.submission_seq and i.position = r.position
left join ticket t on t.id = r.ticket_id;
drop table repair_before;

-- The order of the queue (product.md 10), with what a claim looks at beside it, so that passing over costs no look at the table.
create index repair_queue on repair (opened_at, sort_key, submission_seq, position, not_before, kind, ticket_id, owner_key) where state = 'queued';
create index repair_claimed on repair (lease_until) where state = 'claimed';
create index repair_escalated on repair (id) where state = 'escalated';
create index repair_unreturned on repair (submission_seq) where returned_at is null and state in ('fulfilled', 'unrepairable');
create index repair_of_ticket on repair (ticket_id, state);
create index repair_by_item on repair (item_key);

-- One row for each claim that has ended; the one that is held stands in `repair`.
create table attempt (
  repair_id integer not null,
  number integer not null,
  way text not null check (way in ('engine', 'hand')),
  holder text not null,
  owner_key text not null,
  claimed_at text not null,
  ended_at text not null,
  ending text not null check (ending in ('fulfilled', 'unrepairable', 'retry', 'fault', 'released', 'lapsed', 'altered')),
  why text,
  is_counted integer not null,
  is_test integer not null default 0,
  primary key (repair_id, number)
) strict, without rowid;
create index attempt_fault on attempt (ended_at) where ending = 'fault';
create index attempt_outcome on attempt (ended_at) where way = 'engine' and ending in ('fulfilled', 'unrepairable', 'retry', 'fault');
create index attempt_test on attempt (claimed_at) where is_test = 1;

-- The queue runs only while no row of the desk's scope is here.
create table pause (
  id integer primary key autoincrement,
  kind text not null check (kind in ('operator', 'platform', 'schedule')),
  source text,
  scope_kind text not null check (scope_kind in ('desk', 'ticket', 'owner', 'item-kind')),
  scope text not null,
  scope_key text not null,
  who text not null,
  why text not null,
  since text not null,
  until text,
  evidence text not null,
  stage text not null check (stage in ('holding', 'testing'))
) strict;
create unique index pause_of_source on pause (kind, source) where source is not null;

create table pause_ended (
  id integer primary key,
  kind text not null,
  source text,
  scope_kind text not null,
  scope text not null,
  scope_key text not null,
  who text not null,
  why text not null,
  since text not null,
  until text,
  evidence text not null,
  stage text not null,
  ended_at text not null,
  ended_by text not null,
  ended_why text not null
) strict;
create index pause_ended_by_time on pause_ended (ended_at);

-- Every change of the desk has a number (`epoch`); these tell the last one that may matter to any ticket, and to this one.
alter table meta add column whole_epoch integer not null default 0;
update meta set whole_epoch = epoch;
alter table ticket add column touched_epoch integer not null default 0;

create table signal (
  source text primary key,
  body text not null
) strict, without rowid;

-- What was found about an item after its submission was judged.
create table later_finding (
  id integer primary key,
  submission_seq integer not null,
  position integer not null,
  at text not null,
  reason text not null
) strict;
create index later_finding_of_submission on later_finding (submission_seq);

-- Where the folder itself is; its items have places of their own.
alter table submission add column place text not null default 'returned' check (place in ('held', 'repair', 'returned', 'trash'));
update submission set place = case disposition when 'repair' then 'repair' when 'hold' then 'held' when 'trash' then 'trash' else 'returned' end;
-- Judged while a pause stopped it: its folder still lies in `processing/`.
alter table submission add column is_detained integer not null default 0;
-- When the folder, or the item, came to its place, where that was not when it was judged; and when it was purged from the trash.
alter table submission add column placed_at text;
alter table submission add column purged_at text;
alter table item add column placed_at text;
alter table item add column purged_at text;
create index submission_detained on submission (seq) where is_detained = 1;
create index submission_in_area on submission (place, seq) where place in ('held', 'trash') and purged_at is null;
create index item_in_area on item (place, submission_seq) where place in ('held', 'trash') and purged_at is null;

create table waiver (
  id integer primary key,
  ticket_id integer not null,
  code text not null,
  item_key text,
  only_for text,
  given_by text not null,
  why text not null,
  since text not null,
  until text not null
) strict;
create index waiver_of_ticket on waiver (ticket_id);

-- The one `serve` of this desk, as it last said of itself.
create table serve_state (
  id integer primary key check (id = 1),
  holder text not null,
  started_at text not null,
  beat_at text not null,
  intake_stopped_because text
) strict;

-- What the clocks are told from.
create index event_of_clock on event (ticket_key)
  where kind in ('ticket-changed', 'ticket-status-changed', 'instruction-given', 'instruction-withdrawn');

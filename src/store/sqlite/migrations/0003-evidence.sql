-- What was judged, so that it can be judged again; what explanations were asked for; and the key of pseudonyms in exports.

-- One policy for many arrivals.
create table policy (
  id integer primary key,
  sha256 blob not null unique,
  body text not null
) strict;

-- Everything that a rule looked at (domain/arrival.ts) as JSON, without its policy. Submissions judged before this table was made have none.
create table arrival (
  submission_seq integer primary key,
  policy_id integer not null,
  body text not null
) strict;

-- How often an explanation was asked for: a day, what was asked by, and a code that was explained.
create table asked (
  day text not null,
  way text not null,
  code text not null,
  count integer not null,
  primary key (day, way, code)
) strict, without rowid;

alter table meta add column pseudonym_key blob not null default x'';
update meta set pseudonym_key = randomblob(32);

-- What folders that a pause kept back, and repairs that waited for a person, are found by (reports).
create index event_of_waiting on event (kind, at) where kind in ('submission-placed', 'repair-escalated', 'repair-requeued');

-- What tells a place in the queue without counting everything before it, and how often a folder was begun.

-- How many repairs wait whose tickets were opened in a month (`2026-11`) and in an hour (`2026-11-27T09`); triggers keep it.
create table queue_span (
  unit text not null check (unit in ('month', 'hour')),
  start text not null,
  waiting integer not null check (waiting >= 0),
  primary key (unit, start)
) strict, without rowid;

insert into queue_span select 'month', substr(opened_at, 1, 7), count(*) from repair where state = 'queued' group by 2;
insert into queue_span select 'hour', substr(opened_at, 1, 13), count(*) from repair where state = 'queued' group by 2;

create trigger repair_enqueued after insert on repair when new.state = 'queued' begin
  insert into queue_span values ('month', substr(new.opened_at, 1, 7), 1), ('hour', substr(new.opened_at, 1, 13), 1)
    on conflict do update set waiting = waiting + 1;
end;

create trigger repair_dequeued after delete on repair when old.state = 'queued' begin
  update queue_span set waiting = waiting - 1 where unit = 'month' and start = substr(old.opened_at, 1, 7);
  update queue_span set waiting = waiting - 1 where unit = 'hour' and start = substr(old.opened_at, 1, 13);
end;

create trigger repair_waits_elsewhere after update of state, opened_at on repair
when new.state = 'queued' and (old.state <> 'queued' or old.opened_at <> new.opened_at) begin
  insert into queue_span values ('month', substr(new.opened_at, 1, 7), 1), ('hour', substr(new.opened_at, 1, 13), 1)
    on conflict do update set waiting = waiting + 1;
end;

create trigger repair_waits_here_no_more after update of state, opened_at on repair
when old.state = 'queued' and (new.state <> 'queued' or old.opened_at <> new.opened_at) begin
  update queue_span set waiting = waiting - 1 where unit = 'month' and start = substr(old.opened_at, 1, 7);
  update queue_span set waiting = waiting - 1 where unit = 'hour' and start = substr(old.opened_at, 1, 13);
end;

-- How many processes began to judge it, this one included; what each of several died of is given up.
alter table folder_claim add column tries integer not null default 1;

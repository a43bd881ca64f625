"""The schema, as named steps of sqlite-utils. A step that was released is never changed."""

from sqlite_utils import Database as UtilsDatabase
from sqlite_utils import Migrations

from gosclient.store.driver import sqlite3

migrations = Migrations("gosclient")

FIRST_SCHEMA = """
create table settings (name text primary key, value text not null) without rowid;

create table communities (
    id integer primary key,
    name text not null,
    screen_name text not null default '',
    photo text not null default '',
    api text not null,
    position integer not null default 0,
    has_admin integer not null default 0,
    token_owner integer not null default 0,
    ts text,
    gap_since integer not null default 0,
    caught_up_at integer not null default 0,
    checked_at integer not null default 0
);

create table backfills (
    community_id integer not null,
    kind text not null,
    loaded integer not null default 0,
    total integer not null default 0,
    done integer not null default 0,
    primary key (community_id, kind)
) without rowid;

create table people (
    id integer primary key,
    name text not null,
    photo text not null default '',
    screen_name text not null default '',
    deactivated text not null default '',
    fetched_at integer not null default 0
);
create index people_unnamed on people (id) where fetched_at = 0;

create table conversations (
    community_id integer not null,
    peer_id integer not null,
    last_message_id integer not null default 0,
    in_read integer not null default 0,
    out_read integer not null default 0,
    can_write integer not null default 1,
    can_write_reason integer not null default 0,
    can_write_until integer not null default 0,
    loaded_from integer,
    primary key (community_id, peer_id)
) without rowid;

create table messages (
    id integer primary key,
    community_id integer not null,
    peer_id integer not null,
    message_id integer not null,
    cmid integer not null default 0,
    from_id integer not null,
    outgoing integer not null,
    date integer not null,
    text text not null,
    random_id integer not null default 0,
    author integer not null default 0,
    edited integer not null default 0,
    deleted integer not null default 0,
    attachments text
);
create unique index messages_place on messages (community_id, peer_id, message_id);
create index messages_answers on messages (community_id, peer_id, message_id) where outgoing;

create table posts (
    community_id integer not null,
    post_id integer not null,
    from_id integer not null,
    date integer not null,
    text text not null,
    comments integer not null default 0,
    views integer not null default 0,
    likes integer not null default 0,
    can_comment integer not null default 1,
    attachments text,
    comments_seen integer not null default -1,
    primary key (community_id, post_id)
) without rowid;

create table comments (
    id integer primary key,
    community_id integer not null,
    post_id integer not null,
    comment_id integer not null,
    from_id integer not null,
    date integer not null,
    text text not null,
    root_id integer not null default 0,
    reply_to_comment integer not null default 0,
    reply_to_user integer not null default 0,
    edited integer not null default 0,
    deleted integer not null default 0,
    attachments text
);
create unique index comments_place on comments (community_id, comment_id);
create index comments_branch on comments (community_id, post_id, root_id, comment_id);
create index comments_answers on comments (community_id, post_id, root_id, comment_id)
    where from_id < 0;

-- Drafts, notes and intents name an item by its id, so an id is never given twice.
create table inbox (
    id integer primary key autoincrement,
    community_id integer not null,
    kind text not null,
    source_id integer not null,
    post_id integer not null default 0,
    person_id integer not null,
    text text not null default '',
    at integer not null,
    words integer not null default 0,
    status text not null,
    waiting_since integer not null default 0,
    answered_at integer not null default 0,
    by_colleague integer not null default 0,
    snoozed_until integer not null default 0,
    unread integer not null default 0,
    attachments integer not null default 0,
    deleted integer not null default 0,
    has_note integer not null default 0,
    mine integer not null default 0,
    seen integer not null default 0,
    urgency integer generated always as (
        case when waiting_since > 0 then -waiting_since else at - 10000000000 end
    ) virtual,
    phase text generated always as (
        case when status in ('answered', 'done', 'no_answer') then 'closed' else status end
    ) virtual
);
create unique index inbox_source on inbox (community_id, kind, source_id);
create index inbox_by_kind on inbox (kind, phase, at desc, id desc, community_id);
create index inbox_by_community on inbox (community_id, kind, phase, at desc, id desc);
create index inbox_by_kind_due on inbox (kind, phase, urgency desc, id desc, community_id);
create index inbox_by_community_due on inbox (community_id, kind, phase, urgency desc, id desc);
create index inbox_mine on inbox (id) where mine = 1;
create index inbox_by_person on inbox (person_id, at desc);
create index inbox_waiting on inbox (waiting_since, community_id) where status = 'open';
create index inbox_snoozed on inbox (snoozed_until) where status = 'snoozed';

create table counters (
    community_id integer not null,
    status text not null,
    n integer not null default 0,
    waiting integer not null default 0,
    primary key (community_id, status)
) without rowid;
create trigger inbox_counted after insert on inbox begin
    insert into counters values (new.community_id, new.status, 1, new.waiting_since > 0)
        on conflict do update set n = n + 1, waiting = waiting + excluded.waiting;
end;
create trigger inbox_recounted after update of status, waiting_since on inbox
when old.status <> new.status or (old.waiting_since > 0) <> (new.waiting_since > 0) begin
    update counters set n = n - 1, waiting = waiting - (old.waiting_since > 0)
        where community_id = old.community_id and status = old.status;
    insert into counters values (new.community_id, new.status, 1, new.waiting_since > 0)
        on conflict do update set n = n + 1, waiting = waiting + excluded.waiting;
end;
create trigger inbox_uncounted after delete on inbox begin
    update counters set n = n - 1, waiting = waiting - (old.waiting_since > 0)
        where community_id = old.community_id and status = old.status;
end;
create trigger inbox_author_met after insert on inbox begin
    insert or ignore into people (id, name) values (new.person_id, '');
end;
create trigger inbox_author_changed after update of person_id on inbox
when old.person_id <> new.person_id begin
    insert or ignore into people (id, name) values (new.person_id, '');
end;

create table outbox (
    id integer primary key autoincrement,
    kind text not null,
    community_id integer not null,
    item_id integer not null,
    target_id integer not null,
    post_id integer not null default 0,
    person_id integer not null default 0,
    text text not null,
    key text not null,
    state text not null,
    created_at real not null,
    not_before real,
    baseline integer not null default 0,
    attempts integer not null default 0,
    looks integer not null default 0,
    sent_at integer not null default 0,
    lease text not null default '',
    reason text not null default '',
    sentence text not null default '',
    vk_id integer not null default 0,
    cmid integer not null default 0,
    settled_at integer not null default 0
);
create unique index outbox_key on outbox (community_id, kind, key);
create index outbox_unsettled on outbox (id) where state not in ('confirmed', 'cancelled');
create index outbox_item on outbox (item_id, id);
create index outbox_echo on outbox (community_id, kind, target_id) where vk_id = 0;
create index outbox_found on outbox (community_id, kind, vk_id) where vk_id <> 0;
create trigger outbox_key_stays before update of key, text, target_id, kind on outbox
when old.key <> new.key or old.text <> new.text
    or old.target_id <> new.target_id or old.kind <> new.kind begin
    select raise(abort, 'an intent never changes');
end;

create table attempts (
    id integer primary key,
    entry_id integer not null,
    at real not null,
    state text not null,
    reason text not null default '',
    sentence text not null default ''
);
create index attempts_entry on attempts (entry_id, id);

create table drafts (
    item_id integer primary key,
    text text not null,
    updated_at integer not null
);

create table notes (
    id integer primary key,
    item_id integer not null,
    text text not null,
    at integer not null
);
create index notes_item on notes (item_id, id);

create virtual table search using fts5(text, place, content='', tokenize='unicode61', prefix='3');
create trigger messages_indexed after insert on messages begin
    insert into search (rowid, text, place) values (new.id,
        replace(replace(new.text, 'ё', 'е'), 'Ё', 'Е'), 'c' || new.community_id);
end;
create trigger messages_reindexed after update of text on messages when old.text <> new.text begin
    insert into search (search, rowid, text, place) values ('delete', old.id,
        replace(replace(old.text, 'ё', 'е'), 'Ё', 'Е'), 'c' || old.community_id);
    insert into search (rowid, text, place) values (new.id,
        replace(replace(new.text, 'ё', 'е'), 'Ё', 'Е'), 'c' || new.community_id);
end;
create trigger messages_unindexed after delete on messages begin
    insert into search (search, rowid, text, place) values ('delete', old.id,
        replace(replace(old.text, 'ё', 'е'), 'Ё', 'Е'), 'c' || old.community_id);
end;
create trigger comments_indexed after insert on comments begin
    insert into search (rowid, text, place) values (new.id,
        replace(replace(new.text, 'ё', 'е'), 'Ё', 'Е'), 'c' || new.community_id);
end;
create trigger comments_reindexed after update of text on comments when old.text <> new.text begin
    insert into search (search, rowid, text, place) values ('delete', old.id,
        replace(replace(old.text, 'ё', 'е'), 'Ё', 'Е'), 'c' || old.community_id);
    insert into search (rowid, text, place) values (new.id,
        replace(replace(new.text, 'ё', 'е'), 'Ё', 'Е'), 'c' || new.community_id);
end;
create trigger comments_unindexed after delete on comments begin
    insert into search (search, rowid, text, place) values ('delete', old.id,
        replace(replace(old.text, 'ё', 'е'), 'Ё', 'Е'), 'c' || old.community_id);
end;

create virtual table people_search using fts5(name, content='', tokenize='unicode61');
create trigger people_indexed after insert on people begin
    insert into people_search (rowid, name) values (new.id,
        replace(replace(new.name, 'ё', 'е'), 'Ё', 'Е'));
end;
create trigger people_reindexed after update of name on people when old.name <> new.name begin
    insert into people_search (people_search, rowid, name) values ('delete', old.id,
        replace(replace(old.name, 'ё', 'е'), 'Ё', 'Е'));
    insert into people_search (rowid, name) values (new.id,
        replace(replace(new.name, 'ё', 'е'), 'Ё', 'Е'));
end;
"""


@migrations()
def m001_first_schema(db: UtilsDatabase) -> None:
    """Communities, what VK holds, the inbox, the outbox and the search index."""
    _step(db, FIRST_SCHEMA, 1)


@migrations()
def m002_known_answer(db: UtilsDatabase) -> None:
    """What the officer reopened after an answer stays open until there is a newer one."""
    db.execute("alter table inbox add column answer integer not null default 0")
    db.execute("update outbox set reason = 'blind' where reason = 'no_key'")
    db.execute("pragma user_version = 2")


MODERATION = """
alter table outbox add column act text not null default 'answer';
alter table outbox add column details text not null default '';
alter table outbox add column batch text not null default '';
create index outbox_acts on outbox (community_id, target_id, id) where act <> 'answer';
create index outbox_batch on outbox (batch, id) where batch <> '';
drop trigger outbox_key_stays;
create trigger outbox_key_stays
before update of key, text, target_id, kind, act, details, batch on outbox
when old.key <> new.key or old.text <> new.text or old.target_id <> new.target_id
    or old.kind <> new.kind or old.act <> new.act or old.details <> new.details
    or old.batch <> new.batch begin
    select raise(abort, 'an intent never changes');
end;

create table journal (
    number integer primary key,
    at integer not null,
    community_id integer not null,
    act text not null,
    phase text not null,
    entry_id integer not null default 0,
    actor integer not null default 0,
    person_id integer not null default 0,
    kind text not null default '',
    source_id integer not null default 0,
    post_id integer not null default 0,
    ground text not null default '',
    details text not null default '',
    copy_hash text not null default '',
    seal text not null
);
create index journal_entry on journal (entry_id, number) where entry_id <> 0;
create index journal_community on journal (community_id, number);
create index journal_by_person on journal (person_id, number);
create index journal_by_source on journal (source_id, community_id, number) where source_id <> 0;
create index journal_by_actor on journal (actor, number);
create trigger journal_never_changes before update on journal begin
    select raise(abort, 'the journal is only added to');
end;
create trigger journal_never_shrinks before delete on journal begin
    select raise(abort, 'the journal is only added to');
end;

-- What citizens wrote lies beside the lines that name it by its hash.
create table copies (
    number integer primary key,
    kept text not null check (json_valid(kept))
);
create trigger copies_never_change before update on copies begin
    select raise(abort, 'a copy never changes');
end;
create trigger copies_stay before delete on copies begin
    select raise(abort, 'a copy stays');
end;
create table copied_pictures (
    id integer primary key,
    entry_id integer not null,
    position integer not null,
    url text not null,
    hash text not null,
    picture blob
);
create unique index copied_pictures_place on copied_pictures (entry_id, position);
create trigger copied_pictures_never_change before update on copied_pictures begin
    select raise(abort, 'a copy never changes');
end;
create trigger copied_pictures_stay before delete on copied_pictures begin
    select raise(abort, 'a copy stays');
end;

-- Lines and copies share an index: even row ids are lines, odd ones copies.
create virtual table journal_search using fts5(words, content='', tokenize='unicode61');
create trigger journal_indexed after insert on journal begin
    insert into journal_search (rowid, words) values (2 * new.number,
        replace(replace(new.ground, 'ё', 'е'), 'Ё', 'Е'));
end;
create trigger copies_indexed after insert on copies begin
    insert into journal_search (rowid, words) values (2 * new.number + 1,
        replace(replace(coalesce(new.kept ->> 'text', '') || ' '
            || coalesce(new.kept ->> 'after', '') || ' '
            || coalesce(new.kept ->> 'author', ''), 'ё', 'е'), 'Ё', 'Е'));
end;

create table bans (
    community_id integer not null,
    person_id integer not null,
    admin_id integer not null default 0,
    since integer not null default 0,
    until integer not null default 0,
    reason integer not null default 0,
    comment text not null default '',
    visible integer not null default 0,
    primary key (community_id, person_id)
) without rowid;
create index bans_by_person on bans (person_id);
"""


@migrations()
def m003_moderation(db: UtilsDatabase) -> None:
    """Acts of moderation among the intents, the journal they are answered for by, and bans."""
    _step(db, MODERATION, 3)


CAPABILITIES = """
create table capabilities (
    community_id integer not null,
    slot text not null,
    capability text not null,
    works integer not null,
    since integer not null,
    worked_at integer not null default 0,
    code integer not null default 0,
    primary key (community_id, slot, capability)
) without rowid;

create table key_states (
    community_id integer not null,
    slot text not null,
    rights text,
    role integer,
    dead_since integer not null default 0,
    probed_at integer not null default 0,
    primary key (community_id, slot)
) without rowid;

-- Requests of a person's token by its owner and calendar month (202611).
create table calls (
    owner integer not null,
    month integer not null,
    n integer not null,
    primary key (owner, month)
) without rowid;
"""


@migrations()
def m004_capabilities(db: UtilsDatabase) -> None:
    """What VK's answers have shown of the two keys of a community."""
    _step(db, CAPABILITIES, 4)


CARE = """
alter table inbox add column marks text not null default '';
alter table inbox add column own_term integer not null default 0;
alter table inbox add column head_start integer not null default 0;
alter table inbox add column put_first integer not null default 0;
drop index inbox_by_kind_due;
drop index inbox_by_community_due;
alter table inbox drop column urgency;
alter table inbox add column urgency integer generated always as (
    case when waiting_since > 0 then head_start - waiting_since else at - 10000000000 end
    + case when put_first and status = 'open' then 10000000000 else 0 end
) virtual;
create index inbox_by_kind_due on inbox (kind, phase, urgency desc, id desc, community_id);
create index inbox_by_community_due on inbox (community_id, kind, phase, urgency desc, id desc);
create index inbox_own_terms on inbox (waiting_since, community_id, own_term, head_start)
    where status = 'open' and own_term > 0;
"""


@migrations()
def m005_care(db: UtilsDatabase) -> None:
    """Marks of words that need care, and the terms that follow from them."""
    _step(db, CARE, 5)


SOURCES = """
alter table comments add column kind text not null default 'comment';
drop index comments_place;
create unique index comments_place on comments (community_id, kind, comment_id);
drop index comments_branch;
create index comments_branch on comments (community_id, kind, post_id, root_id, comment_id);
drop index comments_answers;
create index comments_answers on comments (community_id, kind, post_id, root_id, comment_id)
    where from_id < 0;

create table things (
    community_id integer not null,
    kind text not null default 'comment',
    post_id integer not null,
    from_id integer not null,
    date integer not null,
    text text not null,
    comments integer not null default 0,
    views integer not null default 0,
    likes integer not null default 0,
    can_comment integer not null default 1,
    attachments text,
    suggested integer not null default 0,
    deleted integer not null default 0,
    comments_seen integer not null default -1,
    primary key (community_id, kind, post_id)
) without rowid;
insert into things (community_id, post_id, from_id, date, text, comments, views, likes,
    can_comment, attachments, comments_seen)
    select community_id, post_id, from_id, date, text, comments, views, likes, can_comment,
        attachments, comments_seen from posts;
drop table posts;
alter table things rename to posts;
create index posts_by_citizens on posts (community_id, post_id)
    where kind = 'comment' and from_id > 0;
"""


@migrations()
def m006_sources(db: UtilsDatabase) -> None:
    """Comments under photos, videos, market items and topics, and posts by citizens."""
    _step(db, SOURCES, 6)


STORAGE = """
-- What was sent through this program, once its intent is no longer kept.
create table sent (
    community_id integer not null,
    kind text not null,
    vk_id integer not null,
    primary key (community_id, kind, vk_id)
) without rowid;

-- People whose data were erased: what they wrote up to then is not stored again.
create table erased_people (
    person_id integer primary key,
    at integer not null
);

-- A message up to which a dialogue was removed, and things of which only the place is kept.
alter table conversations add column cleared_to integer not null default 0;
alter table posts add column cleared integer not null default 0;

-- Copies may go only where a sealed line of the journal names them.
create table erased (
    what text not null,
    number integer not null,
    line integer not null,
    primary key (what, number)
) without rowid;
create trigger erased_by_a_line before insert on erased
when not exists (select 1 from journal where number = new.line and act = 'erase') begin
    select raise(abort, 'an erasure stands in the journal first');
end;
create trigger erased_never_changes before update on erased begin
    select raise(abort, 'an erasure never changes');
end;
create trigger erased_stays before delete on erased begin
    select raise(abort, 'an erasure stays');
end;
drop trigger copies_stay;
create trigger copies_stay before delete on copies
when not exists (select 1 from erased where what = 'copy' and number = old.number) begin
    select raise(abort, 'a copy stays');
end;
drop trigger copied_pictures_stay;
create trigger copied_pictures_stay before delete on copied_pictures
when not exists (select 1 from erased where what = 'pictures' and number = old.entry_id) begin
    select raise(abort, 'a copy stays');
end;
create trigger copies_unindexed after delete on copies begin
    insert into journal_search (journal_search, rowid, words) values ('delete',
        2 * old.number + 1,
        replace(replace(coalesce(old.kept ->> 'text', '') || ' '
            || coalesce(old.kept ->> 'after', '') || ' '
            || coalesce(old.kept ->> 'author', ''), 'ё', 'е'), 'Ё', 'Е'));
end;
create trigger people_unindexed after delete on people begin
    insert into people_search (people_search, rowid, name) values ('delete', old.id,
        replace(replace(old.name, 'ё', 'е'), 'Ё', 'Е'));
end;
"""


@migrations()
def m007_storage(db: UtilsDatabase) -> None:
    """What may be removed: after its time, or when a person's data are erased."""
    _step(db, STORAGE, 7)


MENTIONS = """
create table mentions (
    id integer primary key,
    community_id integer not null,
    owner_id integer not null,
    post_id integer not null,
    from_id integer not null,
    date integer not null,
    text text not null,
    deleted integer not null default 0,
    listed integer not null default 1,
    attachments text
);
create unique index mentions_place on mentions (community_id, owner_id, post_id);
create index mentions_by_date on mentions (community_id, date);
create trigger mentions_indexed after insert on mentions begin
    insert into search (rowid, text, place) values (new.id,
        replace(replace(new.text, 'ё', 'е'), 'Ё', 'Е'), 'c' || new.community_id);
end;
create trigger mentions_reindexed after update of text on mentions when old.text <> new.text begin
    insert into search (search, rowid, text, place) values ('delete', old.id,
        replace(replace(old.text, 'ё', 'е'), 'Ё', 'Е'), 'c' || old.community_id);
    insert into search (rowid, text, place) values (new.id,
        replace(replace(new.text, 'ё', 'е'), 'Ё', 'Е'), 'c' || new.community_id);
end;
create trigger mentions_unindexed after delete on mentions begin
    insert into search (search, rowid, text, place) values ('delete', old.id,
        replace(replace(old.text, 'ё', 'е'), 'Ё', 'Е'), 'c' || old.community_id);
end;

-- Posts have no row id, so their id in the search index follows from what never changes of them;
-- it is ``store.rows.row_id`` with ``POST_BIT``, up to the last date that fits.
alter table posts add column search_id integer generated always as (
    (min(max(date, 0), 2199023255551) << 22)
    | (((community_id * 40503 + post_id) & 1048575) << 2) | 2
) virtual;
create index posts_found on posts (search_id) where kind = 'comment' and from_id > 0;
create trigger posts_indexed after insert on posts
when new.kind = 'comment' and new.from_id > 0 begin
    insert into search (rowid, text, place) values (new.search_id,
        replace(replace(new.text, 'ё', 'е'), 'Ё', 'Е'), 'c' || new.community_id);
end;
create trigger posts_reindexed after update of text, from_id on posts
when new.kind = 'comment' and (old.text <> new.text or old.from_id <> new.from_id) begin
    insert into search (search, rowid, text, place) select 'delete', old.search_id,
        replace(replace(old.text, 'ё', 'е'), 'Ё', 'Е'), 'c' || old.community_id
        where old.from_id > 0;
    insert into search (rowid, text, place) select new.search_id,
        replace(replace(new.text, 'ё', 'е'), 'Ё', 'Е'), 'c' || new.community_id
        where new.from_id > 0;
end;
create trigger posts_unindexed after delete on posts
when old.kind = 'comment' and old.from_id > 0 begin
    insert into search (search, rowid, text, place) values ('delete', old.search_id,
        replace(replace(old.text, 'ё', 'е'), 'Ё', 'Е'), 'c' || old.community_id);
end;
insert into search (rowid, text, place)
    select search_id, replace(replace(text, 'ё', 'е'), 'Ё', 'Е'), 'c' || community_id from posts
    where kind = 'comment' and from_id > 0;
"""


@migrations()
def m008_mentions(db: UtilsDatabase) -> None:
    """Posts on other walls that name a community; these and posts by citizens can be found."""
    _step(db, MENTIONS, 8)


PUBLISHING = """
-- What the composer writes. Ids are never given twice: intents name targets by them.
create table publications (
    id integer primary key autoincrement,
    content text not null,
    title text not null default '',
    communities text not null default '[]',
    at integer not null default 0,
    zone text not null default '',
    rubric text not null default '',
    approval text not null default '',
    rule_id integer not null default 0,
    created_at integer not null,
    updated_at integer not null,
    discarded_at integer not null default 0
);
create index publications_by_time on publications (at) where discarded_at = 0;
create index publications_by_rubric on publications (rubric) where rubric <> '';

create table publication_versions (
    id integer primary key,
    publication_id integer not null,
    at integer not null,
    content text not null
);
create index publication_versions_of on publication_versions (publication_id, id);

create table targets (
    id integer primary key autoincrement,
    publication_id integer not null,
    community_id integer not null,
    at integer not null default 0,
    text text not null default '',
    post_id integer not null default 0,
    published_id integer not null default 0,
    published_at integer not null default 0,
    vk_at integer not null default 0,
    vk_text text not null default '',
    gone_at integer not null default 0,
    checked_at integer not null default 0,
    paused_from integer not null default 0,
    removed integer not null default 0,
    revision integer not null default 0
);
create unique index targets_place on targets (publication_id, community_id);
create index targets_by_time on targets (at);
create index targets_paused on targets (paused_from) where paused_from > 0;
create index targets_awaited on targets (at) where published_id = 0 and removed = 0;
create index targets_queued on targets (community_id, post_id) where post_id > 0;
create index targets_published on targets (community_id, published_id) where published_id > 0;

-- Photos as they will be uploaded, never changed: an edited one is a row of its own, with the one
-- before any edit as its original. Of documents and videos only where the file lies.
create table media (
    id integer primary key autoincrement,
    kind text not null,
    name text not null,
    path text not null default '',
    size integer not null default 0,
    width integer not null default 0,
    height integer not null default 0,
    changed_at real not null default 0,
    hash text not null default '',
    added_at integer not null,
    edits text not null default '',
    thumbnail blob,
    picture blob,
    original blob
);

create table uploads (
    media_id integer not null,
    community_id integer not null,
    attachment text not null default '',
    answer text not null default '',
    sent integer not null default 0,
    at integer not null default 0,
    primary key (media_id, community_id)
) without rowid;

-- What waits in VK's queue, ours and others'.
create table queued_posts (
    community_id integer not null,
    post_id integer not null,
    at integer not null,
    text text not null,
    attachments text,
    author integer not null default 0,
    primary key (community_id, post_id)
) without rowid;
create index queued_posts_by_time on queued_posts (at);
create index posts_by_time on posts (date) where kind = 'comment' and from_id < 0 and suggested = 0;

create table pauses (
    id integer primary key autoincrement,
    reason text not null,
    communities text not null,
    began_at integer not null,
    ended_at integer not null default 0
);

create table day_notes (
    id integer primary key autoincrement,
    day text not null,
    text text not null default '',
    mourning integer not null default 0
);
create index day_notes_by_day on day_notes (day);

create table recurrences (
    id integer primary key autoincrement,
    rule text not null,
    zone text not null,
    until text not null default '',
    publication_id integer not null,
    made_until text not null default ''
);

create table approvals (
    id integer primary key autoincrement,
    publication_id integer not null,
    at integer not null,
    who text not null,
    verdict text not null,
    comment text not null default ''
);
create index approvals_of on approvals (publication_id, id);

create table snippets (
    id integer primary key autoincrement,
    kind text not null,
    title text not null,
    text text not null,
    position integer not null default 0
);

create index outbox_of_posts on outbox (target_id) where kind = 'post';
alter table communities add column zone text not null default '';
alter table communities add column approves integer not null default 0;
"""


@migrations()
def m009_publishing(db: UtilsDatabase) -> None:
    """Publications, their targets and files, VK's queue, pauses and notes on days."""
    _step(db, PUBLISHING, 9)


PAUSES = """
-- What a pause came too late for, as it was told when the pause began: JSON.
alter table pauses add column late text not null default '[]';

-- The last pause that an officer knew of when asking for this; what is on its way already was asked
-- for knowing of those so far.
alter table outbox add column passed_pause integer not null default 0;
update outbox set passed_pause = coalesce((select max(id) from pauses), 0)
where state not in ('confirmed', 'cancelled');
"""


@migrations()
def m010_pauses(db: UtilsDatabase) -> None:
    """What a pause came too late for, and which pauses an intent passes over."""
    _step(db, PAUSES, 10)


def _step(db: UtilsDatabase, script: str, version: int) -> None:
    """Run a script inside the step's transaction and say which version the file has now."""
    for statement in statements(script):
        db.execute(statement)
    db.execute(f"pragma user_version = {version}")


def statements(script: str) -> list[str]:
    """Split a script into statements; ``executescript`` would end the step's transaction."""
    found: list[str] = []
    current = ""
    for line in script.splitlines(keepends=True):
        current += line
        if sqlite3.complete_statement(current):
            found.append(current.strip())
            current = ""
    return found

"""Citizens who go on writing by themselves."""

from gosclient.sandbox.live import Citizens


async def test_a_lively_district_writes_by_itself(peer):
    reader = await peer.reader(peer.communities[0].id)
    await peer.control("live", {"rate": 60_000})
    seen = set()
    while not {"message_new", "wall_reply_new"} <= seen:
        seen |= set(await reader.types(wait=20))
    await peer.control("live", {"rate": 0})


async def test_a_lively_district_speaks_everywhere(peer):
    def amounts():
        counted = [
            sum(len(section.comments) for section in sections)
            for sections in zip(*(c.sections for c in peer.communities), strict=True)
        ]
        waiting = sum(p.kind == "suggest" for c in peer.communities for p in c.waiting.values())
        visited = sum(p.from_id > 0 for c in peer.communities for p in c.published)
        return [*counted, waiting, visited, sum(len(c.mentions) for c in peer.communities)]

    before, citizens = amounts(), Citizens(peer.world, 0)
    for _ in range(600):
        citizens.act()
    assert all(now > then for now, then in zip(amounts(), before, strict=True))


async def test_people_react_to_answers_wherever_they_stand(peer):
    question = await peer.citizen("Где это?", kind="photo_comment")
    await peer.ok(
        "photos.createComment",
        peer.user_token,
        owner_id=-peer.gid,
        photo_id=question["photo_id"],
        message="У клуба",
        from_group=1,
        reply_to_comment=question["comment_id"],
    )
    reader, citizens = await peer.reader(), Citizens(peer.world, 0)
    for _ in range(60):
        citizens.act()
    said = [one["object"] for one in await reader.events() if one["type"] == "photo_comment_new"]
    assert sum(one["from_id"] == question["person"] for one in said) == 1


async def test_a_quiet_district_is_quiet(peer):
    before = [len(c.messages) + len(c.comments) for c in peer.communities]
    await peer.ok("utils.getServerTime")
    assert [len(c.messages) + len(c.comments) for c in peer.communities] == before


async def test_people_react_to_our_answers_once(peer):
    ids = await peer.citizen()
    question = await peer.citizen("Когда?", kind="comment")
    await peer.ok("messages.send", peer_id=ids["peer_id"], random_id=1, message="Завтра")
    await peer.ok(
        "wall.createComment",
        owner_id=-peer.gid,
        post_id=question["post_id"],
        message="Завтра",
        reply_to_comment=question["comment_id"],
    )
    reader = await peer.reader()
    citizens = Citizens(peer.world, 0)
    for _ in range(40):
        citizens.act()
    events = await reader.events()
    replies = [
        event["object"]["message"]
        for event in events
        if event["type"] == "message_new" and event["object"]["message"]["from_id"] == ids["person"]
    ]
    assert len(replies) == 1
    assert replies[0]["text"]
    dialogue = peer.community.conversations[ids["peer_id"]]
    assert dialogue.out_read == dialogue.messages[1].id
    branch = peer.community.comments[question["comment_id"]].replies
    assert [c.from_id for c in branch if c.from_id in {-peer.gid, question["person"]}] == [
        -peer.gid,
        question["person"],
    ]

"""Citizens who go on writing by themselves."""

from gosclient.sandbox.live import Citizens


async def test_a_lively_district_writes_by_itself(peer):
    reader = await peer.reader(peer.communities[0].id)
    await peer.control("live", {"rate": 60_000})
    seen = set()
    while not {"message_new", "wall_reply_new"} <= seen:
        seen |= set(await reader.types(wait=20))
    await peer.control("live", {"rate": 0})


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

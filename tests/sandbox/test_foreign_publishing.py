"""Independent clients of the real VK upload and publish here, unchanged but for the host."""

import io

import pytest
import requests
from sandbox_peer import running
from upload_files import TEXT, VIDEO, picture
from vk_api import VkUpload
from vk_api.exceptions import ApiError
from vkbottle import API, DocWallUploader, PhotoWallUploader, VideoUploader, VKAPIError
from vkbottle.http import AiohttpClient

HOUR = 3_600


@pytest.fixture
def uploader(officer):
    """VkUpload of vk_api with the administrator's token."""
    upload = VkUpload(officer)
    yield upload
    upload.http.close()


@pytest.fixture
def saved(tmp_path):
    """Put bytes into a file and return its path."""

    def save(name, content):
        path = tmp_path / name
        path.write_bytes(content)
        return str(path)

    return save


def fetched(url):
    answer = requests.get(url, timeout=10)
    assert answer.status_code == 200
    return answer.content


def test_vk_apis_upload_of_a_photo(uploader, saved, gid):
    content = picture()
    [photo] = uploader.photo_wall(saved("двор.jpg", content), group_id=gid, caption="Двор")
    assert (photo["owner_id"], photo["text"]) == (-gid, "Двор")
    assert fetched(photo["orig_photo"]["url"]) == content
    with pytest.raises(ApiError) as refused:
        uploader.photo_wall(saved("двор.txt", TEXT), group_id=gid)
    assert refused.value.code == 100


def test_vk_apis_upload_of_photos_into_an_album(uploader, saved, gid):
    paths = [saved(f"двор{number}.jpg", picture(40 + number, 40)) for number in range(3)]
    photos = uploader.photo(paths, album_id=300_000_001, group_id=gid)
    assert [photo["orig_photo"]["width"] for photo in photos] == [40, 41, 42]


def test_vk_apis_upload_for_a_message(sandbox, bot, saved, gid):
    person = next(iter(sandbox.world.communities[gid].conversations))
    upload = VkUpload(bot)
    [photo] = upload.photo_messages(saved("двор.jpg", picture()), peer_id=person)
    upload.http.close()
    assert (photo["owner_id"], photo["album_id"]) == (person, -64)


def test_vk_apis_upload_of_a_document(uploader, saved, gid):
    document = uploader.document_wall(saved("дворы.txt", TEXT), title="Дворы", group_id=gid)["doc"]
    assert (document["title"], document["ext"], document["owner_id"]) == ("Дворы", "txt", -gid)
    assert fetched(document["url"]) == TEXT
    own = uploader.document(saved("дворы.txt", TEXT))["doc"]
    assert own["owner_id"] > 0


def test_vk_apis_upload_of_a_video(uploader, officer, saved, gid):
    made = uploader.video(saved("парад.mp4", VIDEO), name="Парад", group_id=gid)
    assert made["size"] == len(VIDEO)
    found = officer.method("video.get", {"videos": f"{made['owner_id']}_{made['video_id']}"})
    assert found["items"][0]["title"] == "Парад"


def test_vk_apis_video_that_stays_elsewhere(uploader, officer, gid):
    made = uploader.video(link="https://video.example/1", name="Парад", group_id=gid)
    assert made["response"] == 1
    name = f"video{made['owner_id']}_{made['video_id']}"
    call = {"owner_id": -gid, "from_group": 1, "attachments": name}
    assert officer.method("wall.post", call)["post_id"] > 0


def test_vk_api_publishes_later_with_everything(sandbox, uploader, officer, saved, gid):
    [photo] = uploader.photo_wall(saved("двор.jpg", picture()), group_id=gid)
    document = uploader.document_wall(saved("дворы.txt", TEXT), group_id=gid)["doc"]
    vk = officer.get_api()
    answers = '["на площади","в парке"]'
    poll = vk.polls.create(owner_id=-gid, question="Где?", add_answers=answers)
    names = [
        f"photo{photo['owner_id']}_{photo['id']}",
        f"doc{document['owner_id']}_{document['id']}",
        f"poll{poll['owner_id']}_{poll['id']}",
    ]
    date = vk.utils.getServerTime() + HOUR
    call = {"owner_id": -gid, "from_group": 1, "message": "Ёлка", "attachments": names}
    made = vk.wall.post(**call, publish_date=date)
    [waiting] = vk.wall.getById(posts=f"-{gid}_{made['post_id']}")["items"]
    assert (waiting["post_type"], waiting["date"]) == ("postpone", date)
    assert [part["type"] for part in waiting["attachments"]] == ["photo", "doc", "poll"]
    with pytest.raises(ApiError) as refused:
        vk.wall.post(**call, publish_date=date)
    assert refused.value.code == 214
    assert "a post is already scheduled for this time" in str(refused.value)
    key = {"Authorization": f"Bearer {sandbox.control.key}"}
    clock = f"{sandbox.base_url}/sandbox/clock"
    requests.post(clock, json={"advance": HOUR}, headers=key, timeout=10).raise_for_status()
    newest = vk.wall.get(owner_id=-gid, filter="owner", count=100)["items"]
    [published] = [post for post in newest if post.get("postponed_id") == made["post_id"]]
    assert published["attachments"][0]["photo"]["id"] == photo["id"]
    assert vk.wall.pin(owner_id=-gid, post_id=published["id"]) == 1
    [reach] = vk.stats.getPostReach(owner_id=-gid, post_ids=published["id"])
    assert reach["post_id"] == published["id"]


def test_vk_api_offers_likes_and_checks(sandbox, officer, connect, gid):
    made = sandbox.world.tokens.issue("user", 600_000_001, frozenset({"wall"}), frozenset())
    citizen = connect(made.secret).get_api()
    offered = citizen.wall.post(owner_id=-gid, message="Наш двор зацвёл")
    vk = officer.get_api()
    [first, *_] = vk.wall.get(owner_id=-gid, filter="suggests")["items"]
    assert (first["id"], first["from_id"]) == (offered["post_id"], 600_000_001)
    published = vk.wall.post(owner_id=-gid, post_id=first["id"], signed=1)
    post = {"type": "post", "owner_id": -gid, "item_id": published["post_id"]}
    assert citizen.likes.add(**post) == {"likes": 1}
    assert vk.likes.getList(**post)["items"] == [600_000_001]
    checked = vk.utils.checkLink(url="https://www.instagram.com/adm")
    assert checked["status"] == "banned"


@pytest.mark.parametrize("version", ["5.131", "5.199"])
def test_vk_api_of_an_older_version(officer, gid, version):
    officer.api_version = version
    communities = officer.method("groups.getById", {"group_id": gid})
    posts = officer.method("wall.getById", {"posts": f"-{gid}_1"})
    bare = (communities, posts)
    if version == "5.199":
        bare = (communities["groups"], posts["items"])
    assert [part[0]["id"] for part in bare] == [gid, 1]


@pytest.fixture
async def bottle():
    """A small district and vkbottle with the administrator's token."""
    async with running(limits=False) as peer:
        api = API(peer.user_token, http_client=AiohttpClient(session=peer.session))
        api.API_URL = f"{peer.base_url}/method/"
        yield peer, api


async def test_vkbottles_uploads_stand_in_a_postponed_post(bottle):
    peer, api = bottle
    names = [
        await PhotoWallUploader(api).upload(io.BytesIO(picture()), group_id=peer.gid),
        await DocWallUploader(api).upload(TEXT, group_id=peer.gid, title="дворы.txt"),
        await VideoUploader(api).upload(VIDEO, group_id=peer.gid, name="Парад"),
    ]
    date = await api.utils.get_server_time() + HOUR
    made = await api.wall.post(
        owner_id=-peer.gid,
        from_group=True,
        message="Парад",
        attachments=names,
        publish_date=date,
        guid="b-1",
    )
    queue = await api.wall.get(owner_id=-peer.gid, filter="postponed")
    [waiting] = [post for post in queue.items if post.id == made.post_id]
    assert (int(waiting.date.timestamp()), waiting.text) == (date, "Парад")
    kinds = [part.type.value for part in waiting.attachments]
    assert kinds == ["photo", "doc", "video"]
    assert waiting.attachments[1].doc.title == "дворы.txt"
    moved = await api.wall.edit(
        owner_id=-peer.gid,
        post_id=made.post_id,
        message="Парад",
        attachments=names,
        publish_date=date + HOUR,
    )
    await peer.control("clock", {"advance": 2 * HOUR})
    published = await api.wall.get(owner_id=-peer.gid, filter="owner", count=100)
    [post] = [one for one in published.items if one.text == "Парад"]
    assert post.id not in {made.post_id, moved.post_id}
    assert [part.type.value for part in post.attachments] == kinds
    assert await api.wall.delete(owner_id=-peer.gid, post_id=post.id) == 1


async def test_vkbottle_is_refused_what_is_no_picture(bottle):
    peer, api = bottle
    with pytest.raises(VKAPIError[100]):
        await PhotoWallUploader(api).upload(TEXT, group_id=peer.gid)


async def test_vkbottle_changes_a_poll_and_names_a_source_and_a_place(bottle):
    peer, api = bottle
    owner = -peer.gid
    poll = await api.polls.create(owner_id=owner, question="Где?", add_answers='["тут","там"]')
    await api.polls.edit(owner_id=owner, poll_id=poll.id, question="Где же?")
    made = await api.wall.post(
        owner_id=owner,
        from_group=True,
        message="Парк",
        attachments=[f"poll{owner}_{poll.id}"],
        copyright="https://адм.example/1",
        lat=55.7,
        long=37.6,
    )
    [post] = (await api.wall.get_by_id(posts=[f"{owner}_{made.post_id}"])).items
    assert post.attachments[0].poll.question == "Где же?"
    assert post.copyright.link == "https://адм.example/1"
    assert post.geo.coordinates == "55.7 37.6"


async def test_vkbottle_reads_statistics(bottle):
    peer, api = bottle
    [whole] = await api.stats.get(group_id=peer.gid, interval="all")
    assert whole.visitors.views > whole.activity.comments > 0
    posts = await api.wall.get(owner_id=-peer.gid, count=2)
    ids = [post.id for post in posts.items]
    reach = await api.stats.get_post_reach(owner_id=-peer.gid, post_ids=ids)
    assert [one.post_id for one in reach] == ids

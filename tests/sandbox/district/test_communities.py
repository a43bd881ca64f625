import re

import pytest

from gosclient.sandbox.district import KINDS, MOST_COMMUNITIES, District


def test_twelve_communities_of_every_kind_by_default():
    district = District(1)
    assert district.name == "Верхнеозёрский район"
    assert len(district.communities) == 12
    assert {community.kind for community in district.communities} == set(KINDS)
    kinds = [community.kind for community in district.communities]
    assert kinds.count("school") == 3
    assert kinds.count("kindergarten") == 2


def test_a_hundred_and_twenty_communities_are_all_different():
    communities = District(1, MOST_COMMUNITIES).communities
    assert len(communities) == 120
    assert len({community.name for community in communities}) == 120
    assert len({community.screen_name for community in communities}) == 120


def test_a_larger_district_begins_with_the_smaller():
    assert District(1, 90).communities[:12] == District(5).communities


def test_communities_keep_to_the_limits_of_vk():
    for community in District(1, MOST_COMMUNITIES).communities:
        assert len(community.name) <= 48
        assert re.fullmatch("[a-z][a-z0-9_]{4,31}", community.screen_name)
        assert not re.match("(club|public|event|id)[0-9]+$", community.screen_name)
        assert 1 <= len(community.initials) <= 3
        assert re.fullmatch("#[0-9a-f]{6}", community.colour)
        assert community.kind in KINDS
        assert community.description
        assert "{" not in community.name + community.description + community.screen_name


@pytest.mark.parametrize("count", [-1, 0, 121])
def test_an_impossible_number_of_communities_is_refused(count):
    with pytest.raises(ValueError, match="between 1 and 120"):
        District(1, count)

import sys

from gosclient.sandbox.district.resources import district_folder, post_files, topic_files


def test_a_source_tree_keeps_the_texts_in_resources():
    assert (district_folder() / "words.json").is_file()


def test_a_frozen_program_looks_where_it_was_unpacked(monkeypatch, tmp_path):
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    assert district_folder() == tmp_path / "resources" / "district"


def test_files_are_read_in_one_order_everywhere():
    assert list(topic_files()) == sorted(topic_files())
    assert "topics/roads" in topic_files()
    assert list(post_files()) == sorted(post_files())

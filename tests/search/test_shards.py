from __future__ import annotations

from datetime import date, timedelta

from generator.search.shards import Item, cut


def _item(number: int, size: int = 20_000) -> Item:
    day = (date(2020, 1, 1) + timedelta(days=number)).isoformat()
    return Item(published=day, address=f"briefings/number-{number}/", size=size, digest=str(number))


ITEMS = [_item(number) for number in range(1500)]


def test_every_document_is_in_one_shard_in_order_of_days() -> None:
    shards = cut(reversed(ITEMS), "1")
    assert [item for shard in shards for item in shard.items] == ITEMS
    assert len(shards) > 5


def test_a_new_document_changes_few_shards_wherever_it_stands() -> None:
    before = {shard.name for shard in cut(ITEMS, "1")}
    for place in (0, 700, 1499):
        new = Item(published=ITEMS[place].published, address="briefings/the-new-one/", size=20_000, digest="new")
        after = cut([*ITEMS, new], "1")
        assert len([shard for shard in after if shard.name not in before]) <= 2, place


def test_a_document_that_changed_changes_its_shard_alone() -> None:
    before = {shard.name for shard in cut(ITEMS, "1")}
    changed = [*ITEMS[:900], Item(published=ITEMS[900].published, address=ITEMS[900].address, size=20_000, digest="x"), *ITEMS[901:]]
    assert len([shard for shard in cut(changed, "1") if shard.name not in before]) == 1


def test_no_shard_is_much_larger_than_the_engine_indexes_in_seconds() -> None:
    assert max(sum(item.size for item in shard.items) for shard in cut(ITEMS, "1")) < 2_100_000


def test_another_version_has_other_names() -> None:
    assert {shard.name for shard in cut(ITEMS, "1")}.isdisjoint(shard.name for shard in cut(ITEMS, "2"))


def test_nothing_makes_no_shard() -> None:
    assert cut([], "1") == ()

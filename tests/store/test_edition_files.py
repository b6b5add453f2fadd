"""What a change makes of an edition, and what names it."""

from hypothesis import given, settings
from hypothesis import strategies as st

from store.edition_files import FOLDER, Change, PublishedFile, content_digest, manifest_digest

_PATHS = st.sampled_from(["a.md", "b.md", "下/c.md", "d.pdf"])
_FILES = st.dictionaries(_PATHS, st.binary(max_size=4))


@settings(max_examples=100, deadline=None)
@given(before=_FILES, put=_FILES, withdrawn=st.sets(_PATHS))
def test_a_change_touches_what_it_names_and_nothing_else(
    before: dict[str, bytes], put: dict[str, bytes], withdrawn: set[str]
) -> None:
    """What is put stands as it was put; what is withdrawn and not put is gone; all else is as before, whose it was."""
    held = Change(before).applied({}, FOLDER)
    after = Change(put, withdrawn).applied(held, "7")
    assert set(after) == (set(held) - withdrawn) | set(put)
    assert list(after) == sorted(after)
    for path, one in after.items():
        same = path in held and path not in withdrawn and put.get(path, before[path]) == before[path]
        assert one == (held[path] if same else PublishedFile(content_digest(put[path]), "7"))


@settings(max_examples=50, deadline=None)
@given(files=st.dictionaries(st.text(min_size=1, max_size=5), st.binary(max_size=3), max_size=5))
def test_an_edition_is_named_by_its_files_whatever_their_order(files: dict[str, bytes]) -> None:
    """And by each of them."""
    manifest = {path: content_digest(content) for path, content in files.items()}
    assert manifest_digest(dict(reversed(manifest.items()))) == manifest_digest(manifest)
    for path in manifest:
        assert manifest_digest(manifest | {path: content_digest(b"other")}) != manifest_digest(manifest)
        assert manifest_digest({one: manifest[one] for one in manifest if one != path}) != manifest_digest(manifest)

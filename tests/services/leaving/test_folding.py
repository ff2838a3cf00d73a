"""Plain words are taken whole, others letter by letter: both ways read the same."""

from __future__ import annotations

import itertools

from hypothesis import given, settings
from hypothesis import strategies as st

from vawdesk.services.folding import fold, folded, read_letters

TEXT = st.text(st.sampled_from("aZ9sŵÔßéİıﬁ½²٣ \n-'’./·–_\t&ôKАΑоӀ"), max_size=40)


@given(TEXT)
@settings(max_examples=300)
def test_a_text_read_in_words_is_the_text_read_by_letters(text: str) -> None:
    assert list(folded(text).tokens) == list(read_letters(text))


@given(TEXT)
@settings(max_examples=100)
def test_tokens_lie_in_order_where_they_say(text: str) -> None:
    tokens = folded(text).tokens
    assert all(one.end <= other.start for one, other in itertools.pairwise(tokens))
    assert all(token.form == "".join(char for char in fold(text[token.start : token.end]) if char.isalnum()) for token in tokens)

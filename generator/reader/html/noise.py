"""What stands in or beside a story without being of it: lists of other stories, buttons, letters to subscribe to, notes about cookies."""

from __future__ import annotations

import re

from lxml import etree

from generator.reader.html.blocks import Block

_NOISY_NAME = re.compile(
    r"""(?:^|[\s_-])(?:
        ad | ads | advert\w* | also-?read | author\w* | breadcrumbs? | byline | captions? | comments? | consent | cookies? | credits? | embed\w*
      | footer | inline-?link | menu | meta | modal | more-?on | most-?popular | nav | newsletter | outbrain | paywall | popup | promo\w* | read-?more
      | recirc\w* | recommend\w* | related | see-?also | shar(?:e|ing) | sharedaddy | sidebar | sign-?up | social | sponsor\w* | subscri\w* | taboola | tags?
      | teaser | timestamp | toolbar | trending | widget
    )(?:$|[\s_-])""",
    re.IGNORECASE | re.VERBOSE,
)
# What a line says that sends the reader elsewhere.
_SENDS_AWAY = re.compile(
    r"""\W*(?:
        (?:read | see | watch | listen) (?:\ \w+)?\ (?:more | also | next)\b
      | also\ (?:read | on)\b | read:\s | related(?:\ \w+)?: | related\ (?:articles?|stories|topics|posts?|content|news)\W*\Z | see\ also\b | more: | more\ (?:from | on)\b | don.t\ miss\b
      | watch: | listen: | sign\ up\b | subscribe\b | follow\ (?:us | \w+\ on)\b | click\ here\b | like\ this\ story | (?:share | print | email)\ this\b
      | (?:leave\ a\ )?(?:comments? | reply)\W*\Z | share\W*\Z | you\ (?:may | might)\ (?:also\ )?(?:like | be\ interested) | get\ (?:the\ latest | our)\b
      | this\ slideshow\ requires | recommended\b | most\ read\b | advertisement\W*\Z | story\ continues\ below | continue\ reading
      | (?:please\ )?(?:enable\ (?:javascript|cookies) | turn\ on\ javascript) | (?:we | this\ (?:web)?site)\ uses?\ cookies\b | by\ (?:continuing | using)\b.*\bcookies\b
      | (?:accept | manage)\ (?:all\ )?cookies\b | the\ post\b.*\bappeared\ first\ on\b
    )""",
    re.IGNORECASE | re.VERBOSE,
)
_MOST_WORDS = 40
_LINKED = 0.85
_SENTENCE_END = re.compile(r"[.!?…][\"'”’»)\]]*\Z")


def is_noise(block: Block) -> bool:
    """Whether a block's words show that it is none of the story's: it sends the reader elsewhere, or is one link and no sentence."""
    words = len(block.text.split())
    if words <= _MOST_WORDS and _SENDS_AWAY.match(block.text):
        return True
    return (
        words >= 3
        and block.linked_share >= _LINKED
        and not _SENTENCE_END.search(block.text)
        and not block.text.startswith(("http", "www."))
    )


def has_noisy_name(element: etree._Element, within: etree._Element | None) -> bool:
    """Whether the element, or one around it, below `within`, bears a name such as "related" or "newsletter".

    A quotation that is embedded is none the less quoted.
    """
    at: etree._Element | None = element
    while at is not None and at is not within and at.tag != "blockquote":
        if _NOISY_NAME.search(f"{at.get('class', '')} {at.get('id', '')}"):
            return True
        at = at.getparent()
    return False

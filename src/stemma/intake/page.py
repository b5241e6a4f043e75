"""HTML pages: the whole visible text in document order, with article and furniture told apart."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml import etree, html

from stemma.intake.decode import check_length

_BLOCKS = frozenset(
    (
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "br",
        "button",
        "dd",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "li",
        "main",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "table",
        "td",
        "th",
        "tr",
        "ul",
        "title",
    )
)
_HIDDEN = frozenset(("script", "style", "noscript", "template", "svg", "head", "iframe", "select", "option"))
_SPACE = re.compile(r"[ \t\r\n\f\v]+")
_WORDS = re.compile(r"\w+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """The visible text of a page, its furniture spans, title, address and date candidates (value, kind)."""

    text: str
    furniture: tuple[tuple[int, int, str], ...]
    title: str | None
    url: str | None
    outlet: str | None
    dates: tuple[tuple[str, str], ...]


def is_page(text: str) -> bool:
    """True if a text is an HTML page.

    Args:
        text: decoded bytes.

    Returns:
        Whether it begins like one.
    """
    head = text[:2000].lower()
    return "<html" in head or "<!doctype html" in head or ("<body" in head and "</" in head)


def read_page(name: str, source: str) -> Page:
    """Reads an HTML page.

    Args:
        name: the file, for messages.
        source: the page as decoded.

    Returns:
        Its text with furniture and what its metadata say.

    Raises:
        RejectionError: its text is too long.
    """
    import trafilatura  # Apache-2.0; the blocks that it keeps are the article. Slow to load, and most commands take in nothing

    tree = html.document_fromstring(source.encode("utf-8"), parser=html.HTMLParser(encoding="utf-8", huge_tree=False))
    lines = [line for line in (_SPACE.sub(" ", x).strip() for x in _lines(tree)) if line]
    text = "\n".join(lines)
    check_length(name, text)  # before the article is looked for, which takes long in a long page
    kept = trafilatura.extract(source, include_comments=False, include_tables=True, favor_recall=True) or ""
    title = _first(tree, "//meta[@property='og:title']/@content", "//title/text()")
    headlines = {_normal(x) for x in tree.xpath("//h1//text()")}
    heading = headlines | {_normal(title or "")}
    inside = {_normal(x) for x in kept.split("\n")} - {""}
    furniture, at = [], 0
    whole = _normal(kept)
    for line in lines:
        normal = _normal(line)
        article = normal in inside or normal in heading or (len(normal) > 40 and normal in whole)
        if not article:
            furniture.append((at, at + len(line), "page"))
        at += len(line) + 1
    url = _first(tree, "//link[@rel='canonical']/@href", "//meta[@property='og:url']/@content")
    return Page(
        text=text,
        furniture=tuple(furniture),
        title=next((x for x in lines if _normal(x) in headlines), title),
        url=url,
        outlet=_first(tree, "//meta[@property='og:site_name']/@content"),
        dates=tuple(_dates(tree)),
    )


def _lines(tree: html.HtmlElement) -> list[str]:
    made = [""]

    def walk(node: html.HtmlElement) -> None:
        if not isinstance(node.tag, str) or node.tag in _HIDDEN or node.get("hidden") is not None:
            return
        block = node.tag in _BLOCKS
        if block:
            made.append("")
        made[-1] += node.text or ""
        for child in node:
            walk(child)
            made[-1] += child.tail or ""
        if block:
            made.append("")

    body = tree.find(".//body")
    walk(body if body is not None else tree)
    return made


def _normal(text: str) -> str:
    return " ".join(_WORDS.findall(text.lower()))


def _first(tree: html.HtmlElement, *paths: str) -> str | None:
    for path in paths:
        found = tree.xpath(path)
        if found and str(found[0]).strip():
            return str(found[0]).strip()
    return None


def _dates(tree: html.HtmlElement) -> list[tuple[str, str]]:
    made: list[tuple[str, str]] = []
    for path, kind in (
        ("//meta[@property='article:published_time']/@content", "metadata"),
        ("//meta[@name='date' or @name='pubdate' or @itemprop='datePublished']/@content", "metadata"),
        ("//time[@itemprop='datePublished' or @pubdate]/@datetime", "metadata"),
        ("//article//time/@datetime", "metadata"),
        ("//time/@datetime", "page"),
    ):
        made.extend((m.group(), kind) for x in tree.xpath(path) if (m := re.match(r"\d{4}-\d{2}-\d{2}", str(x).strip())))
    for script in tree.xpath("//script[@type='application/ld+json']/text()"):
        found = re.search(r'"datePublished"\s*:\s*"(\d{4}-\d{2}-\d{2})', str(script))
        if found:
            made.insert(0, (found.group(1), "metadata"))
    return list(dict.fromkeys(made))


ParserError = etree.ParserError

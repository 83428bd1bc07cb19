"""HTML and SVG as trees, so that every text in them is escaped."""

from xml.etree.ElementTree import Element, tostring

Child = Element | str | None


def element(tag: str, *children: Child, **attributes: object) -> Element:
    """An element with text and elements inside; None is left out.

    Attributes end in an underscore where Python keeps the word for itself, and other underscores
    become hyphens: `class_="x"`, `data_seconds=3`.
    """
    node = Element(tag)
    for name, value in attributes.items():
        if value is not None:
            node.set(_attribute(name), f"{value:g}" if isinstance(value, float) else str(value))
    for child in children:
        _append(node, child)
    return node


def to_html(*nodes: Element) -> str:
    """The nodes as HTML text, one after the other."""
    return "\n".join(tostring(node, encoding="unicode", method="html") for node in nodes)


def _attribute(name: str) -> str:
    return name.rstrip("_").replace("_", "-")


def _append(node: Element, child: Child) -> None:
    if child is None:
        return
    if isinstance(child, Element):
        node.append(child)
    elif len(node):
        node[-1].tail = (node[-1].tail or "") + child
    else:
        node.text = (node.text or "") + child

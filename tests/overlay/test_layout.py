import pytest

from posecheck.overlay.layout import layout_for


@pytest.mark.parametrize("ring", [True, False])
@pytest.mark.parametrize("size", [(1920, 1080), (640, 481), (101, 100), (720, 1280), (90, 161)])
def test_cells_fill_the_panel_and_the_panel_lies_outside_of_the_picture(size, ring):
    layout = layout_for(size, ring=ring)
    cells = [layout.counter, layout.ring, layout.message, layout.gauge]
    panel = layout.panel
    assert sum(cell.width * cell.height for cell in cells) == panel.width * panel.height
    for cell in cells:
        assert cell.x >= panel.x
        assert cell.y >= panel.y
        assert cell.x + cell.width <= panel.x + panel.width
        assert cell.y + cell.height <= panel.y + panel.height
    assert panel.x >= size[0] or panel.y >= size[1]


def test_the_panel_lies_below_a_wide_picture_and_beside_a_tall_one():
    assert layout_for((640, 360), ring=True).panel.y == 360
    assert layout_for((360, 640), ring=True).panel.x == 360


def test_without_holds_the_message_has_the_rings_room():
    wide = layout_for((640, 360), ring=False).message.width
    assert wide > layout_for((640, 360), ring=True).message.width

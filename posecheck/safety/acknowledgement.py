"""Who was told keeps it for a month; then it is said again."""

from datetime import date, timedelta

from posecheck.errors import UsageError
from posecheck.store import Store

MONTH = timedelta(days=30)
"""How long it is taken as known; a month, as the catalogue asks."""
_NUMBER = "emergency-number"


def acknowledge(store: Store, day: date, *, cleared: bool = False) -> None:
    """Keep that it was read and that no sign applies; cleared: one does, a clinician knows of it.

    Raises InputError when the file cannot be written.
    """
    with store.change() as connection:
        connection.execute(
            "INSERT INTO acknowledgement (day, cleared) VALUES (?, ?)", (day.isoformat(), cleared)
        )


def due(store: Store, day: date) -> bool:
    """Whether it has to be said again. Raises InputError when the file cannot be read."""
    ((latest,),) = store.ask("SELECT max(day) FROM acknowledgement WHERE day <= ?", day.isoformat())
    return latest is None or day - date.fromisoformat(str(latest)) >= MONTH


def emergency_number(store: Store) -> str | None:
    """The number to call, where the user has set one. Raises InputError."""
    rows = store.ask("SELECT value FROM setting WHERE name = ?", _NUMBER)
    return str(rows[0][0]) if rows else None


def set_emergency_number(store: Store, number: str) -> None:
    """Keep the number to call. Raises UsageError for what is none, InputError."""
    if not 2 <= sum(sign.isdigit() for sign in number) <= 15 or set(number) - set("+0123456789 -"):
        raise UsageError(f'"{number}" is no telephone number; write it as 112.')
    with store.change() as connection:
        connection.execute(
            "INSERT OR REPLACE INTO setting (name, value) VALUES (?, ?)", (_NUMBER, number)
        )

"""What the user's file looks like, as the steps that lead from each version to the next."""

Step = tuple[str, ...]
"""The statements of one step."""

_ACTIVITIES = (
    """
    CREATE TABLE activity (
        id INTEGER PRIMARY KEY,
        day TEXT NOT NULL,
        kind TEXT NOT NULL,
        minutes REAL NOT NULL CHECK (minutes > 0),
        logged_at TEXT NOT NULL
    )
    """,
    "CREATE INDEX activity_by_day ON activity (day)",
)

# Times with a T are ISO 8601 with their offset, days are local; seconds count from the start of the
# set. What is not known, or not over yet, is NULL. `mark` tells a clip that is kept twice.
_HISTORY = (
    """
    CREATE TABLE session (
        id INTEGER PRIMARY KEY,
        kind TEXT NOT NULL CHECK (kind IN ('live', 'routine', 'clip')),
        routine TEXT,
        day TEXT NOT NULL,
        began_at TEXT NOT NULL,
        ended_at TEXT,
        ending TEXT,
        comfort TEXT CHECK (comfort IN ('comfortable', 'hard', 'sore')),
        mark TEXT UNIQUE
    )
    """,
    "CREATE INDEX session_by_day ON session (day)",
    """
    CREATE TABLE exercise_set (
        id INTEGER PRIMARY KEY,
        session INTEGER NOT NULL REFERENCES session ON DELETE CASCADE,
        exercise TEXT NOT NULL,
        name TEXT NOT NULL,
        station TEXT,
        goal_reps INTEGER,
        goal_hold_s REAL,
        began_at TEXT NOT NULL,
        seconds REAL,
        ending TEXT
    )
    """,
    "CREATE INDEX exercise_set_by_session ON exercise_set (session)",
    """
    CREATE TABLE repetition (
        id INTEGER PRIMARY KEY,
        exercise_set INTEGER NOT NULL REFERENCES exercise_set ON DELETE CASCADE,
        start_s REAL NOT NULL,
        peak_s REAL NOT NULL,
        end_s REAL NOT NULL,
        side TEXT NOT NULL,
        counted INTEGER NOT NULL CHECK (counted IN (0, 1)),
        reason_code TEXT,
        reason TEXT,
        measure TEXT NOT NULL,
        peak REAL,
        peak_limit REAL,
        hold_s REAL NOT NULL
    )
    """,
    "CREATE INDEX repetition_by_set ON repetition (exercise_set)",
    """
    CREATE TABLE hold (
        id INTEGER PRIMARY KEY,
        exercise_set INTEGER NOT NULL REFERENCES exercise_set ON DELETE CASCADE,
        start_s REAL NOT NULL,
        end_s REAL NOT NULL,
        seconds REAL NOT NULL,
        side TEXT NOT NULL
    )
    """,
    "CREATE INDEX hold_by_set ON hold (exercise_set)",
    """
    CREATE TABLE warning (
        id INTEGER PRIMARY KEY,
        exercise_set INTEGER NOT NULL REFERENCES exercise_set ON DELETE CASCADE,
        fault TEXT NOT NULL,
        severity TEXT NOT NULL CHECK (severity IN ('stop', 'warn', 'info')),
        start_s REAL NOT NULL,
        end_s REAL,
        side TEXT,
        message TEXT NOT NULL
    )
    """,
    "CREATE INDEX warning_by_set ON warning (exercise_set)",
    """
    CREATE TABLE pain_stop (
        id INTEGER PRIMARY KEY,
        exercise_set INTEGER NOT NULL REFERENCES exercise_set ON DELETE CASCADE,
        at_s REAL NOT NULL
    )
    """,
    "CREATE INDEX pain_stop_by_set ON pain_stop (exercise_set)",
    """
    CREATE TABLE acknowledgement (
        id INTEGER PRIMARY KEY,
        day TEXT NOT NULL,
        cleared INTEGER NOT NULL CHECK (cleared IN (0, 1))
    )
    """,
    "CREATE TABLE skipped (name TEXT PRIMARY KEY, since TEXT NOT NULL)",
    """
    CREATE TABLE built_up (
        routine TEXT NOT NULL,
        exercise TEXT NOT NULL,
        reps INTEGER NOT NULL CHECK (reps > 0),
        since TEXT NOT NULL,
        PRIMARY KEY (routine, exercise)
    )
    """,
    "CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL)",
)

MIGRATIONS: tuple[Step, ...] = (_ACTIVITIES, _HISTORY)
"""1: minutes of activities. 2: sessions, safety, and what a routine goes by. Only ever added to."""

TABLES = (
    "activity", "session", "exercise_set", "repetition", "hold", "warning", "pain_stop",
    "acknowledgement", "skipped", "built_up", "setting",
)  # fmt: skip
"""All that is remembered."""

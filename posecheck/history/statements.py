"""The statements that write rows of a set, which live sets and clips have in common."""

SET = (
    "INSERT INTO exercise_set (session, exercise, name, station, goal_reps, goal_hold_s, began_at)"
    " VALUES (?, ?, ?, ?, ?, ?, ?)"
)
REPETITION = (
    "INSERT INTO repetition (exercise_set, start_s, peak_s, end_s, side, counted, reason_code,"
    " reason, measure, peak, peak_limit, hold_s) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
HOLD = "INSERT INTO hold (exercise_set, start_s, end_s, seconds, side) VALUES (?, ?, ?, ?, ?)"
WARNING = (
    "INSERT INTO warning (exercise_set, fault, severity, start_s, end_s, side, message)"
    " VALUES (?, ?, ?, ?, ?, ?, ?)"
)
PAIN_STOP = "INSERT INTO pain_stop (exercise_set, at_s) VALUES (?, ?)"

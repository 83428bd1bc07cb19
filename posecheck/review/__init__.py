"""What a therapist does with sessions: look at them, judge, compare, check anew."""

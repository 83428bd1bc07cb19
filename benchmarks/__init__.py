"""What measures speed; `python -m benchmarks` writes docs/performance.md."""

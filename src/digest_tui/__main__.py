"""`python -m digest_tui`."""

from digest_tui.cli import run

if __name__ == "__main__":
    run()

"""The options of the reader that have no value, with their help. A call that has no others starts without argparse."""

FLAGS = {
    "--private": "neither read nor write what the reader remembers",
    "--plain": "talk in lines: for screen readers, braille, TERM=dumb, scripts",
    "--no-strip": "no line of bars for the days",
}

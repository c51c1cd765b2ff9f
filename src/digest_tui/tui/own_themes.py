"""The reader's own themes: a quiet dark one and a quiet light one."""

from __future__ import annotations

from textual.theme import Theme

DARK = Theme(
    name="quiet-dark",
    dark=True,
    background="#15181c",
    surface="#1b1f24",
    panel="#20252b",
    foreground="#d6d8da",
    primary="#86aed2",
    secondary="#9aa7b4",
    accent="#cfb583",
    warning="#d9a962",
    error="#d98a7c",
    success="#93b88c",
)
LIGHT = Theme(
    name="quiet-light",
    dark=False,
    background="#fbfaf7",
    surface="#f4f2ed",
    panel="#ece9e2",
    foreground="#22262b",
    primary="#2a5c8a",
    secondary="#5b6772",
    accent="#7d5415",
    warning="#a9660c",
    error="#a83a2a",
    success="#3d6b38",
)

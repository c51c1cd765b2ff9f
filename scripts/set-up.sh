#!/bin/sh
# Makes .venv for the Makefile, from the project's folder.
#
#   set-up.sh find-lack PYTHON        say on one line what is missing here; say nothing where nothing is
#   set-up.sh install PYTHON STAMP    make or repair .venv, install the program, for .venv/.dev with its tools
#
# PYTHON may be empty: then any on PATH that is new enough will do.

# Python 2 must understand these as well, to be told that it is too old.
TELL_VERSION='import sys; print("%d.%d.%d" % tuple(sys.version_info[:3])); sys.exit(sys.version_info < (3, 11))'
TELL_ORIGIN='import os, sys; print(os.path.realpath(sys.base_prefix), sys.version_info[:2])'

# What keeps $1 from making an environment, in words; nothing where it can.
find_fault() {
    if ! command -v "$1" >/dev/null 2>&1; then
        echo "digest-tui: needs Python 3.11 or newer: there is no $1 here"
    elif ! version=$("$1" -c "$TELL_VERSION" 2>/dev/null); then
        [ -n "$version" ] || version="a program that does not run"
        echo "digest-tui: needs Python 3.11 or newer: $1 is $version (PYTHON=python3.12 make ... names another)"
    elif ! "$1" -c 'import ensurepip, venv' >/dev/null 2>&1; then
        if command -v apt-get >/dev/null 2>&1; then
            echo "digest-tui: $1 has no venv: apt install python${version%.*}-venv"
        else
            echo "digest-tui: $1 has no venv: install Python's modules venv and ensurepip"
        fi
    fi
}

# The Python to make .venv with: the one asked for, else the first that can, else the one to complain about.
choose_python() {
    if [ -n "$1" ]; then
        echo "$1"
        return
    fi
    for python in python3 python3.14 python3.13 python3.12 python3.11 python; do
        if [ -z "$(find_fault "$python")" ]; then
            echo "$python"
            return
        fi
    done
    echo python3
}

# .venv stands, runs, has pip, and comes from the Python asked for. An interrupted set-up leaves one that does not.
is_whole() {
    .venv/bin/python -m pip --version >/dev/null 2>&1 || return 1
    [ -n "$(find_fault .venv/bin/python)" ] && return 1
    [ -z "$1" ] || [ "$("$1" -c "$TELL_ORIGIN" 2>/dev/null)" = "$(.venv/bin/python -c "$TELL_ORIGIN")" ]
}

install() {
    asked=$1 stamp=$2
    if is_whole "$asked"; then
        # Reached with a fresh stamp only where PYTHON= made sure to ask.
        [ -z "$(find "$stamp" -newer pyproject.toml 2>/dev/null)" ] || return 0
        echo "Setting up .venv ..."
    else
        python=$(choose_python "$asked")
        echo "Setting up .venv ..."
        "$python" -m venv --clear .venv || return 1
    fi
    what=.
    [ "$stamp" != .venv/.dev ] || what=".[dev]"
    # A pip set to install for the user would refuse here.
    if ! PIP_USER=0 .venv/bin/python -m pip install --quiet --disable-pip-version-check --no-input \
        --editable "$what" >.venv/set-up.log 2>&1; then
        echo "digest-tui: could not be installed: $(grep ERROR .venv/set-up.log | tail -n 1) (.venv/set-up.log)" >&2
        return 1
    fi
    touch "$stamp"
}

case $1 in
find-lack) is_whole "$2" || find_fault "$(choose_python "$2")" ;;
install) install "$2" "$3" ;;
*) echo "usage: set-up.sh find-lack PYTHON | install PYTHON STAMP" >&2; exit 2 ;;
esac

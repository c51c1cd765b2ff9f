"""Completions for bash, zsh and fish, written from the description of the command line.

shtab, the usual library, cannot offer a command and a file in one place, where `digest-tui` has both.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from digest_tui.cli.described import Argument, Call

_BASH = r"""# Completion of digest-tui for bash: eval "$(digest-tui completions bash)"
_digest_tui() {{
    local current=${{COMP_WORDS[COMP_CWORD]}} before=${{COMP_WORDS[COMP_CWORD-1]}}
    local command at=1 options values= word
    COMPREPLY=()
    # Options may stand before the command.
    while [[ ${{COMP_WORDS[at]}} == -?* && ${{COMP_WORDS[at]}} != -- ]] && (( at < COMP_CWORD )); do
        case ${{COMP_WORDS[at]}} in
            {valued}) [[ ${{COMP_WORDS[at+1]}} == = ]] && (( at += 3 )) || (( at += 2 )) ;;
            *) (( at += 1 )) ;;
        esac
    done
    command=${{COMP_WORDS[at]}}
    # `--format=html` is three words for bash.
    [[ $current == = ]] && current=
    [[ $before == = ]] && before=${{COMP_WORDS[COMP_CWORD-2]}}
    case $command in
{options}
    esac
    case $command:$before in
{values}
    esac
    if [[ $values ]]; then
        compopt +o default 2>/dev/null
    elif [[ $current == -* ]]; then
        values=$options
    elif (( COMP_CWORD == at )); then
        values="{commands}"
    fi
    [[ $values ]] && while IFS= read -r word; do COMPREPLY+=("$word"); done < <(compgen -W "$values" -- "$current")
    # Where nothing else is offered, bash offers files by itself. A command and a file may begin alike.
    if (( COMP_CWORD == at )) && [[ ${{#COMPREPLY[@]}} -gt 0 && $current != -* ]]; then
        compopt -o filenames 2>/dev/null
        while IFS= read -r word; do COMPREPLY+=("$word"); done < <(compgen -f -- "$current")
    fi
}}
complete -o default -F _digest_tui digest-tui
"""
_ZSH = r"""#compdef digest-tui
# Completion of digest-tui for zsh: eval "$(digest-tui completions zsh)", below compinit
_digest-tui() {{
    local -a commands
    commands=(
{commands}
    )
    # Options may stand before the command.
    local at=2
    while (( at < CURRENT )) && [[ $words[at] == -?* && $words[at] != -- ]]; do
        [[ $words[at] == ({valued}) ]] && (( at++ ))
        (( at++ ))
    done
    if (( CURRENT > at )); then
        case $words[at] in
{calls}
        esac
    elif (( CURRENT == at )) && [[ $words[at] != -* ]]; then
        _digest-tui_first
        return
    fi
    _arguments {reader}
}}
_digest-tui_first() {{
    _describe -t commands command commands
    _files
}}
if [[ $funcstack[1] == _digest-tui ]]; then
    _digest-tui "$@"
else
    compdef _digest-tui digest-tui
fi
"""
_FISH = r"""# Completion of digest-tui for fish: digest-tui completions fish | source
# The first word that is no option and no value of one: options may stand before the command.
function __digest_tui_find_first
    set -l is_value no
    for word in (commandline -opc)[2..]
        if test $is_value = yes
            set is_value no
        else if contains -- $word {valued}
            set is_value yes
        else if not string match -qr -- '^-.' $word; or test $word = --
            echo $word
            return
        end
    end
end
function __digest_tui_has_command
    contains -- (__digest_tui_find_first) $argv
end
function __digest_tui_is_first
    test -z (__digest_tui_find_first)
end
"""


def complete_bash(calls: Sequence[Call]) -> str:
    """The completions for bash."""
    reader, *commands = calls
    options = [f"        {call.name}) options='{_join_flags(call)}' ;;" for call in commands]
    options.append(f"        *) command= options='{_join_flags(reader)}' ;;")
    values = [f"        {line} ;;" for call in calls for line in _list_bash_values(call)]
    free = sorted({flag for call in calls for option in call.options for flag in option.flags if option.is_free})
    values.append(f"        *:{'|*:'.join(free)}) compopt +o default 2>/dev/null; return ;;")
    return _BASH.format(
        valued="|".join(_list_valued(calls)),
        options="\n".join(options),
        values="\n".join(values),
        commands=" ".join(call.name for call in commands),
    )


def _list_valued(calls: Sequence[Call]) -> list[str]:
    """The options that a value follows, of all calls."""
    return sorted({flag for call in calls for option in call.options if option.metavar for flag in option.flags})


def _join_flags(call: Call) -> str:
    return " ".join(flag for option in call.options for flag in option.flags if flag.startswith("--"))


def _list_bash_values(call: Call) -> Iterator[str]:
    """What can follow an option, or a command whose first argument has choices; or that no file can follow."""
    for option in call.options:
        if option.choices:
            yield f"{'|'.join(f'{call.name}:{flag}' for flag in option.flags)}) values='{' '.join(option.choices)}'"
    if call.name and not call.takes_files:
        if call.positionals and call.positionals[0].choices:
            yield f"{call.name}:{call.name}) values='{' '.join(call.positionals[0].choices)}'"
        yield f"{call.name}:*) compopt +o default 2>/dev/null"


def complete_zsh(calls: Sequence[Call]) -> str:
    """The completions for zsh."""
    reader, *commands = calls
    branches = (
        f"            {call.name}) shift $((at - 1)) words; (( CURRENT -= at - 1 ));"
        f" _arguments {_join_zsh(call)}; return ;;"
        for call in commands
    )
    first = _quote_zsh("1:FILE or COMMAND:_digest-tui_first")
    return _ZSH.format(
        commands="\n".join(f"        {_quote_zsh(f'{call.name}:{call.summary}')}" for call in commands),
        calls="\n".join(branches),
        valued="|".join(_list_valued(calls)),
        reader=f"{first} {_join_zsh(reader)}",
    )


def _join_zsh(call: Call) -> str:
    options = (_format_zsh_option(option, flag) for option in call.options for flag in option.flags)
    places = (
        _quote_zsh(f"{'*' if argument.is_repeated else place}:{argument.metavar}:{_find_zsh_values(argument)}")
        for place, argument in enumerate(call.positionals, 1)
    )
    return " ".join((*options, *places))


def _format_zsh_option(option: Argument, flag: str) -> str:
    words = option.words.replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]").replace(":", "\\:")
    value = f"=[{words}]:{option.metavar}:{_find_zsh_values(option)}" if option.metavar else f"[{words}]"
    return _quote_zsh(f"{'*' if option.is_repeated else ''}{flag}{value}")


def _find_zsh_values(argument: Argument) -> str:
    return f"({' '.join(argument.choices)})" if argument.choices else "_files" if argument.is_file else " "


def _quote_zsh(text: str) -> str:
    return "'" + text.replace("'", "'\\''") + "'"


def complete_fish(calls: Sequence[Call]) -> str:
    """The completions for fish."""
    commands = calls[1:]
    lines = [f"-n __digest_tui_is_first -a {call.name} -d {_quote_fish(call.summary)}" for call in commands]
    for call in calls:
        names = call.name or " ".join(command.name for command in commands)
        condition = f"-n '{'' if call.name else 'not '}__digest_tui_has_command {names}'"
        lines += [f"{condition} {_format_fish_option(option)}" for option in call.options]
        if call.name and not call.takes_files:
            choices = call.positionals[0].choices if call.positionals else ()
            lines.append(f"{condition} -f" + (f" -a '{' '.join(choices)}'" if choices else ""))
    functions = _FISH.format(valued=" ".join(_list_valued(calls)))
    return functions + "".join(f"complete -c digest-tui {line}\n" for line in lines)


def _format_fish_option(option: Argument) -> str:
    flags = " ".join(f"-l {flag[2:]}" if flag.startswith("--") else f"-s {flag[1:]}" for flag in option.flags)
    value = ""
    if option.choices:
        value = f" -x -a '{' '.join(option.choices)}'"
    elif option.metavar:
        value = " -r -F" if option.is_file else " -x"
    return f"{flags}{value} -d {_quote_fish(option.words)}"


def _quote_fish(text: str) -> str:
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'"


SHELLS: dict[str, Callable[[Sequence[Call]], str]] = {
    "bash": complete_bash,
    "zsh": complete_zsh,
    "fish": complete_fish,
}
"""The function that writes the completions for each shell."""

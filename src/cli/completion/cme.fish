# fish completion for cme: asks the program itself how the command line can go on. SPDX-License-Identifier: MIT

function __cme_complete
    set -l words (commandline --tokenize --cut-at-cursor --current-process)
    set -l current (commandline --cut-at-cursor --current-token)
    set -l text (string unescape -- $current)
    # A quote that is still open.
    or set text (string replace --regex '^["\']' '' -- $current)
    for line in ($words[1] __complete $words[2..] "$text" 2>/dev/null)
        set -l parts (string split \t -- $line)
        switch "$parts[1]:$parts[2]"
            case :files
                set -l name (string sub --start (math (string length -- "$parts[3]") + 1) -- "$text")
                for path in (__fish_complete_path "$name")
                    printf '%s%s\n' "$parts[3]" $path
                end
            case :folders
                set -l name (string sub --start (math (string length -- "$parts[3]") + 1) -- "$text")
                for path in (__fish_complete_directories "$name")
                    printf '%s%s\n' "$parts[3]" $path
                end
            case '*'
                printf '%s\n' $line
        end
    end
end

complete --command cme --no-files --arguments '(__cme_complete)'

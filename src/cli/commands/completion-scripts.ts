/**
 * The completion scripts. None evaluates or expands a word of the command line or the name of a file: the words go to
 * `obs-err complete` as they were typed, its answer is read line by line, and file names are left to the shell.
 */

const bash = `# bash completion for obs-err
_obs_err() {
    local line
    COMPREPLY=()
    while IFS= read -r line; do
        case $line in
            '' | :files) ;;
            *) COMPREPLY+=("\${line%%$'\\t'*}") ;;
        esac
    done <<<"$(command obs-err complete -- "\${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)"
}
# Where no word is offered, readline completes file names and quotes them.
complete -o default -F _obs_err obs-err
`

const zsh = `#compdef obs-err
# zsh completion for obs-err
_obs_err() {
    local line
    local -i files=0
    local -a names=() shown=()
    while IFS= read -r line; do
        case $line in
            '') ;;
            :files) files=1 ;;
            *)
                names+=("\${line%%$'\\t'*}")
                shown+=("\${line/$'\\t'/  }")
                ;;
        esac
    done <<<"$(command obs-err complete -- "\${(@)words[2,CURRENT]}" 2>/dev/null)"
    (( ! $#names )) || compadd -l -d shown -a names
    (( ! files )) || _files
}
# As a file of $fpath this runs when Tab is pressed for the first time; sourced, it registers the function.
if [[ "\${funcstack[1]-}" == _obs-err ]]; then
    _obs_err "$@"
elif (( $+functions[compdef] )); then
    compdef _obs_err obs-err
fi
`

const fish = `# fish completion for obs-err
function __obs_err_complete
    set -l words (commandline -opc)
    set -e words[1]
    command obs-err complete -- $words (commandline -ct) 2>/dev/null
end
function __obs_err_words
    __obs_err_complete | string match -v :files
end
function __obs_err_files
    __obs_err_complete | string match -q :files
end
complete -c obs-err -e
complete -c obs-err -f -a '(__obs_err_words)'
complete -c obs-err -n __obs_err_files -F
`

const powershell = `# PowerShell completion for obs-err
Register-ArgumentCompleter -Native -CommandName obs-err -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)
    $words = @($commandAst.CommandElements | Select-Object -Skip 1 |
        Where-Object { $_.Extent.EndOffset -lt $cursorPosition } | ForEach-Object { $_.Extent.Text })
    $current = [string]$wordToComplete
    # Before 7.3 an empty argument is lost on its way to a program.
    if ($current -eq '' -and $PSVersionTable.PSVersion -lt [version]'7.3') { $current = '""' }
    # Where no word is offered, PowerShell completes file names and quotes them.
    & obs-err complete -- @words $current 2>$null | Where-Object { $_ -ne ':files' } | ForEach-Object {
        $word, $description = $_ -split [char]9, 2
        if (-not $description) { $description = $word }
        [System.Management.Automation.CompletionResult]::new($word, $word, 'ParameterValue', $description)
    }
}
`

export const scripts = { bash, zsh, fish, powershell }

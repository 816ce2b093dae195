/// The scripts for the shells. They know nothing of verbs: each asks the program what the word can become, so that a
/// script never falls behind the program.
enum CompletionScript {
  /// Bash 4.2 and later. It takes words apart at `=` and `:`, which belong to options and identifiers here, and
  /// replaces only what stands behind the last of them.
  static let bash = #"""
    # Bash completion for registryctl, made by: registryctl completion bash
    _registryctl() {
      local words=() word line value prefix='' glued='' files='' index found
      for ((index = 1; index <= COMP_CWORD; index++)); do
        word=${COMP_WORDS[index]}
        if [[ $word == [=:]* && ${#words[@]} -gt 0 ]]; then
          words[${#words[@]} - 1]+=$word
          glued=1
        elif [[ $glued ]]; then
          words[${#words[@]} - 1]+=$word
          glued=''
        else
          words+=("$word")
        fi
      done
      word=${words[${#words[@]} - 1]}
      if [[ $word == *[=:]* ]]; then prefix=${word%"${word##*[=:]}"}; fi
      COMPREPLY=()
      while IFS= read -r line; do
        value=${line%%$'\t'*}
        if [[ $value ]]; then
          printf -v value %q "${value#"$prefix"}"
          COMPREPLY+=("$value")
        else
          files=1
        fi
      done < <("$1" completion candidates -- "${words[@]}" 2>/dev/null)
      if [[ $files ]]; then
        compopt -o filenames 2>/dev/null
        mapfile -t found < <(compgen -f -- "${word#"$prefix"}")
        COMPREPLY+=("${found[@]}")
      fi
    }
    complete -F _registryctl registryctl

    """#

  static let zsh = #"""
    #compdef registryctl
    # Zsh completion for registryctl, made by: registryctl completion zsh
    _registryctl() {
      local -a values notes
      local line value files=''
      while IFS= read -r line; do
        value=${line%%$'\t'*}
        if [[ -n $value ]]; then
          values+=("$value")
          notes+=("$value  ${line#*$'\t'}")
        else
          files=1
        fi
      done < <(${(Q)~words[1]} completion candidates -- "${(@Q)words[2,CURRENT]}" 2>/dev/null)
      (( $#values )) && compadd -l -d notes -a values
      [[ -n $files ]] && _files
      return 0
    }
    if [[ $funcstack[1] == _registryctl ]]; then
      _registryctl "$@"
    else
      compdef _registryctl registryctl
    fi

    """#

  static let fish = #"""
    # Fish completion for registryctl, made by: registryctl completion fish
    function __registryctl_complete
      set -l words (commandline -opc) (commandline -ct)
      for line in ($words[1] completion candidates -- $words[2..-1] 2>/dev/null)
        if string match -q \t'*' -- $line
          __fish_complete_path (commandline -ct)
        else
          echo $line
        end
      end
    end
    complete -c registryctl -f -a '(__registryctl_complete)'

    """#
}

#!/bin/bash

__kakou_cursor_index_in_current_word() {
    local remaining="${COMP_LINE}"

    local word
    for word in "${COMP_WORDS[@]::COMP_CWORD}"; do
        remaining="${remaining##*([[:space:]])"${word}"*([[:space:]])}"
    done

    local -ir index="$((COMP_POINT - ${#COMP_LINE} + ${#remaining}))"
    if [[ "${index}" -le 0 ]]; then
        printf 0
    else
        printf %s "${index}"
    fi
}

# positional arguments:
#
# - 1: the current (sub)command's count of positional arguments
#
# required variables:
#
# - repeating_flags: the repeating flags that the current (sub)command can accept
# - non_repeating_flags: the non-repeating flags that the current (sub)command can accept
# - repeating_options: the repeating options that the current (sub)command can accept
# - non_repeating_options: the non-repeating options that the current (sub)command can accept
# - positional_number: value ignored
# - unparsed_words: unparsed words from the current command line
#
# modified variables:
#
# - non_repeating_flags: remove flags for this (sub)command that are already on the command line
# - non_repeating_options: remove options for this (sub)command that are already on the command line
# - positional_number: set to the current positional number
# - unparsed_words: remove all flags, options, and option values for this (sub)command
__kakou_offer_flags_options() {
    local -ir positional_count="${1}"
    positional_number=0

    local was_flag_option_terminator_seen=false
    local is_parsing_option_value=false

    local -ar unparsed_word_indices=("${!unparsed_words[@]}")
    local -i word_index
    for word_index in "${unparsed_word_indices[@]}"; do
        if "${is_parsing_option_value}"; then
            # This word is an option value:
            # Reset marker for next word iff not currently the last word
            [[ "${word_index}" -ne "${unparsed_word_indices[${#unparsed_word_indices[@]} - 1]}" ]] && is_parsing_option_value=false
            unset "unparsed_words[${word_index}]"
            # Do not process this word as a flag or an option
            continue
        fi

        local word="${unparsed_words["${word_index}"]}"
        if ! "${was_flag_option_terminator_seen}"; then
            case "${word}" in
            --)
                unset "unparsed_words[${word_index}]"
                # by itself -- is a flag/option terminator, but if it is the last word, it is the start of a completion
                if [[ "${word_index}" -ne "${unparsed_word_indices[${#unparsed_word_indices[@]} - 1]}" ]]; then
                    was_flag_option_terminator_seen=true
                fi
                continue
                ;;
            -*)
                # ${word} is a flag or an option
                # If ${word} is an option, mark that the next word to be parsed is an option value
                local option
                for option in "${repeating_options[@]}" "${non_repeating_options[@]}"; do
                    [[ "${word}" = "${option}" ]] && is_parsing_option_value=true && break
                done

                # Remove ${word} from ${non_repeating_flags} or ${non_repeating_options} so it isn't offered again
                local not_found=true
                local -i index
                for index in "${!non_repeating_flags[@]}"; do
                    if [[ "${non_repeating_flags[${index}]}" = "${word}" ]]; then
                        unset "non_repeating_flags[${index}]"
                        non_repeating_flags=("${non_repeating_flags[@]}")
                        not_found=false
                        break
                    fi
                done
                if "${not_found}"; then
                    for index in "${!non_repeating_flags[@]}"; do
                        if [[ "${non_repeating_flags[${index}]}" = "${word}" ]]; then
                            unset "non_repeating_flags[${index}]"
                            non_repeating_flags=("${non_repeating_flags[@]}")
                            break
                        fi
                    done
                fi
                unset "unparsed_words[${word_index}]"
                continue
                ;;
            esac
        fi

        # ${word} is neither a flag, nor an option, nor an option value
        if [[ "${positional_number}" -lt "${positional_count}" || "${positional_count}" -lt 0 ]]; then
            # ${word} is a positional
            ((positional_number++))
            unset "unparsed_words[${word_index}]"
        else
            if [[ -z "${word}" ]]; then
                # Could be completing a flag, option, or subcommand
                positional_number=-1
            else
                # ${word} is a subcommand or invalid, so stop processing this (sub)command
                positional_number=-2
            fi
            break
        fi
    done

    unparsed_words=("${unparsed_words[@]}")

    if\
        ! "${was_flag_option_terminator_seen}"\
        && ! "${is_parsing_option_value}"\
        && [[ ("${cur}" = -* && "${positional_number}" -ge 0) || "${positional_number}" -eq -1 ]]
    then
        COMPREPLY+=($(compgen -W "${repeating_flags[*]} ${non_repeating_flags[*]} ${repeating_options[*]} ${non_repeating_options[*]}" -- "${cur}"))
    fi
}

__kakou_add_completions() {
    local completion
    while IFS='' read -r completion; do
        COMPREPLY+=("${completion}")
    done < <(IFS=$'\n' compgen "${@}" -- "${cur}")
}

__kakou_custom_complete() {
    if [[ -n "${cur}" || -z ${COMP_WORDS[${COMP_CWORD}]} || "${COMP_LINE:${COMP_POINT}:1}" != ' ' ]]; then
        local -ar words=("${COMP_WORDS[@]}")
    else
        local -ar words=("${COMP_WORDS[@]::${COMP_CWORD}}" '' "${COMP_WORDS[@]:${COMP_CWORD}}")
    fi

    "${COMP_WORDS[0]}" "${@}" "${words[@]}"
}

_kakou() {
    local state
    state="$(shopt -p;shopt -po)"
    trap "${state//$'\n'/;}" RETURN
    shopt -s extglob
    set +o history +o posix

    local -xr SAP_SHELL=bash
    local -x SAP_SHELL_VERSION
    SAP_SHELL_VERSION="$(IFS='.';printf %s "${BASH_VERSINFO[*]}")"
    local -r SAP_SHELL_VERSION

    local -r cur="${2}"
    local -r prev="${3}"

    local -i positional_number
    local -a unparsed_words=("${COMP_WORDS[@]:1:${COMP_CWORD}}")

    local -a repeating_flags=()
    local -a non_repeating_flags=(--version -h --help)
    local -a repeating_options=()
    local -a non_repeating_options=()
    __kakou_offer_flags_options 0

    # Offer subcommand / subcommand argument completions
    local -r subcommand="${unparsed_words[0]}"
    unset 'unparsed_words[0]'
    unparsed_words=("${unparsed_words[@]}")
    case "${subcommand}" in
    console|demo|verify|enroll|code|serve|service-key|device|people|passes|queue|records|audit|config|explain|doctor|manual|help)
        # Offer subcommand argument completions
        "_kakou_${subcommand}"
        ;;
    *)
        # Offer subcommand completions
        COMPREPLY+=($(compgen -W 'console demo verify enroll code serve service-key device people passes queue records audit config explain doctor manual help' -- "${cur}"))
        ;;
    esac
}

_kakou_console() {
    repeating_flags=()
    non_repeating_flags=(--ascii --linear --no-color --version -h --help)
    repeating_options=()
    non_repeating_options=(--config --data-dir --lang --theme --script --save-display)
    __kakou_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '--config')
        return
        ;;
    '--data-dir')
        return
        ;;
    '--lang')
        __kakou_add_completions -W 'zh'$'\n''en'
        return
        ;;
    '--theme')
        __kakou_add_completions -W 'dark'$'\n''light'$'\n''high-contrast'$'\n''colour-blind'$'\n''mono'
        return
        ;;
    '--script')
        return
        ;;
    '--save-display')
        return
        ;;
    esac
}

_kakou_demo() {
    repeating_flags=()
    non_repeating_flags=(--ascii --linear --no-color --version -h --help)
    repeating_options=()
    non_repeating_options=(--config --data-dir --lang --theme --script --save-display --sample-people)
    __kakou_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '--config')
        return
        ;;
    '--data-dir')
        return
        ;;
    '--lang')
        __kakou_add_completions -W 'zh'$'\n''en'
        return
        ;;
    '--theme')
        __kakou_add_completions -W 'dark'$'\n''light'$'\n''high-contrast'$'\n''colour-blind'$'\n''mono'
        return
        ;;
    '--script')
        return
        ;;
    '--save-display')
        return
        ;;
    '--sample-people')
        return
        ;;
    esac
}

_kakou_verify() {
    repeating_flags=()
    non_repeating_flags=(--ascii --linear --no-color --json --offline --version -h --help)
    repeating_options=()
    non_repeating_options=(--config --data-dir --lang --theme --script --save-display --temperature --in-flight)
    __kakou_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--config')
        return
        ;;
    '--data-dir')
        return
        ;;
    '--lang')
        __kakou_add_completions -W 'zh'$'\n''en'
        return
        ;;
    '--theme')
        __kakou_add_completions -W 'dark'$'\n''light'$'\n''high-contrast'$'\n''colour-blind'$'\n''mono'
        return
        ;;
    '--script')
        return
        ;;
    '--save-display')
        return
        ;;
    '--temperature')
        return
        ;;
    '--in-flight')
        return
        ;;
    esac
}

_kakou_enroll() {
    repeating_flags=()
    non_repeating_flags=(--ascii --linear --no-color --again --json --version -h --help)
    repeating_options=()
    non_repeating_options=(--config --data-dir --lang --theme --script --save-display --device-sn --tls-ca)
    __kakou_offer_flags_options 2

    # Offer option value completions
    case "${prev}" in
    '--config')
        return
        ;;
    '--data-dir')
        return
        ;;
    '--lang')
        __kakou_add_completions -W 'zh'$'\n''en'
        return
        ;;
    '--theme')
        __kakou_add_completions -W 'dark'$'\n''light'$'\n''high-contrast'$'\n''colour-blind'$'\n''mono'
        return
        ;;
    '--script')
        return
        ;;
    '--save-display')
        return
        ;;
    '--device-sn')
        return
        ;;
    '--tls-ca')
        return
        ;;
    esac
}

_kakou_code() {
    repeating_flags=()
    non_repeating_flags=(--version -h --help)
    repeating_options=()
    non_repeating_options=()
    __kakou_offer_flags_options 0

    # Offer subcommand / subcommand argument completions
    local -r subcommand="${unparsed_words[0]}"
    unset 'unparsed_words[0]'
    unparsed_words=("${unparsed_words[@]}")
    case "${subcommand}" in
    make|revoke|freeze)
        # Offer subcommand argument completions
        "_kakou_code_${subcommand}"
        ;;
    *)
        # Offer subcommand completions
        COMPREPLY+=($(compgen -W 'make revoke freeze' -- "${cur}"))
        ;;
    esac
}

_kakou_code_make() {
    repeating_flags=()
    non_repeating_flags=(--ascii --linear --no-color --printed --json --version -h --help)
    repeating_options=()
    non_repeating_options=(--config --data-dir --lang --theme --script --save-display --name --cert-type --cert-num --seconds --uses --symbol --png)
    __kakou_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '--config')
        return
        ;;
    '--data-dir')
        return
        ;;
    '--lang')
        __kakou_add_completions -W 'zh'$'\n''en'
        return
        ;;
    '--theme')
        __kakou_add_completions -W 'dark'$'\n''light'$'\n''high-contrast'$'\n''colour-blind'$'\n''mono'
        return
        ;;
    '--script')
        return
        ;;
    '--save-display')
        return
        ;;
    '--name')
        return
        ;;
    '--cert-type')
        return
        ;;
    '--cert-num')
        return
        ;;
    '--seconds')
        return
        ;;
    '--uses')
        return
        ;;
    '--symbol')
        __kakou_add_completions -W 'gm'$'\n''qr'$'\n''hx'
        return
        ;;
    '--png')
        return
        ;;
    esac
}

_kakou_code_revoke() {
    repeating_flags=()
    non_repeating_flags=(--ascii --linear --no-color --version -h --help)
    repeating_options=()
    non_repeating_options=(--config --data-dir --lang --theme --script --save-display)
    __kakou_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--config')
        return
        ;;
    '--data-dir')
        return
        ;;
    '--lang')
        __kakou_add_completions -W 'zh'$'\n''en'
        return
        ;;
    '--theme')
        __kakou_add_completions -W 'dark'$'\n''light'$'\n''high-contrast'$'\n''colour-blind'$'\n''mono'
        return
        ;;
    '--script')
        return
        ;;
    '--save-display')
        return
        ;;
    esac
}

_kakou_code_freeze() {
    repeating_flags=()
    non_repeating_flags=(--ascii --linear --no-color --version -h --help)
    repeating_options=()
    non_repeating_options=(--config --data-dir --lang --theme --script --save-display)
    __kakou_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--config')
        return
        ;;
    '--data-dir')
        return
        ;;
    '--lang')
        __kakou_add_completions -W 'zh'$'\n''en'
        return
        ;;
    '--theme')
        __kakou_add_completions -W 'dark'$'\n''light'$'\n''high-contrast'$'\n''colour-blind'$'\n''mono'
        return
        ;;
    '--script')
        return
        ;;
    '--save-display')
        return
        ;;
    esac
}

_kakou_serve() {
    repeating_flags=()
    non_repeating_flags=(--ascii --linear --no-color --behind-proxy --version -h --help)
    repeating_options=()
    non_repeating_options=(--config --data-dir --lang --theme --script --save-display --listen --sample-people --seed --tls-cert --tls-key)
    __kakou_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '--config')
        return
        ;;
    '--data-dir')
        return
        ;;
    '--lang')
        __kakou_add_completions -W 'zh'$'\n''en'
        return
        ;;
    '--theme')
        __kakou_add_completions -W 'dark'$'\n''light'$'\n''high-contrast'$'\n''colour-blind'$'\n''mono'
        return
        ;;
    '--script')
        return
        ;;
    '--save-display')
        return
        ;;
    '--listen')
        return
        ;;
    '--sample-people')
        return
        ;;
    '--seed')
        return
        ;;
    '--tls-cert')
        return
        ;;
    '--tls-key')
        return
        ;;
    esac
}

_kakou_service-key() {
    repeating_flags=()
    non_repeating_flags=(--version -h --help)
    repeating_options=()
    non_repeating_options=()
    __kakou_offer_flags_options 0

    # Offer subcommand / subcommand argument completions
    local -r subcommand="${unparsed_words[0]}"
    unset 'unparsed_words[0]'
    unparsed_words=("${unparsed_words[@]}")
    case "${subcommand}" in
    rotate)
        # Offer subcommand argument completions
        "_kakou_service-key_${subcommand}"
        ;;
    *)
        # Offer subcommand completions
        COMPREPLY+=($(compgen -W 'rotate' -- "${cur}"))
        ;;
    esac
}

_kakou_service-key_rotate() {
    repeating_flags=()
    non_repeating_flags=(--ascii --linear --no-color --version -h --help)
    repeating_options=()
    non_repeating_options=(--config --data-dir --lang --theme --script --save-display)
    __kakou_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '--config')
        return
        ;;
    '--data-dir')
        return
        ;;
    '--lang')
        __kakou_add_completions -W 'zh'$'\n''en'
        return
        ;;
    '--theme')
        __kakou_add_completions -W 'dark'$'\n''light'$'\n''high-contrast'$'\n''colour-blind'$'\n''mono'
        return
        ;;
    '--script')
        return
        ;;
    '--save-display')
        return
        ;;
    esac
}

_kakou_device() {
    repeating_flags=()
    non_repeating_flags=(--version -h --help)
    repeating_options=()
    non_repeating_options=()
    __kakou_offer_flags_options 0

    # Offer subcommand / subcommand argument completions
    local -r subcommand="${unparsed_words[0]}"
    unset 'unparsed_words[0]'
    unparsed_words=("${unparsed_words[@]}")
    case "${subcommand}" in
    token|list|revoke|enable|rotate)
        # Offer subcommand argument completions
        "_kakou_device_${subcommand}"
        ;;
    *)
        # Offer subcommand completions
        COMPREPLY+=($(compgen -W 'token list revoke enable rotate' -- "${cur}"))
        ;;
    esac
}

_kakou_device_token() {
    repeating_flags=()
    non_repeating_flags=(--ascii --linear --no-color --version -h --help)
    repeating_options=()
    non_repeating_options=(--config --data-dir --lang --theme --script --save-display --role --gate-id --gate-type --division)
    __kakou_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '--config')
        return
        ;;
    '--data-dir')
        return
        ;;
    '--lang')
        __kakou_add_completions -W 'zh'$'\n''en'
        return
        ;;
    '--theme')
        __kakou_add_completions -W 'dark'$'\n''light'$'\n''high-contrast'$'\n''colour-blind'$'\n''mono'
        return
        ;;
    '--script')
        return
        ;;
    '--save-display')
        return
        ;;
    '--role')
        __kakou_add_completions -W 'gate'$'\n''desk'$'\n''app'$'\n''admin'
        return
        ;;
    '--gate-id')
        return
        ;;
    '--gate-type')
        return
        ;;
    '--division')
        return
        ;;
    esac
}

_kakou_device_list() {
    repeating_flags=()
    non_repeating_flags=(--ascii --linear --no-color --json --version -h --help)
    repeating_options=()
    non_repeating_options=(--config --data-dir --lang --theme --script --save-display)
    __kakou_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '--config')
        return
        ;;
    '--data-dir')
        return
        ;;
    '--lang')
        __kakou_add_completions -W 'zh'$'\n''en'
        return
        ;;
    '--theme')
        __kakou_add_completions -W 'dark'$'\n''light'$'\n''high-contrast'$'\n''colour-blind'$'\n''mono'
        return
        ;;
    '--script')
        return
        ;;
    '--save-display')
        return
        ;;
    esac
}

_kakou_device_revoke() {
    repeating_flags=()
    non_repeating_flags=(--ascii --linear --no-color --version -h --help)
    repeating_options=()
    non_repeating_options=(--config --data-dir --lang --theme --script --save-display)
    __kakou_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--config')
        return
        ;;
    '--data-dir')
        return
        ;;
    '--lang')
        __kakou_add_completions -W 'zh'$'\n''en'
        return
        ;;
    '--theme')
        __kakou_add_completions -W 'dark'$'\n''light'$'\n''high-contrast'$'\n''colour-blind'$'\n''mono'
        return
        ;;
    '--script')
        return
        ;;
    '--save-display')
        return
        ;;
    esac
}

_kakou_device_enable() {
    repeating_flags=()
    non_repeating_flags=(--ascii --linear --no-color --version -h --help)
    repeating_options=()
    non_repeating_options=(--config --data-dir --lang --theme --script --save-display)
    __kakou_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--config')
        return
        ;;
    '--data-dir')
        return
        ;;
    '--lang')
        __kakou_add_completions -W 'zh'$'\n''en'
        return
        ;;
    '--theme')
        __kakou_add_completions -W 'dark'$'\n''light'$'\n''high-contrast'$'\n''colour-blind'$'\n''mono'
        return
        ;;
    '--script')
        return
        ;;
    '--save-display')
        return
        ;;
    esac
}

_kakou_device_rotate() {
    repeating_flags=()
    non_repeating_flags=(--ascii --linear --no-color --version -h --help)
    repeating_options=()
    non_repeating_options=(--config --data-dir --lang --theme --script --save-display)
    __kakou_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '--config')
        return
        ;;
    '--data-dir')
        return
        ;;
    '--lang')
        __kakou_add_completions -W 'zh'$'\n''en'
        return
        ;;
    '--theme')
        __kakou_add_completions -W 'dark'$'\n''light'$'\n''high-contrast'$'\n''colour-blind'$'\n''mono'
        return
        ;;
    '--script')
        return
        ;;
    '--save-display')
        return
        ;;
    esac
}

_kakou_people() {
    repeating_flags=()
    non_repeating_flags=(--version -h --help)
    repeating_options=()
    non_repeating_options=()
    __kakou_offer_flags_options 0

    # Offer subcommand / subcommand argument completions
    local -r subcommand="${unparsed_words[0]}"
    unset 'unparsed_words[0]'
    unparsed_words=("${unparsed_words[@]}")
    case "${subcommand}" in
    list|import|set)
        # Offer subcommand argument completions
        "_kakou_people_${subcommand}"
        ;;
    *)
        # Offer subcommand completions
        COMPREPLY+=($(compgen -W 'list import set' -- "${cur}"))
        ;;
    esac
}

_kakou_people_list() {
    repeating_flags=()
    non_repeating_flags=(--ascii --linear --no-color --json --version -h --help)
    repeating_options=()
    non_repeating_options=(--config --data-dir --lang --theme --script --save-display)
    __kakou_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '--config')
        return
        ;;
    '--data-dir')
        return
        ;;
    '--lang')
        __kakou_add_completions -W 'zh'$'\n''en'
        return
        ;;
    '--theme')
        __kakou_add_completions -W 'dark'$'\n''light'$'\n''high-contrast'$'\n''colour-blind'$'\n''mono'
        return
        ;;
    '--script')
        return
        ;;
    '--save-display')
        return
        ;;
    esac
}

_kakou_people_import() {
    repeating_flags=()
    non_repeating_flags=(--ascii --linear --no-color --version -h --help)
    repeating_options=()
    non_repeating_options=(--config --data-dir --lang --theme --script --save-display)
    __kakou_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--config')
        return
        ;;
    '--data-dir')
        return
        ;;
    '--lang')
        __kakou_add_completions -W 'zh'$'\n''en'
        return
        ;;
    '--theme')
        __kakou_add_completions -W 'dark'$'\n''light'$'\n''high-contrast'$'\n''colour-blind'$'\n''mono'
        return
        ;;
    '--script')
        return
        ;;
    '--save-display')
        return
        ;;
    esac
}

_kakou_people_set() {
    repeating_flags=()
    non_repeating_flags=(--ascii --linear --no-color --version -h --help)
    repeating_options=()
    non_repeating_options=(--config --data-dir --lang --theme --script --save-display --cert-type --health-status --state)
    __kakou_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--config')
        return
        ;;
    '--data-dir')
        return
        ;;
    '--lang')
        __kakou_add_completions -W 'zh'$'\n''en'
        return
        ;;
    '--theme')
        __kakou_add_completions -W 'dark'$'\n''light'$'\n''high-contrast'$'\n''colour-blind'$'\n''mono'
        return
        ;;
    '--script')
        return
        ;;
    '--save-display')
        return
        ;;
    '--cert-type')
        return
        ;;
    '--health-status')
        return
        ;;
    '--state')
        return
        ;;
    esac
}

_kakou_passes() {
    repeating_flags=()
    non_repeating_flags=(--version -h --help)
    repeating_options=()
    non_repeating_options=()
    __kakou_offer_flags_options 0

    # Offer subcommand / subcommand argument completions
    local -r subcommand="${unparsed_words[0]}"
    unset 'unparsed_words[0]'
    unparsed_words=("${unparsed_words[@]}")
    case "${subcommand}" in
    list)
        # Offer subcommand argument completions
        "_kakou_passes_${subcommand}"
        ;;
    *)
        # Offer subcommand completions
        COMPREPLY+=($(compgen -W 'list' -- "${cur}"))
        ;;
    esac
}

_kakou_passes_list() {
    repeating_flags=()
    non_repeating_flags=(--ascii --linear --no-color --json --version -h --help)
    repeating_options=()
    non_repeating_options=(--config --data-dir --lang --theme --script --save-display)
    __kakou_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '--config')
        return
        ;;
    '--data-dir')
        return
        ;;
    '--lang')
        __kakou_add_completions -W 'zh'$'\n''en'
        return
        ;;
    '--theme')
        __kakou_add_completions -W 'dark'$'\n''light'$'\n''high-contrast'$'\n''colour-blind'$'\n''mono'
        return
        ;;
    '--script')
        return
        ;;
    '--save-display')
        return
        ;;
    esac
}

_kakou_queue() {
    repeating_flags=()
    non_repeating_flags=(--version -h --help)
    repeating_options=()
    non_repeating_options=()
    __kakou_offer_flags_options 0

    # Offer subcommand / subcommand argument completions
    local -r subcommand="${unparsed_words[0]}"
    unset 'unparsed_words[0]'
    unparsed_words=("${unparsed_words[@]}")
    case "${subcommand}" in
    list|sync|export|import)
        # Offer subcommand argument completions
        "_kakou_queue_${subcommand}"
        ;;
    *)
        # Offer subcommand completions
        COMPREPLY+=($(compgen -W 'list sync export import' -- "${cur}"))
        ;;
    esac
}

_kakou_queue_list() {
    repeating_flags=()
    non_repeating_flags=(--ascii --linear --no-color --json --version -h --help)
    repeating_options=()
    non_repeating_options=(--config --data-dir --lang --theme --script --save-display)
    __kakou_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '--config')
        return
        ;;
    '--data-dir')
        return
        ;;
    '--lang')
        __kakou_add_completions -W 'zh'$'\n''en'
        return
        ;;
    '--theme')
        __kakou_add_completions -W 'dark'$'\n''light'$'\n''high-contrast'$'\n''colour-blind'$'\n''mono'
        return
        ;;
    '--script')
        return
        ;;
    '--save-display')
        return
        ;;
    esac
}

_kakou_queue_sync() {
    repeating_flags=()
    non_repeating_flags=(--ascii --linear --no-color --json --version -h --help)
    repeating_options=()
    non_repeating_options=(--config --data-dir --lang --theme --script --save-display)
    __kakou_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '--config')
        return
        ;;
    '--data-dir')
        return
        ;;
    '--lang')
        __kakou_add_completions -W 'zh'$'\n''en'
        return
        ;;
    '--theme')
        __kakou_add_completions -W 'dark'$'\n''light'$'\n''high-contrast'$'\n''colour-blind'$'\n''mono'
        return
        ;;
    '--script')
        return
        ;;
    '--save-display')
        return
        ;;
    esac
}

_kakou_queue_export() {
    repeating_flags=()
    non_repeating_flags=(--ascii --linear --no-color --again --letters --version -h --help)
    repeating_options=()
    non_repeating_options=(--config --data-dir --lang --theme --script --save-display)
    __kakou_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--config')
        return
        ;;
    '--data-dir')
        return
        ;;
    '--lang')
        __kakou_add_completions -W 'zh'$'\n''en'
        return
        ;;
    '--theme')
        __kakou_add_completions -W 'dark'$'\n''light'$'\n''high-contrast'$'\n''colour-blind'$'\n''mono'
        return
        ;;
    '--script')
        return
        ;;
    '--save-display')
        return
        ;;
    esac
}

_kakou_queue_import() {
    repeating_flags=()
    non_repeating_flags=(--ascii --linear --no-color --version -h --help)
    repeating_options=()
    non_repeating_options=(--config --data-dir --lang --theme --script --save-display --letters)
    __kakou_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--config')
        return
        ;;
    '--data-dir')
        return
        ;;
    '--lang')
        __kakou_add_completions -W 'zh'$'\n''en'
        return
        ;;
    '--theme')
        __kakou_add_completions -W 'dark'$'\n''light'$'\n''high-contrast'$'\n''colour-blind'$'\n''mono'
        return
        ;;
    '--script')
        return
        ;;
    '--save-display')
        return
        ;;
    '--letters')
        return
        ;;
    esac
}

_kakou_records() {
    repeating_flags=()
    non_repeating_flags=(--version -h --help)
    repeating_options=()
    non_repeating_options=()
    __kakou_offer_flags_options 0

    # Offer subcommand / subcommand argument completions
    local -r subcommand="${unparsed_words[0]}"
    unset 'unparsed_words[0]'
    unparsed_words=("${unparsed_words[@]}")
    case "${subcommand}" in
    export)
        # Offer subcommand argument completions
        "_kakou_records_${subcommand}"
        ;;
    *)
        # Offer subcommand completions
        COMPREPLY+=($(compgen -W 'export' -- "${cur}"))
        ;;
    esac
}

_kakou_records_export() {
    repeating_flags=()
    non_repeating_flags=(--ascii --linear --no-color --csv --version -h --help)
    repeating_options=()
    non_repeating_options=(--config --data-dir --lang --theme --script --save-display --from --to)
    __kakou_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '--config')
        return
        ;;
    '--data-dir')
        return
        ;;
    '--lang')
        __kakou_add_completions -W 'zh'$'\n''en'
        return
        ;;
    '--theme')
        __kakou_add_completions -W 'dark'$'\n''light'$'\n''high-contrast'$'\n''colour-blind'$'\n''mono'
        return
        ;;
    '--script')
        return
        ;;
    '--save-display')
        return
        ;;
    '--from')
        return
        ;;
    '--to')
        return
        ;;
    esac
}

_kakou_audit() {
    repeating_flags=()
    non_repeating_flags=(--version -h --help)
    repeating_options=()
    non_repeating_options=()
    __kakou_offer_flags_options 0

    # Offer subcommand / subcommand argument completions
    local -r subcommand="${unparsed_words[0]}"
    unset 'unparsed_words[0]'
    unparsed_words=("${unparsed_words[@]}")
    case "${subcommand}" in
    verify)
        # Offer subcommand argument completions
        "_kakou_audit_${subcommand}"
        ;;
    *)
        # Offer subcommand completions
        COMPREPLY+=($(compgen -W 'verify' -- "${cur}"))
        ;;
    esac
}

_kakou_audit_verify() {
    repeating_flags=()
    non_repeating_flags=(--ascii --linear --no-color --json --version -h --help)
    repeating_options=()
    non_repeating_options=(--config --data-dir --lang --theme --script --save-display)
    __kakou_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '--config')
        return
        ;;
    '--data-dir')
        return
        ;;
    '--lang')
        __kakou_add_completions -W 'zh'$'\n''en'
        return
        ;;
    '--theme')
        __kakou_add_completions -W 'dark'$'\n''light'$'\n''high-contrast'$'\n''colour-blind'$'\n''mono'
        return
        ;;
    '--script')
        return
        ;;
    '--save-display')
        return
        ;;
    esac
}

_kakou_config() {
    repeating_flags=()
    non_repeating_flags=(--version -h --help)
    repeating_options=()
    non_repeating_options=()
    __kakou_offer_flags_options 0

    # Offer subcommand / subcommand argument completions
    local -r subcommand="${unparsed_words[0]}"
    unset 'unparsed_words[0]'
    unparsed_words=("${unparsed_words[@]}")
    case "${subcommand}" in
    check|show|pin)
        # Offer subcommand argument completions
        "_kakou_config_${subcommand}"
        ;;
    *)
        # Offer subcommand completions
        COMPREPLY+=($(compgen -W 'check show pin' -- "${cur}"))
        ;;
    esac
}

_kakou_config_check() {
    repeating_flags=()
    non_repeating_flags=(--ascii --linear --no-color --version -h --help)
    repeating_options=()
    non_repeating_options=(--config --data-dir --lang --theme --script --save-display)
    __kakou_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--config')
        return
        ;;
    '--data-dir')
        return
        ;;
    '--lang')
        __kakou_add_completions -W 'zh'$'\n''en'
        return
        ;;
    '--theme')
        __kakou_add_completions -W 'dark'$'\n''light'$'\n''high-contrast'$'\n''colour-blind'$'\n''mono'
        return
        ;;
    '--script')
        return
        ;;
    '--save-display')
        return
        ;;
    esac
}

_kakou_config_show() {
    repeating_flags=()
    non_repeating_flags=(--ascii --linear --no-color --origin --version -h --help)
    repeating_options=()
    non_repeating_options=(--config --data-dir --lang --theme --script --save-display)
    __kakou_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '--config')
        return
        ;;
    '--data-dir')
        return
        ;;
    '--lang')
        __kakou_add_completions -W 'zh'$'\n''en'
        return
        ;;
    '--theme')
        __kakou_add_completions -W 'dark'$'\n''light'$'\n''high-contrast'$'\n''colour-blind'$'\n''mono'
        return
        ;;
    '--script')
        return
        ;;
    '--save-display')
        return
        ;;
    esac
}

_kakou_config_pin() {
    repeating_flags=()
    non_repeating_flags=(--ascii --linear --no-color --version -h --help)
    repeating_options=()
    non_repeating_options=(--config --data-dir --lang --theme --script --save-display)
    __kakou_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '--config')
        return
        ;;
    '--data-dir')
        return
        ;;
    '--lang')
        __kakou_add_completions -W 'zh'$'\n''en'
        return
        ;;
    '--theme')
        __kakou_add_completions -W 'dark'$'\n''light'$'\n''high-contrast'$'\n''colour-blind'$'\n''mono'
        return
        ;;
    '--script')
        return
        ;;
    '--save-display')
        return
        ;;
    esac
}

_kakou_explain() {
    repeating_flags=()
    non_repeating_flags=(--ascii --linear --no-color --version -h --help)
    repeating_options=()
    non_repeating_options=(--config --data-dir --lang --theme --script --save-display)
    __kakou_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--config')
        return
        ;;
    '--data-dir')
        return
        ;;
    '--lang')
        __kakou_add_completions -W 'zh'$'\n''en'
        return
        ;;
    '--theme')
        __kakou_add_completions -W 'dark'$'\n''light'$'\n''high-contrast'$'\n''colour-blind'$'\n''mono'
        return
        ;;
    '--script')
        return
        ;;
    '--save-display')
        return
        ;;
    esac
}

_kakou_doctor() {
    repeating_flags=()
    non_repeating_flags=(--ascii --linear --no-color --json --version -h --help)
    repeating_options=()
    non_repeating_options=(--config --data-dir --lang --theme --script --save-display --test-sheet)
    __kakou_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '--config')
        return
        ;;
    '--data-dir')
        return
        ;;
    '--lang')
        __kakou_add_completions -W 'zh'$'\n''en'
        return
        ;;
    '--theme')
        __kakou_add_completions -W 'dark'$'\n''light'$'\n''high-contrast'$'\n''colour-blind'$'\n''mono'
        return
        ;;
    '--script')
        return
        ;;
    '--save-display')
        return
        ;;
    '--test-sheet')
        return
        ;;
    esac
}

_kakou_manual() {
    repeating_flags=()
    non_repeating_flags=(--ascii --linear --no-color --version -h --help)
    repeating_options=()
    non_repeating_options=(--config --data-dir --lang --theme --script --save-display)
    __kakou_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--config')
        return
        ;;
    '--data-dir')
        return
        ;;
    '--lang')
        __kakou_add_completions -W 'zh'$'\n''en'
        return
        ;;
    '--theme')
        __kakou_add_completions -W 'dark'$'\n''light'$'\n''high-contrast'$'\n''colour-blind'$'\n''mono'
        return
        ;;
    '--script')
        return
        ;;
    '--save-display')
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    1)
        __kakou_add_completions -W 'man'$'\n''keys'$'\n''guard'$'\n''bash'$'\n''zsh'$'\n''fish'
        return
        ;;
    esac
}

_kakou_help() {
    repeating_flags=()
    non_repeating_flags=(--version)
    repeating_options=()
    non_repeating_options=()
    __kakou_offer_flags_options -1
}

complete -o filenames -F _kakou kakou

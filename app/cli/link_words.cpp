// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/message_words.h"

namespace sallyport::app {

using origin::LinkFinding;

const char* word(LinkFinding finding)
{
    switch (finding) { // clang-format off
    case LinkFinding::otherScheme: return "other_scheme";
    case LinkFinding::notEncrypted: return "not_encrypted";
    case LinkFinding::userInfo: return "user_info";
    case LinkFinding::backslash: return "backslash";
    case LinkFinding::controlCharacter: return "control_character";
    case LinkFinding::directionCharacter: return "direction_character";
    case LinkFinding::invisibleCharacter: return "invisible_character";
    case LinkFinding::percentInHost: return "percent_in_host";
    case LinkFinding::foreignDot: return "foreign_dot";
    case LinkFinding::foreignSign: return "foreign_sign";
    case LinkFinding::replacedLetter: return "replaced_letter";
    case LinkFinding::wrongSlashes: return "wrong_slashes";
    case LinkFinding::numericHost: return "numeric_host";
    case LinkFinding::brokenEncoding: return "broken_encoding";
    case LinkFinding::oddHost: return "odd_host";
    case LinkFinding::otherPort: return "other_port";
    case LinkFinding::readingsDiffer: return "readings_differ";
    case LinkFinding::hostEmbedded: return "host_embedded";
    case LinkFinding::nameAsLabel: return "name_as_label";
    case LinkFinding::nameInLabel: return "name_in_label";
    case LinkFinding::nameLookalike: return "name_lookalike";
    case LinkFinding::nameMisspelt: return "name_misspelt";
    case LinkFinding::nameSplit: return "name_split";
    case LinkFinding::mixedScripts: return "mixed_scripts";
    case LinkFinding::foreignScript: return "foreign_script";
    case LinkFinding::loginWord: return "login_word";
    case LinkFinding::freeHosting: return "free_hosting";
    case LinkFinding::disputedDomain: return "disputed_domain";
    case LinkFinding::listedProgram: return "listed_program";
    case LinkFinding::programElsewhere: return "program_elsewhere";
    case LinkFinding::nameInPath: return "name_in_path";
    case LinkFinding::hiddenTarget: return "hidden_target";
    case LinkFinding::uploadedFile: return "uploaded_file";
    case LinkFinding::noHost: return "no_host";
    case LinkFinding::badHost: return "bad_host";
    case LinkFinding::tooLong: return "too_long";
    } // clang-format on
    return "unknown";
}

} // namespace sallyport::app

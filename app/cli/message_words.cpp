// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/message_words.h"

namespace sallyport::app {

const char* word(mail::MessageVerdict verdict)
{
    using enum mail::MessageVerdict;
    switch (verdict) {
    case genuine:
        return "genuine";
    case imitation:
        return "imitation";
    case unsafe:
        return "unsafe";
    case unproved:
        return "unproved";
    case unrelated:
        return "unrelated";
    }
    return "unknown";
}

const char* word(mail::MessageFinding finding)
{
    using enum mail::MessageFinding;
    switch (finding) {
    case senderProven:
        return "sender_proven";
    case noSender:
        return "no_sender";
    case severalSenders:
        return "several_senders";
    case unclearSender:
        return "unclear_sender";
    case fieldTwice:
        return "field_twice";
    case senderRefused:
        return "sender_refused";
    case senderUnproved:
        return "sender_unproved";
    case senderElsewhere:
        return "sender_elsewhere";
    case senderImitation:
        return "sender_imitation";
    case senderDisputed:
        return "sender_disputed";
    case providerNotNamed:
        return "provider_not_named";
    case namelessResults:
        return "nameless_results";
    case resultsTooLow:
        return "results_too_low";
    case resultsContradict:
        return "results_contradict";
    case resultsSilent:
        return "results_silent";
    case signatureProves:
        return "signature_proves";
    case signatureNone:
        return "signature_none";
    case signatureUnfit:
        return "signature_unfit";
    case signaturePartial:
        return "signature_partial";
    case signatureKeyGone:
        return "signature_key_gone";
    case signatureExpired:
        return "signature_expired";
    case signatureUnusable:
        return "signature_unusable";
    case signatureUnreachable:
        return "signature_unreachable";
    case signatureCutOff:
        return "signature_cut_off";
    case nameClaimsService:
        return "name_claims_service";
    case nameHasAddress:
        return "name_has_address";
    case nameLookalike:
        return "name_lookalike";
    case nameHidden:
        return "name_hidden";
    case replyElsewhere:
        return "reply_elsewhere";
    case replyImitation:
        return "reply_imitation";
    case subjectLookalike:
        return "subject_lookalike";
    case subjectHidden:
        return "subject_hidden";
    case subjectClaimsService:
        return "subject_claims_service";
    case namesService:
        return "names_service";
    case linkImitation:
        return "link_imitation";
    case linkUnsafe:
        return "link_unsafe";
    case linkDisputed:
        return "link_disputed";
    case linkUnclean:
        return "link_unclean";
    case linkTextDeceives:
        return "link_text_deceives";
    case linkTextDiffers:
        return "link_text_differs";
    case linksElsewhere:
        return "links_elsewhere";
    case form:
        return "form";
    case baseAddress:
        return "base_address";
    case codeLink:
        return "code_link";
    case codeAuthenticator:
        return "code_authenticator";
    case attachedPage:
        return "attached_page";
    case attachedProgram:
        return "attached_program";
    case attachedArchive:
        return "attached_archive";
    case attachedMessage:
        return "attached_message";
    case sealedPart:
        return "sealed_part";
    case notAllRead:
        return "not_all_read";
    case picturesNotSearched:
        return "pictures_not_searched";
    case codeRight:
        return "code_right";
    case codeWrong:
        return "code_wrong";
    case codeMissing:
        return "code_missing";
    case codeLeaked:
        return "code_leaked";
    case codeNotSet:
        return "code_not_set";
    case codeUnavailable:
        return "code_unavailable";
    }
    return "unknown";
}

const char* word(mail::MessageAdvice advice)
{
    using enum mail::MessageAdvice;
    switch (advice) {
    case typeAddressYourself:
        return "type_address_yourself";
    case doNotFollow:
        return "do_not_follow";
    case changeCode:
        return "change_code";
    case setCode:
        return "set_code";
    case checkCode:
        return "check_code";
    case nameProvider:
        return "name_provider";
    case checkAttached:
        return "check_attached";
    case saveWhole:
        return "save_whole";
    }
    return "unknown";
}

const char* word(mail::SenderProof proof)
{
    using enum mail::SenderProof;
    switch (proof) {
    case proven:
        return "proven";
    case refused:
        return "refused";
    case unproved:
        return "unproved";
    case elsewhere:
        return "elsewhere";
    }
    return "unknown";
}

const char* word(mail::DkimSays says)
{
    using enum mail::DkimSays;
    switch (says) {
    case notAsked:
        return "not_asked";
    case none:
        return "none";
    case proven:
        return "proven";
    case unfit:
        return "unfit";
    case partial:
        return "partial";
    case keyGone:
        return "key_gone";
    case expired:
        return "expired";
    case unusable:
        return "unusable";
    case unreachable:
        return "unreachable";
    }
    return "unknown";
}

const char* word(mail::CodeState state)
{
    using enum mail::CodeState;
    switch (state) {
    case notOffered:
        return "not_offered";
    case notSet:
        return "not_set";
    case unavailable:
        return "unavailable";
    case right:
        return "right";
    case wrong:
        return "wrong";
    case missing:
        return "missing";
    }
    return "unknown";
}

const char* word(mail::LinkPlace place)
{
    using enum mail::LinkPlace;
    switch (place) {
    case anchor:
        return "anchor";
    case form:
        return "form";
    case area:
        return "area";
    case base:
        return "base";
    case embedded:
        return "embedded";
    case image:
        return "image";
    case hidden:
        return "hidden";
    case plainText:
        return "plain_text";
    case code:
        return "code";
    }
    return "unknown";
}

const char* word(mail::MessageError error)
{
    using enum mail::MessageError;
    switch (error) {
    case notAMessage:
        return "not_a_message";
    case tooLarge:
        return "message_too_large";
    case tooManyParts:
        return "too_many_parts";
    case tooDeep:
        return "too_deep";
    case tooComplex:
        return "too_complex";
    case abandoned:
        return "abandoned";
    }
    return "unknown";
}

const char* word(origin::LinkVerdict verdict)
{
    using enum origin::LinkVerdict;
    switch (verdict) {
    case official:
        return "official";
    case imitation:
        return "imitation";
    case unsafe:
        return "unsafe";
    case disputed:
        return "disputed";
    case unrelated:
        return "unrelated";
    case unreadable:
        return "unreadable";
    }
    return "unknown";
}

const char* word(qr::QrKind kind)
{
    using enum qr::QrKind;
    switch (kind) {
    case link:
        return "link";
    case otpauth:
        return "otpauth";
    case migration:
        return "migration";
    case text:
        return "text";
    case binary:
        return "binary";
    }
    return "unknown";
}

const char* word(qr::PictureError error)
{
    using enum qr::PictureError;
    switch (error) {
    case unreadable:
        return "unreadable_picture";
    case tooLarge:
        return "picture_too_large";
    case abandoned:
        return "abandoned";
    }
    return "unknown";
}

} // namespace sallyport::app

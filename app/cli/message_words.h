// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The stable words of --json for messages and the links in them: one for each value core can give, snake_case.
#pragma once

#include "core/mail/message_report.h"
#include "core/qr/qr_content.h"

namespace sallyport::app {

const char* word(mail::MessageVerdict verdict);
const char* word(mail::MessageFinding finding);
const char* word(mail::MessageAdvice advice);
const char* word(mail::SenderProof proof);
const char* word(mail::DkimSays says);
const char* word(mail::CodeState state);
const char* word(mail::LinkPlace place);
const char* word(mail::MessageError error);
const char* word(origin::LinkVerdict verdict);
const char* word(origin::LinkFinding finding); // link_words.cpp
const char* word(qr::QrKind kind);
const char* word(qr::PictureError error);

} // namespace sallyport::app

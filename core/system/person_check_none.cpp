// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/system/person_check.h"

namespace sallyport::system {

namespace {

class NoCheck : public PersonCheck {
public:
    Task<PersonCheckState, PersonCheckError> availability() override
    {
        return Task<PersonCheckState, PersonCheckError>::ready(
            PersonCheckState{{{.method = PersonCheckMethod::polkit, .missing = PersonCheckMissing::notOnThisSystem}}});
    }
    Task<Done, PersonCheckError> check(const QString&, const CancelToken&) override
    {
        return Task<Done, PersonCheckError>::ready(std::unexpected(PersonCheckError::unavailable));
    }
};

} // namespace

std::unique_ptr<PersonCheck> personCheck()
{
    return std::make_unique<NoCheck>();
}

} // namespace sallyport::system

// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Authenticator: the port to the built-in authenticator: what is set up in it, and a code for one moment. app keeps the
// keys; the window never sees them again after add().
//   if (auto code = authenticator.codeAt(profile.id, clock.unixSeconds() + offset)) field->setText(code->digits);
#pragma once

#include "core/base/secret.h"
#include "core/base/task.h"
#include "core/otp/otpauth_uri.h"
#include "core/secrets/secret_store.h"

#include <QHash>
#include <QObject>
#include <QString>

#include <optional>
#include <variant>

namespace sallyport::ui {

/// One authenticator that is set up, without its key.
struct AuthenticatorEntry {
    QString profileId; ///< the service it belongs to
    QString issuer;    ///< as its link names it
    QString account;
};

struct TimedCode {
    QString digits;
    int secondsLeft = 0;  ///< until the next one
    int period = 30;      ///< seconds
    bool isSpent = false; ///< it was given to the service from here, which takes it once
};

/// Why an authenticator was not set up.
struct AddProblem {
    enum class What {
        badLink, ///< `link` says why
        store,   ///< `store` says why; nothing was kept
        gaveUp
    };
    What what = What::gaveUp;
    std::optional<otp::OtpauthError> link = {};
    std::optional<secrets::SecretStoreError> store = {};
    static AddProblem abandoned() { return {}; }
};

class Authenticator : public QObject {
    Q_OBJECT
public:
    /// The entry of a service, if one is set up.
    virtual std::optional<AuthenticatorEntry> entry(const QString& profileId) const = 0;
    /// Its code at that moment, seconds since 1970.
    virtual std::optional<TimedCode> codeAt(const QString& profileId, std::int64_t unixSeconds) const = 0;
    /// Sets one up from its otpauth link, in place of a former one of that service.
    virtual Task<Done, AddProblem> add(const QString& profileId, Secret otpauthLink) = 0;

    /// The code at that moment, and whether it was given away already.
    std::optional<TimedCode> judgedAt(const QString& profileId, std::int64_t unixSeconds) const
    {
        auto code = codeAt(profileId, unixSeconds);
        if (code)
            code->isSpent = m_given.value(profileId) == code->digits;
        return code;
    }
    /// The service was given these digits: until the next step they are spent. In memory only.
    void noteGiven(const QString& profileId, const QString& digits) { m_given.insert(profileId, digits); }

Q_SIGNALS:
    void changed();

private:
    QHash<QString, QString> m_given; ///< the last one of each service: no secret any more
};

} // namespace sallyport::ui

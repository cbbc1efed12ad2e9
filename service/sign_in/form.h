// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Form: a request body of type application/x-www-form-urlencoded as OAuth uses it (RFC 6749 appendix B), or a JSON
// object of strings as the account API does, with limits.
// The values lie in one Secret, because passwords and codes are among them; the raw body is wiped.
//   auto form = Form::read(request, {{"code", 128}, {"code_verifier", 128}});
//   const QByteArrayView code = form->value("code");
#pragma once

#include "core/base/result.h"
#include "core/base/secret.h"
#include "service/http/http_types.h"

#include <QHash>

#include <initializer_list>

namespace sallyport::service {

enum class FormError {
    notAForm,  ///< another content type, or content coding
    malformed, ///< a bad escape, not UTF-8, a NUL
    tooLarge,  ///< over 64 KiB, 40 fields, 64 bytes of a name or the field's own limit
    duplicate  ///< a field given twice (RFC 6749 3.1)
};

/// A field that the endpoint knows, and how long its decoded value may be.
struct FieldLimit {
    QByteArrayView name;
    qsizetype maxBytes;
};

class Form {
public:
    /// Unknown fields are dropped (RFC 6749 3.1), and fields without a value are as if not there.
    static Result<Form, FormError> read(HttpRequest& request, std::initializer_list<FieldLimit> known);
    /// The same of bare text, which is left as it is.
    static Result<Form, FormError> parse(QByteArrayView text, std::initializer_list<FieldLimit> known);

    /// A JSON object that has strings only (RFC 8259), of the known names only; the body is wiped.
    static Result<Form, FormError> readJson(HttpRequest& request, std::initializer_list<FieldLimit> known);
    /// The same of bare text, which is left as it is.
    static Result<Form, FormError> parseJson(QByteArrayView text, std::initializer_list<FieldLimit> known);

    bool has(QByteArrayView name) const { return !value(name).isEmpty(); }
    /// The decoded value, valid while the Form is; empty when absent.
    QByteArrayView value(QByteArrayView name) const;

private:
    struct Place {
        qsizetype from;
        qsizetype size;
    };
    Secret m_values;
    QHash<QByteArray, Place> m_places;
};

} // namespace sallyport::service

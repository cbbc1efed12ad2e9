// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Form: a request body as application/x-www-form-urlencoded, the way OAuth asks for it.
//   Form form;  form.add("client_id", clientId).add("password", password);
#pragma once

#include "core/base/secret.h"

#include <QByteArray>
#include <QString>

namespace sallyport::auth {

inline constexpr char formContentType[] = "application/x-www-form-urlencoded";

class Form {
public:
    /// UTF-8, every octet but RFC 3986's unreserved ones escaped. `name` needs no escaping.
    Form& add(const char* name, QByteArrayView value);
    Form& add(const char* name, const char* value) { return add(name, QByteArrayView(value)); }
    Form& add(const char* name, const QString& value);
    Form& add(const char* name, const Secret& value);

    bool isEmpty() const { return m_text.isEmpty(); }
    /// True once a Secret was added.
    bool holdsSecret() const { return m_holdsSecret; }
    /// The whole body; the form is empty afterwards. The transport's copy is its own to forget.
    QByteArray take();

    Form() = default;
    Form(Form&&) = default;
    Form& operator=(Form&&) = default;
    ~Form();

private:
    QByteArray m_text;
    bool m_holdsSecret = false;
};

} // namespace sallyport::auth

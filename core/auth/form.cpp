// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/auth/form.h"

namespace sallyport::auth {

Form& Form::add(const char* name, QByteArrayView value)
{
    QByteArray escaped = QByteArray::fromRawData(value.data(), value.size()).toPercentEncoding();
    if (!m_text.isEmpty())
        m_text += '&';
    m_text += name;
    m_text += '=';
    m_text += escaped;
    wipe(escaped);
    return *this;
}

Form& Form::add(const char* name, const QString& value)
{
    return add(name, QByteArrayView(value.toUtf8()));
}

Form& Form::add(const char* name, const Secret& value)
{
    m_holdsSecret = true;
    return add(name, value.view());
}

QByteArray Form::take()
{
    m_holdsSecret = false;
    return std::exchange(m_text, {});
}

Form::~Form()
{
    wipe(m_text);
}

} // namespace sallyport::auth

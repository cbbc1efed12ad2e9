// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// GmimePointer: an object of the MIME library that is let go when it is no longer needed; and the library's start.
//   const GmimePointer<GMimeStream> stream(g_mime_stream_mem_new());
#pragma once

#include <gmime/gmime.h>

#include <memory>

namespace sallyport::mail {

struct GmimeUnref {
    void operator()(gpointer object) const { g_object_unref(object); }
};
template <typename T>
using GmimePointer = std::unique_ptr<T, GmimeUnref>;

/// Once in the program's life; from any thread.
void startGmime();

} // namespace sallyport::mail

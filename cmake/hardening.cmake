# SPDX-FileCopyrightText: 2026 The Sallyport authors
# SPDX-License-Identifier: GPL-3.0-or-later
# What the compiler and linker can do against memory errors; sanitizers and coverage where they were asked for.
if(MSVC)
  add_compile_options(/guard:cf /sdl)
  add_link_options(/guard:cf /DYNAMICBASE /HIGHENTROPYVA)
else()
  add_compile_options(-fstack-protector-strong)
  if(CMAKE_SYSTEM_PROCESSOR MATCHES "x86_64|AMD64")
    add_compile_options(-fcf-protection=full)
  endif()
  if(CMAKE_BUILD_TYPE STREQUAL "Release")
    add_compile_options(-U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=2)
  endif()
  if(NOT APPLE)
    add_compile_options(-fstack-clash-protection)
    add_link_options(-Wl,-z,relro,-z,now,-z,noexecstack)
  endif()
endif()
include(CheckPIESupported)
check_pie_supported()
if(SALLYPORT_SANITIZE)
  # Null, alignment and vptr checks stand at every access to a member and cost a third of the compile time; what they would find ends in
  # a fault that the address sanitizer reports too.
  add_compile_options(-fsanitize=${SALLYPORT_SANITIZE} -fno-sanitize=null,alignment,vptr -fno-sanitize-recover=all -fno-omit-frame-pointer)
  add_link_options(-fsanitize=${SALLYPORT_SANITIZE})
endif()
if(SALLYPORT_COVERAGE)
  add_compile_options(--coverage -fprofile-update=atomic) # the service and the workers count on several threads
  add_link_options(--coverage)
endif()

#pragma once

#include "auction/names.hpp"

#include <string_view>

namespace auktiva {

/// What mails and notifications are written in.
enum class language
{
    english,
    german,
    spanish,
    hungarian,
    polish,
};

template <>
inline constexpr std::array names<language>{
    std::pair{language::english, std::string_view{"en"}},
    std::pair{language::german, std::string_view{"de"}},
    std::pair{language::spanish, std::string_view{"es"}},
    std::pair{language::hungarian, std::string_view{"hu"}},
    std::pair{language::polish, std::string_view{"pl"}},
};

/// The first language of an Accept-Language header (by its quality) that we speak; else English.
language preferred_language(std::string_view accept_language);

} // namespace auktiva

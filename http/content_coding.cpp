#include "http/content_coding.hpp"

#include "http/text.hpp"

#include <stdexcept>
#include <zlib.h>

namespace auktiva::http {

namespace {

/// Whether what follows a coding says that it must not be used: ";q=0", ";q=0.000".
bool is_refused(std::string_view parameters) noexcept
{
    auto const weight = trim(parameters);
    bool const is_weight = weight.starts_with("q=") || weight.starts_with("Q=");
    return is_weight && weight.find_first_not_of("0.", 2) == weight.npos;
}

} // namespace

bool accepts_gzip(std::string_view accept_encoding) noexcept
{
    bool takes_any = false;
    while (!accept_encoding.empty())
    {
        auto parameters = cut(accept_encoding, ',');
        auto const coding = trim(cut(parameters, ';'));
        if (equal_ignoring_case(coding, "gzip"))
            return !is_refused(parameters);
        if (coding == "*")
            takes_any = !is_refused(parameters);
    }
    return takes_any;
}

std::string gunzip(std::string_view compressed, std::size_t size)
{
    constexpr int gzip_format = 16 + MAX_WBITS;
    z_stream stream{};
    if (::inflateInit2(&stream, gzip_format) != Z_OK)
        throw std::runtime_error{"zlib does not start"};
    std::string plain(size, '\0');
    // zlib only reads there, but its older versions do not say so.
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(compressed.data()));
    stream.avail_in = static_cast<uInt>(compressed.size());
    stream.next_out = reinterpret_cast<Bytef*>(plain.data());
    stream.avail_out = static_cast<uInt>(plain.size());
    auto const outcome = ::inflate(&stream, Z_FINISH);
    ::inflateEnd(&stream);
    if (outcome != Z_STREAM_END || stream.avail_out != 0)
        throw std::runtime_error{"not what was compressed"};
    return plain;
}

} // namespace auktiva::http

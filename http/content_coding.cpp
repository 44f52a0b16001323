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

/// windowBits of zlib that ask for the head and tail of RFC 1952.
constexpr int gzip_format = 16 + MAX_WBITS;

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

std::string gzip(std::string_view plain)
{
    constexpr int usual_memory = 8;
    z_stream stream{};
    if (::deflateInit2(&stream, Z_BEST_SPEED, Z_DEFLATED, gzip_format, usual_memory, Z_DEFAULT_STRATEGY) !=
        Z_OK)
        throw std::runtime_error{"zlib does not start"};
    std::string compressed(::deflateBound(&stream, plain.size()), '\0');
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(plain.data()));
    stream.avail_in = static_cast<uInt>(plain.size());
    stream.next_out = reinterpret_cast<Bytef*>(compressed.data());
    stream.avail_out = static_cast<uInt>(compressed.size());
    auto const outcome = ::deflate(&stream, Z_FINISH);
    compressed.resize(stream.total_out);
    ::deflateEnd(&stream);
    if (outcome != Z_STREAM_END)
        throw std::runtime_error{"zlib does not end"};
    return compressed;
}

std::string gunzip(std::string_view compressed, std::size_t size)
{
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

void compress(response& answer, std::string_view accept_encoding)
{
    constexpr std::size_t one_packet = 1400;
    bool const is_text =
        answer.content_type.starts_with("application/json") || answer.content_type.starts_with("text/");
    if (!is_text || answer.following || answer.body.size() <= one_packet || !accepts_gzip(accept_encoding))
        return;
    answer.body = gzip(answer.body);
    answer.headers.emplace_back("Content-Encoding", "gzip");
    answer.headers.emplace_back("Vary", "Accept-Encoding");
}

} // namespace auktiva::http

#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace auktiva::http {

/// One header field; points into the `fields` it came from.
struct field
{
    std::string_view name;
    std::string_view value;
};

/// The header fields of a request, in the order received and in one piece of memory.
class fields
{
public:
    void add(std::string_view name, std::string_view value);

    std::size_t size() const noexcept { return extents_.size(); }
    field operator[](std::size_t index) const noexcept;

    /// The first value under that name in any case; empty if there is none.
    std::string_view find(std::string_view name) const noexcept;
    std::size_t count(std::string_view name) const noexcept;
    /// All values under that name as one list, comma-separated (RFC 9110, 5.3).
    std::string joined(std::string_view name) const;

private:
    struct extent
    {
        std::size_t begin;
        std::uint32_t name_size;
        std::uint32_t value_size;
    };

    bool is_named(std::size_t index, std::string_view name) const noexcept;

    std::string text_;
    std::vector<extent> extents_;
};

} // namespace auktiva::http

#include "tests/conformance/behaviour.hpp"

namespace auktiva::conformance {

using namespace std::string_literals;

namespace {

auto const kosme = "\xCE\xBA\xE1\xBD\xB9\xCF\x83\xCE\xBC\xCE\xB5"s;
auto const greeting = "Hello-\xC2\xB5@\xC3\x9F\xC3\xB6\xC3\xA4\xC3\xBC\xC3\xA0\xC3\xA1-UTF-8!!"s;
/// Fails at the 13th byte, A0, which makes a surrogate.
auto const surrogate = kosme + "\xED\xA0\x80" + "edited";
reply const refused = closed(1007, "not UTF-8");

/// A group of 6: what is sent as one message, and whether it is UTF-8.
struct sequences
{
    std::string group;
    std::string name;
    bytes messages;
    bool valid;
    /// The number of the first, where a group has both sorts.
    int first = 1;
};

/// Bytes from first to before last, each followed by a blank.
std::string lonely(int first, int last)
{
    std::string made;
    for (int byte = first; byte < last; ++byte)
        made += {static_cast<char>(byte), ' '};
    return made;
}

std::string all_continuations()
{
    std::string made;
    for (int byte = 0x80; byte < 0xBF; ++byte)
        made += static_cast<char>(byte);
    return made;
}

bytes const last_byte_missing = {
    "\xC0", "\xE0\x80"s, "\xF0\x80\x80"s, "\xF8\x80\x80\x80"s, "\xFC\x80\x80\x80\x80"s,
    "\xDF", "\xEF\xBF"s, "\xF7\xBF\xBF"s, "\xFB\xBF\xBF\xBF"s, "\xFD\xBF\xBF\xBF\xBF"s,
};

std::string joined(bytes const& parts)
{
    std::string made;
    for (auto const& part : parts)
        made += part;
    return made;
}

/// U+FFFE, U+FFFF and the last two of each further plane.
bytes non_characters()
{
    bytes made{"\xEF\xBF\xBE", "\xEF\xBF\xBF"};
    for (int plane = 1; plane <= 16; ++plane)
        for (char const last : {'\xBE', '\xBF'})
            made.push_back(
                {static_cast<char>(0xF0 | plane >> 2), static_cast<char>(0x8F | (plane & 3) << 4), '\xBF',
                 last}
            );
    return made;
}

std::vector<sequences> const groups = {
    {"6.5",
     "some valid text",
     {"hello$world", "hello\xC2\xA2world", "hello\xE2\x82\xACworld", "hello\xF0\xA4\xAD\xA2world", kosme},
     true},
    {"6.7", "shortest of its length", {"\0"s, "\xC2\x80", "\xE0\xA0\x80", "\xF0\x90\x80\x80"}, true},
    {"6.8", "five and six bytes", {"\xF8\x88\x80\x80\x80", "\xFC\x84\x80\x80\x80\x80"}, false},
    {"6.9", "last of its length", {"\x7F", "\xDF\xBF", "\xEF\xBF\xBF", "\xF4\x8F\xBF\xBF"}, true},
    {"6.10",
     "last of four, five and six bytes",
     {"\xF7\xBF\xBF\xBF", "\xFB\xBF\xBF\xBF\xBF", "\xFD\xBF\xBF\xBF\xBF\xBF"},
     false},
    {"6.11", "beside a boundary", {"\xED\x9F\xBF", "\xEE\x80\x80", "\xEF\xBF\xBD", "\xF4\x8F\xBF\xBF"}, true},
    {"6.11", "beyond Unicode", {"\xF4\x90\x80\x80"}, false, 5},
    {"6.12",
     "continuation of nothing",
     {"\x80", "\xBF", "\x80\xBF", "\x80\xBF\x80", "\x80\xBF\x80\xBF", "\x80\xBF\x80\xBF\x80",
      "\x80\xBF\x80\xBF\x80\xBF", all_continuations()},
     false},
    {"6.13",
     "lonely start bytes",
     {lonely(0xC0, 0xDF), lonely(0xE0, 0xEF), lonely(0xF0, 0xF7), lonely(0xF8, 0xFB), lonely(0xFC, 0xFD)},
     false},
    {"6.14", "last byte missing", last_byte_missing, false},
    {"6.15", "incomplete sequences in a row", {joined(last_byte_missing)}, false},
    {"6.16", "impossible bytes", {"\xFE", "\xFF", "\xFE\xFE\xFF\xFF"}, false},
    {"6.17",
     "overlong slash",
     {"\xC0\xAF", "\xE0\x80\xAF", "\xF0\x80\x80\xAF", "\xF8\x80\x80\x80\xAF", "\xFC\x80\x80\x80\x80\xAF"},
     false},
    {"6.18",
     "longest overlong",
     {"\xC1\xBF", "\xE0\x9F\xBF", "\xF0\x8F\xBF\xBF", "\xF8\x87\xBF\xBF\xBF", "\xFC\x83\xBF\xBF\xBF\xBF"},
     false},
    {"6.19",
     "overlong NUL",
     {"\xC0\x80", "\xE0\x80\x80", "\xF0\x80\x80\x80", "\xF8\x80\x80\x80\x80", "\xFC\x80\x80\x80\x80\x80"},
     false},
    {"6.20",
     "one surrogate",
     {"\xED\xA0\x80", "\xED\xAD\xBF", "\xED\xAE\x80", "\xED\xAF\xBF", "\xED\xB0\x80", "\xED\xBE\x80",
      "\xED\xBF\xBF"},
     false},
    {"6.21",
     "a pair of surrogates",
     {"\xED\xA0\x80\xED\xB0\x80", "\xED\xA0\x80\xED\xBF\xBF", "\xED\xAD\xBF\xED\xB0\x80",
      "\xED\xAD\xBF\xED\xBF\xBF", "\xED\xAE\x80\xED\xB0\x80", "\xED\xAE\x80\xED\xBF\xBF",
      "\xED\xAF\xBF\xED\xB0\x80", "\xED\xAF\xBF\xED\xBF\xBF"},
     false},
    {"6.22", "no character, yet valid", non_characters(), true},
    {"6.23",
     "specials",
     {"\xEF\xBF\xB9", "\xEF\xBF\xBA", "\xEF\xBF\xBB", "\xEF\xBF\xBC", "\xEF\xBF\xBD", "\xEF\xBF\xBE",
      "\xEF\xBF\xBF"},
     true},
};

behaviour one_message(std::string number, std::string name, std::string const& message, bool valid)
{
    if (valid)
        return fine(std::move(number), std::move(name), {text(message)}, {echo(message)});
    return ends(std::move(number), std::move(name), {text(message)}, {refused});
}

/// 6.6: every beginning of a text, valid where a character is over.
table prefixes()
{
    table made;
    for (std::size_t size = 1; size <= kosme.size(); ++size)
    {
        bool const valid = size == 2 || size == 5 || size == 7 || size == 9 || size == 11;
        made.push_back(one_message(
            "6.6." + std::to_string(size), "beginning of " + std::to_string(size), kosme.substr(0, size),
            valid
        ));
    }
    return made;
}

/// What follows the wrong byte is never sent: the server must not wait for it.
behaviour fails_fast(std::string number, std::string name, bytes good, bytes bad)
{
    return {std::move(number), std::move(name), {{std::move(good), {}}, {std::move(bad), {refused}}}, frames};
}

} // namespace

table utf8_in_fragments()
{
    auto const beyond = "\xF4\x90\x80\x80"s;
    auto const frame = text(kosme + beyond + "edited");
    auto const header = std::size_t{6};
    auto const before_wrong = kosme.size() + 1;
    return {
        fine("6.1.1", "empty text", {text("")}, {echo("")}),
        fine(
            "6.1.2", "three empty fragments", {first_fragment(""), next_fragment(""), last_fragment("")},
            {echo("")}
        ),
        fine(
            "6.1.3", "a fragment between two empty ones",
            {first_fragment(""), next_fragment("middle frame payload"), last_fragment("")},
            {echo("middle frame payload")}
        ),
        fine("6.2.1", "valid text", {text(greeting)}, {echo(greeting)}),
        fine("6.2.2", "cut between characters", in_fragments(greeting, 15), {echo(greeting)}),
        fine("6.2.3", "in fragments of an octet", in_fragments(greeting, 1), {echo(greeting)}),
        fine("6.2.4", "in fragments of an octet, inside characters", in_fragments(kosme, 1), {echo(kosme)}),
        ends("6.3.1", "a surrogate", {text(surrogate)}, {refused}),
        ends("6.3.2", "a surrogate, in fragments of an octet", in_fragments(surrogate, 1), {refused}),
        fails_fast(
            "6.4.1", "fails at the fragment with the wrong byte", {first_fragment(kosme)},
            {next_fragment(beyond)}
        ),
        fails_fast(
            "6.4.2", "fails at the wrong byte, the last of its fragment", {first_fragment(kosme + "\xF4")},
            {next_fragment("\x90")}
        ),
        fails_fast(
            "6.4.3", "fails within its frame", {frame.substr(0, header + kosme.size())},
            {frame.substr(header + kosme.size(), beyond.size())}
        ),
        fails_fast(
            "6.4.4", "fails at the wrong byte of its frame", {frame.substr(0, header + before_wrong)},
            {frame.substr(header + before_wrong, 1)}
        ),
    };
}

table utf8_sequences()
{
    auto made = prefixes();
    for (auto const& group : groups)
    {
        auto number = group.first;
        for (auto const& message : group.messages)
            made.push_back(
                one_message(group.group + '.' + std::to_string(number++), group.name, message, group.valid)
            );
    }
    return made;
}

} // namespace auktiva::conformance

#pragma once

#include <algorithm>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

namespace auktiva {

/// Reads clean rich text letter by letter, without a parser of HTML: every tag is written exactly as one of
/// those allowed, all are closed in order, nothing else looks like markup.
class html_checker
{
public:
    explicit html_checker(std::string_view html)
        : rest_{html}
    {
    }

    /// What is wrong with it; nothing if all is well.
    std::string fault()
    {
        while (!rest_.empty() && fault_.empty())
            read();
        if (fault_.empty() && !open_.empty())
            fault_ = std::string{open_.back()} + " is not closed";
        return fault_;
    }

private:
    static constexpr std::string_view allowed[] = {"p",  "strong", "em", "u",  "s", "h1",        "h2",
                                                   "h3", "ul",     "ol", "li", "a", "blockquote"};

    bool take(std::string_view text)
    {
        if (!rest_.starts_with(text))
            return false;
        rest_.remove_prefix(text.size());
        return true;
    }

    void read()
    {
        if (take("&amp;") || take("&lt;") || take("&gt;") || take("<br>"))
            return;
        if (take("</"))
            return read_end();
        if (take("<"))
            return read_start();
        auto const c = static_cast<unsigned char>(rest_.front());
        if (c == '&' || c == '>' || c == 0x7f || (c < 0x20 && c != '\n' && c != '\t'))
            fault_ = "a character that must not stand here: " + std::to_string(c);
        rest_.remove_prefix(1);
    }

    std::string_view name()
    {
        auto const end = std::min(rest_.find_first_of(" >"), rest_.size());
        auto const found = rest_.substr(0, end);
        rest_.remove_prefix(end);
        return found;
    }

    void read_start()
    {
        auto const tag = name();
        if (std::ranges::count(allowed, tag) == 0)
            fault_ = "a tag that must not be: " + std::string{tag};
        open_.push_back(tag);
        if (tag == "a")
            read_link();
        if (!take(">"))
            fault_ = "attributes of " + std::string{tag};
    }

    void read_link()
    {
        if (!take(" href=\""))
            fault_ = "a link to nowhere";
        auto const is_path = rest_.starts_with("/") && !rest_.starts_with("//") && !rest_.starts_with("/\\");
        if (!is_path && !starts_with_scheme())
            fault_ = "a link to " + std::string{rest_.substr(0, 20)};
        auto const end = std::min(rest_.find('"'), rest_.size());
        auto const target = rest_.substr(0, end);
        if (std::ranges::any_of(target, [](unsigned char c) { return c < 0x20 || c == '<' || c == '>'; }))
            fault_ = "a link with controls or tags";
        rest_.remove_prefix(end);
        take("\" target=\"_blank");
        if (!take("\" rel=\"noopener noreferrer nofollow\""))
            fault_ = "a link that may be opened by its page";
    }

    bool starts_with_scheme() const
    {
        std::string start{rest_.substr(0, 8)};
        std::ranges::transform(
            start, start.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 32) : c; }
        );
        return start == "https://" || start.starts_with("http://") || start.starts_with("mailto:");
    }

    void read_end()
    {
        auto const tag = name();
        if (open_.empty() || open_.back() != tag || !take(">"))
            fault_ = "an end without a start: " + std::string{tag};
        else
            open_.pop_back();
    }

    std::string_view rest_;
    std::string fault_;
    std::vector<std::string_view> open_;
};

inline std::string html_fault(std::string_view html)
{
    return html_checker{html}.fault();
}

/// Words as a page would have to write them.
inline std::string plain_text_as_html(std::string_view words)
{
    std::string html;
    for (auto const c : words)
        html += c == '<' ? "&lt;" : c == '&' ? "&amp;" : c == '\n' ? "<br>" : std::string(1, c);
    return html;
}

} // namespace auktiva
